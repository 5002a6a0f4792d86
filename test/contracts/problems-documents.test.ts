import { randomUUID } from 'node:crypto';
import { Document, HeadingLevel, ImageRun, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { DocumentList, DocumentPage, ProblemView } from '../../src/slices/problems/model/wire.ts';
import { problemsRoutes } from '../../src/slices/problems/server/index.ts';
import { forgetRemovedDocuments } from '../../src/slices/problems/server/documents.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { twoDistricts, type TwoDistricts } from '../support/two-districts.ts';
import { zipOf } from '../support/word-files.ts';

type Listed = z.infer<typeof DocumentList>;
interface Refused {
  readonly code: string;
  readonly title: string;
  readonly mend: string;
}

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

function wordFile(): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: 'Minutes of a grade-level meeting', heading: HeadingLevel.HEADING_1 }),
            new Paragraph('We spoke of dates.'),
            new Paragraph({ text: 'A small point', heading: HeadingLevel.HEADING_4 }),
            new Table({ rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph('Topic')] }), new TableCell({ children: [new Paragraph('Minutes')] })] })] }),
            new Paragraph({ children: [new ImageRun({ type: 'png', data: PNG, transformation: { width: 10, height: 10 } })] }),
          ],
        },
      ],
    }),
  );
}

