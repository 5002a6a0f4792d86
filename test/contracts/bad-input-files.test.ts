import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../../src/apps/rehearsal/browserless-person.ts';
import type { ProblemView } from '../../src/slices/problems/model/wire.ts';
import { circleOfSeven, type CircleOfSeven } from '../support/circle-of-seven.ts';
import { realServer, type RealServer } from '../support/real-server.ts';
import { sendUpload, type UploadAsk } from '../support/send-upload.ts';
import { paragraph, picture, run, wordFile, zipOf } from '../support/word-files.ts';

const MB = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'jointwork-files-'));
let server: RealServer;
let circle: CircleOfSeven;
let author: Person;

beforeAll(async () => {
  server = await realServer({ JOINTWORK_DATA: join(folder, 'data') });
  await server.start();
  circle = await circleOfSeven(server);
  author = circle.principals[0]!;
}, 240_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function begin(): Promise<string> {
  const problemId = randomUUID();
  await author.must('POST', '/api/problems', { problemId });
  return problemId;
}
const bring = (person: Person, problemId: string, name: string, ask: Pick<UploadAsk, 'bytes' | 'declared'> & Partial<UploadAsk>) =>
  sendUpload({ url: server.url, cookie: person.cookie(), path: `/api/problems/${problemId}/documents?name=${encodeURIComponent(name)}`, ...ask });
const documentsOf = async (problemId: string) => (await author.must<ProblemView>('GET', `/api/problems/${problemId}`)).documents;

test('[PL-121] a 200 MB upload is refused with the limit and the mend, in bounded memory, and nothing of it is kept', async () => {
  const problemId = await begin();
  await bring(author, problemId, 'warm.pdf', { bytes: 20 * MB, declared: true });
  const before = server.residentMb();
  let most = 0;
  const onSent = (): void => void (most = Math.max(most, server.residentMb()));
  for (const declared of [true, false]) {
    const { status, body } = await bring(author, problemId, 'film.pdf', { bytes: 200 * MB, first: '%PDF-1.7\n', declared, onSent });
    expect(status).toBe(413);
    expect(body.title).toContain('“film.pdf”');
    expect(body.title).toContain('25 MB');
    expect(body.mend).toMatch(/[Ss]maller|reduced/);
  }
  expect(most - before).toBeLessThan(120);
  expect(await documentsOf(problemId)).toHaveLength(0);
}, 240_000);

test('[PL-122] whoever may not upload hears why when the whole upload has been sent', async () => {
  const problemId = await begin();
  const asked = [
    ['a stranger', '', 401, 'You are not signed in'],
    ['another principal', circle.outsider.cookie(), 403, 'Only its author'],
    ['the author, with a name beyond all names', author.cookie(), 422, 'could not be used'],
  ] as const;
  for (const [who, cookie, status, said] of asked) {
    for (const declared of [true, false]) {
      const answer = await bring(author, problemId, who.startsWith('the author') ? 'n'.repeat(1001) : 'a.pdf', { cookie, bytes: 80 * MB, declared });
      expect([who, answer.status]).toEqual([who, status]);
      expect(answer.body.title).toContain(said);
    }
  }
}, 240_000);

const send = (problemId: string, name: string, content: Buffer) => bring(author, problemId, name, { bytes: content.length, first: content, declared: true });
const HONEST = wordFile({ body: paragraph(run('We spoke of dates.')) });
const CUT = HONEST.subarray(0, Math.floor(HONEST.length / 2));
const NOT_USABLE: readonly (readonly [name: string, content: Buffer, said: RegExp])[] = [
  ['renamed text.docx', Buffer.from('Dear colleagues, this is only text.'), /plain text/],
  ['renamed zip.docx', zipOf({ 'photos/one.txt': 'one' }), /zip folder/],
  ['cut.docx', CUT, /damaged|not whole/],
  ['bomb.docx', wordFile({ body: paragraph(run('x')), more: { 'word/media/zeros.bin': Buffer.alloc(600 * MB) } }), /damaged|not whole/],
  ['lying bomb.docx', wordFile({ body: '', more: { 'word/document.xml': { content: Buffer.alloc(300 * MB, 'x'), claims: 1000 } } }), /damaged|not whole/],
  ['no body.docx', zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': 'no xml at all' }), /damaged|not whole/],
  ['macros.docm', wordFile({ body: paragraph(run('x')), mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml', more: { 'word/vbaProject.bin': 'x' } }), /macros/],
  ['old.doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(3000)]), /older or a locked Office file/],
  ['renamed text.pdf', Buffer.from('This says that it is a PDF.'), /plain text/],
  ['page.pdf', Buffer.from('<!doctype html><script>alert(1)</script>'), /text/],
  ['nothing.docx', Buffer.alloc(0), /nothing in it/],
  ['drawing.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), /./],
  ['program.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500, 1)]), /exe/],
  ['really a pdf.docx', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF'), /really a PDF/],
  ['film.mp4', Buffer.concat([Buffer.from('0000001866747970', 'hex'), Buffer.from('mp42'), Buffer.alloc(500)]), /./],
];

test('[PL-123] a file that is not what its name says is refused by its name, with the mend, and nothing of it is kept', async () => {
  const problemId = await begin();
  for (const [name, content, said] of NOT_USABLE) {
    const { status, body } = await send(problemId, name, content);
    expect([name, status, body.title], name).toEqual([name, 422, expect.stringContaining(`“${name}”`)]);
    expect(body.title).toMatch(said);
    expect(body.title).toContain('Nothing was saved');
    expect(body.mend?.length, name).toBeGreaterThan(20);
    expect(server.isRunning()).toBe(true);
  }
  expect(await documentsOf(problemId)).toEqual([]);
}, 240_000);

test('[PL-124] a file keeps the name people gave it, and nothing in it reaches beyond the name', async () => {
  const names = [
    ['../../../etc/passwd.docx', 'passwd.docx'],
    ['..\\..\\boot.docx', 'boot.docx'],
    ['Min\u0000ut\u0007es\r\n.docx', 'Minutes.docx'],
    ['minutes\u202Excod.docx', 'minutesxcod.docx'],
    [`${'long '.repeat(58)}.docx`, null],
    ['“Quoted” "twice" \'thrice\'.docx', null],
    ['<img src=x onerror=alert(1)>.docx', null],
    ['Ñandú – été 会議 👩🏽‍🏫.docx', 'Ñandú – été 会議 👩🏽‍🏫.docx'],
    ['   .docx', null],
    ['CON', 'CON.docx'],
  ] as const;
  for (const [given, kept] of names) {
    const problemId = await begin();
    const { status, body } = await send(problemId, given, HONEST);
    expect([given, status, body.title]).toEqual([given, 200, undefined]);
    const [document] = await documentsOf(problemId);
    if (kept !== null) expect(document!.name).toBe(kept);
    expect(Array.from(document!.name).length).toBeLessThanOrEqual(130);
    // oxlint-disable-next-line no-control-regex -- controls are what must not be there
    expect(document!.name).not.toMatch(/[\u0000-\u001f\u202a-\u202e<>"/\\]/);
    const answer = await fetch(`${server.url}/api/problems/${problemId}/documents/${document!.documentId}/content?download=yes`, { headers: { cookie: author.cookie() } });
    const header = answer.headers.get('content-disposition')!;
    expect(decodeURIComponent(/filename\*=UTF-8''([^;]+)$/.exec(header)![1]!)).toBe(document!.name);
    expect(Buffer.from(await answer.arrayBuffer()).equals(HONEST)).toBe(true);
  }
}, 240_000);

const BAIT = 'https://bait.example';
const HOSTILE_WORD = wordFile({
  relations: {
    js: { kind: 'hyperlink', target: 'javascript:alert(1)', outside: true },
    tab: { kind: 'hyperlink', target: ' java&#9;script:alert(1)', outside: true },
    data: { kind: 'hyperlink', target: 'data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;', outside: true },
    quoted: { kind: 'hyperlink', target: 'https://fine.example/&quot; onclick=&quot;alert(1)', outside: true },
    relative: { kind: 'hyperlink', target: '//bait.example/x', outside: true },
    out: { kind: 'image', target: `${BAIT}/pixel.png`, outside: true },
    disk: { kind: 'image', target: 'file:///etc/passwd', outside: true },
    up: { kind: 'image', target: '../../../../etc/passwd' },
    svg: { kind: 'image', target: 'media/evil.svg' },
    none: { kind: 'image', target: 'media/none.png' },
  },
  body: [
    paragraph(run('<script>alert(1)</script><img src=x onerror=alert(1)>')),
    ...['js', 'tab', 'data', 'quoted', 'relative'].map((id) => paragraph(`<w:hyperlink r:id="${id}">${run(`link ${id}`)}</w:hyperlink>`)),
    ...['out', 'disk', 'up', 'svg', 'none'].map((id) => paragraph(picture(id, '"><script>alert(1)</script>'))),
    paragraph('<w:r><w:instrText>HYPERLINK "javascript:alert(1)"</w:instrText></w:r>'),
    paragraph('<w:bookmarkStart w:id="0" w:name="x&quot; onmouseover=&quot;alert(1)"/>'),
    paragraph(run('The end of it.')),
  ].join(''),
  more: { 'word/media/evil.svg': `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><image href="${BAIT}/a.png"/></svg>` },
});
const cell = `<w:tc>${paragraph(run('Minutes'))}</w:tc>`;
const HUGE_TABLE = wordFile({ body: `<w:tbl>${`<w:tr>${cell.repeat(40)}</w:tr>`.repeat(250)}</w:tbl>` });
const LAUGHS = wordFile({
  before: `<!DOCTYPE lol [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, n) => `<!ENTITY ${String.fromCharCode(98 + n)} "${`&${String.fromCharCode(97 + n)};`.repeat(20)}">`).join('')}<!ENTITY x SYSTEM "file:///etc/passwd">]>`,
  body: '<w:p><w:r><w:t>&m;&x;</w:t></w:r></w:p>',
});
const DEEP = wordFile({ body: `${'<w:sdt><w:sdtContent>'.repeat(30_000)}${'</w:sdtContent></w:sdt>'.repeat(30_000)}` });

async function shown(content: Buffer): Promise<{ status: number | undefined; kind: string | undefined; html: string }> {
  const problemId = await begin();
  const { status } = await send(problemId, 'handout.docx', content);
  const [document] = await documentsOf(problemId);
  if (document?.shown !== 'page') return { status, kind: document?.shown, html: '' };
  const { html } = await author.must<{ html: string }>('GET', `/api/problems/${problemId}/documents/${document.documentId}/page`);
  return { status, kind: 'page', html };
}

test('[PL-125] what is shown of a hostile Word document neither runs nor loads anything', async () => {
  const { html } = await shown(HOSTILE_WORD);
  expect(html).toContain('The end of it.');
  expect(html).toContain('&lt;script&gt;');
  const tags = [...html.matchAll(/<([a-z0-9]+)([^>]*)>/gi)].map(([, name = '', attributes = '']) => ({ name, attributes }));
  expect([...new Set(tags.map((tag) => tag.name))].toSorted()).toEqual(['a', 'p']);
  const addresses = tags.flatMap(({ attributes }) => [...attributes.matchAll(/([a-z-]+)="([^"]*)"/gi)].map(([, key, value]) => [key, value]));
  expect(addresses.filter(([key]) => !['href', 'rel', 'target'].includes(key!))).toEqual([]);
  expect(addresses.filter(([key, value]) => key === 'href' && !value!.startsWith('https://fine.example/'))).toEqual([]);
});

test('[PL-125] a Word document that would swell or never end is refused by its name, a long one is shown whole', async () => {
  const before = server.residentMb();
  const long = await shown(HUGE_TABLE);
  expect([long.kind, long.html.match(/Minutes/g)?.length]).toEqual(['page', 10_000]);
  for (const content of [LAUGHS, DEEP]) {
    const { status, body } = await send(await begin(), 'handout.docx', content);
    expect([status, body.code]).toEqual([422, 'docx-not-readable']);
    expect(body.title).toContain('“handout.docx”');
  }
  expect(server.isRunning()).toBe(true);
  expect(server.residentMb() - before).toBeLessThan(300);
}, 120_000);