const TYPES = Buffer.from('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>');
const hostile = (body: string, rels = ''): Buffer =>
  zipOf({
    '[Content_Types].xml': TYPES,
    '_rels/.rels': Buffer.from('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
    'word/_rels/document.xml.rels': Buffer.from(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rels}</Relationships>`),
    'word/document.xml': Buffer.from(`<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${body}</w:body></w:document>`),
  });

describeOnBothEngines('documents of a problem', (open) => {
  let districts: TwoDistricts;
  beforeAll(async () => {
    districts = await twoDistricts(await open(), (api, parts) => problemsRoutes(api, parts, { sessionsOf: async () => [] }));
  });

  const begin = async () => (await districts.people.rosa.ask<ProblemView>('POST', '/api/problems', { problemId: randomUUID() })).body.problemId;
  const bring = <T = Listed>(problemId: string, name: string, bytes: Buffer, headers = {}) =>
    districts.people.rosa.send<T>('PUT', `/api/problems/${problemId}/documents?name=${encodeURIComponent(name)}`, bytes as unknown as BodyInit, { 'content-length': String(bytes.length), ...headers });

  test('[PO-40] a Word document is shown as a clean page: headings below ours, tables and pictures inside', async () => {
    const problemId = await begin();
    const { documents } = (await bring(problemId, 'Minutes, October.docx', await wordFile())).body;
    expect(documents).toMatchObject([{ name: 'Minutes, October.docx', shown: 'page' }]);
    const page = (await districts.people.dana.ask<z.infer<typeof DocumentPage>>('GET', `/api/problems/${problemId}/documents/${documents[0]!.documentId}/page`)).body;
    expect(page.html).toContain('<h2>Minutes of a grade-level meeting</h2>');
    expect(page.html).toContain('<h3>A small point</h3>');
    expect(page.html).toContain('<td><p>Topic</p></td>');
    expect(page.html).toMatch(/<img src="data:image\/png;base64,[^"]+" alt="" \/>/);
  });

  test('[PO-41] nothing in a Word document can run or load when it is shown', async () => {
    const problemId = await begin();
    const link = (id: string, target: string) => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/>`;
    const said = (id: string, text: string) => `<w:p><w:hyperlink r:id="${id}"><w:r><w:t>${text}</w:t></w:r></w:hyperlink></w:p>`;
    const body = `${said('a', 'bad')}${said('b', 'good')}<w:p><w:r><w:t>&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</w:t></w:r></w:p>`;
    const { documents } = (await bring(problemId, 'links.docx', hostile(body, link('a', 'javascript:alert(1)') + link('b', 'https://example.org/a')))).body;
    const page = (await districts.people.rosa.ask<z.infer<typeof DocumentPage>>('GET', `/api/problems/${problemId}/documents/${documents[0]!.documentId}/page`)).body;
    expect(page.html).not.toMatch(/javascript:|<script|<img/i);
    expect(page.html).toContain('<a href="https://example.org/a" rel="noopener noreferrer nofollow" target="_blank">good</a>');
    expect(page.html).toContain('&lt;script&gt;alert(1)');
  });

  test('[PO-42] a file that is not what its name says is refused with a sentence, and leaves nothing behind', async () => {
    const problemId = await begin();
    for (const [name, bytes] of [['notes.docx', Buffer.from('just text')], ['notes.docx', hostile('<w:p>').subarray(0, 300)], ['notes.docx', zipOf({ 'a.txt': Buffer.from('a') })], ['page.html', Buffer.from('<html><script>alert(1)</script></html>')], ['empty.pdf', Buffer.alloc(0)], ['picture.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')]] as const) {
      const refused = await bring<Refused>(problemId, name, bytes);
      expect([refused.status, refused.body.mend.length > 10]).toEqual([422, true]);
    }
    const broken = await bring<Refused>(problemId, 'broken.docx', hostile('<w:p><w:r>'));
    expect([broken.status, broken.body.code]).toEqual([422, 'docx-not-readable']);
    expect((await districts.people.rosa.ask<ProblemView>('GET', `/api/problems/${problemId}`)).body.documents).toEqual([]);
    const left = await districts.parts.db.inDistrict<{ stored_file: { name: string } }, unknown[]>(districts.people.rosa.districtId, (trx) => trx.selectFrom('stored_file').select('name').where('name', 'in', ['broken.docx', 'notes.docx', 'page.html']).execute());
    expect(left).toEqual([]);
  });

  test('[PO-43] a file of 200 MB is refused by its size before it is read', async () => {
    const problemId = await begin();
    const refused = await bring<Refused>(problemId, 'film.pdf', PDF, { 'content-length': String(200 * 1024 * 1024) });
    expect([refused.status, refused.body.code]).toEqual([413, 'file-too-large']);
    expect(refused.body.title).toContain('25 MB');
  });

  test('[PO-44] a Word file that unpacks to far more than it says is not unpacked for show', async () => {
    const problemId = await begin();
    const bomb = zipOf({ ...unzipped(), 'word/media/image1.png': Buffer.alloc(160_000_000) });
    const { documents } = (await bring(problemId, 'bomb.docx', bomb)).body;
    expect(documents).toMatchObject([{ name: 'bomb.docx', shown: 'download' }]);
  });

  test('[PO-45] there is room for two documents; a third is refused, also when it comes at the same moment', async () => {
    const problemId = await begin();
    const answers = await Promise.all(['a', 'b', 'c'].map((name) => bring<Refused>(problemId, `${name}.png`, PNG)));
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 200, 409]);
    const refused = await bring<Refused>(problemId, 'd.png', PNG);
    expect([refused.body.code, refused.body.mend]).toEqual(['third-document', 'Take one of the two away first; it can be brought back for 30 days.']);
  });

  test('[PO-46] pictures and PDF are shown by the browser under headers that let nothing in them act', async () => {
    const problemId = await begin();
    const { documents } = (await bring(problemId, 'Ünits & más.pdf', PDF)).body;
    const shown = await districts.people.dana.fetch(`/api/problems/${problemId}/documents/${documents[0]!.documentId}/content`);
    expect(Buffer.from(await shown.arrayBuffer()).equals(PDF)).toBe(true);
    expect(shown.headers.get('content-type')).toBe('application/pdf');
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(shown.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''%C3%9Cnits%20%26%20m%C3%A1s.pdf");
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
    const saved = await districts.people.dana.fetch(`/api/problems/${problemId}/documents/${documents[0]!.documentId}/content?download=yes`);
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment;/);
    const picture = (await bring(problemId, 'board.png', PNG)).body.documents[1]!;
    const drawn = await districts.people.rosa.fetch(`/api/problems/${problemId}/documents/${picture.documentId}/content`);
    expect(drawn.headers.get('content-security-policy')).toMatch(/^sandbox;/);
  });

  test('[PO-47] a document taken away is gone for readers, and can be brought back for 30 days', async () => {
    const { rosa, dana } = districts.people;
    const problemId = await begin();
    const { documentId } = (await bring(problemId, 'a.png', PNG)).body.documents[0]!;
    const path = `/api/problems/${problemId}/documents/${documentId}`;
    expect((await dana.ask('DELETE', path)).status).toBe(403);
    const gone = (await rosa.ask<Listed>('DELETE', path)).body.documents[0]!;
    expect(gone.restorableUntil).toBeGreaterThan(districts.parts.clock.now() + 29 * 86_400_000);
    expect((await dana.fetch(`${path}/content`)).status).toBe(404);
    expect((await dana.ask<ProblemView>('GET', `/api/problems/${problemId}`)).body.documents).toEqual([]);
    expect((await rosa.ask<Listed>('POST', `${path}/restore`)).body.documents[0]!.restorableUntil).toBeNull();
    expect((await dana.fetch(`${path}/content`)).status).toBe(200);
  });

  test('[PO-48] after 30 days what was taken away is forgotten for good', async () => {
    const { rosa } = districts.people;
    const problemId = await begin();
    const { documentId } = (await bring(problemId, 'old.png', PNG)).body.documents[0]!;
    await bring(problemId, 'kept.png', PNG);
    await rosa.ask('DELETE', `/api/problems/${problemId}/documents/${documentId}`);
    districts.pass(31 * 86_400_000);
    await forgetRemovedDocuments(districts.parts);
    expect((await rosa.ask<ProblemView>('GET', `/api/problems/${problemId}`)).body.documents.map((one) => one.name)).toEqual(['kept.png']);
    expect((await rosa.ask<Refused>('POST', `/api/problems/${problemId}/documents/${documentId}/restore`)).body.code).toBe('no-document');
  });
});

/** The parts of a small but whole Word file. */
function unzipped(): Record<string, Buffer> {
  return {
    '[Content_Types].xml': TYPES,
    '_rels/.rels': Buffer.from('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
    'word/document.xml': Buffer.from('<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Hello</w:t></w:r></w:p></w:body></w:document>'),
  };
}
