import { createHash, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readZip, ZIP_LIMITS } from '../../src/kernel/archive/read-zip.ts';
import { sliceByCodePoints } from '../../src/kernel/code-points.ts';
import { must } from '../../src/kernel/result.ts';
import { readDelimited } from '../../src/kernel/delimited-text.ts';
import { readProject } from '../../src/slices/exchange/model/refi-qda/refi-qda.ts';
import type { CodebookIn, ContributionIn, ProjectCertificate, ProjectIn } from '../../src/slices/exchange/model/wire.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { code, liveStudy, type LiveStudy, type Name } from '../support/live-study.ts';

const TEXT = 'Rosa asked 👩🏽‍🏫 who had seen it.\r\nNobody, e\u0301 said.\n\n=1+1 was on the board.';

describeOnBothEngines('exchange', (open) => {
  let study: LiveStudy;
  const [family, codeId, roundId, blindId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  let sourceId = '';
  const secret = { coding: randomUUID(), memo: randomUUID() };
  const bytesOf = async (name: Name, path: string): Promise<Uint8Array> => {
    const answer = await study.person(name).file('GET', `${study.path}/${path}`);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const put = async <T>(name: Name, path: string, body: Uint8Array | string, at = study.path): Promise<T> => {
    const answer = await study.person(name).file('PUT', `${at}/${path}`, body);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };

  beforeAll(async () => {
    study = await liveStudy(await open());
    sourceId = await study.text(TEXT, 'Visit, March');
    const lead = study.person('dana');
    await lead.do({ do: 'add-code', code: { ...code(family, 'Brokering'), codable: false } });
    await lead.do({ do: 'add-code', code: { ...code(codeId, 'Bridging'), parentId: family, definition: 'Brings help in', useWhen: 'somebody from outside helps' } });
    await lead.do({ do: 'add-round', roundId, round: { name: 'Round 1', blind: false } });
    await lead.do({ do: 'write-memo', memoId: randomUUID(), kind: 'analytic', on: { of: 'code', id: codeId }, text: 'It bridges.', audience: 'team' });
    await lead.do({ do: 'add-round', roundId: blindId, round: { name: 'Round 2', blind: true } });
    for (const [name, start, end] of [['rosa', 0, 12], ['ben', 0, 13], ['rosa', 30, 50]] as const) await study.person(name).do({ do: 'code', sourceId, version: 1, roundId, codeId, spans: [{ codingId: randomUUID(), start, end }] });
    await study.person('rosa').do({ do: 'code', sourceId, version: 1, roundId: blindId, codeId, spans: [{ codingId: secret.coding, start: 5, end: 9 }] });
    await study.person('rosa').do({ do: 'write-memo', memoId: secret.memo, kind: 'wondering', on: { of: 'source', id: sourceId }, text: 'Only-for-rosa', audience: 'me' });
  });
  afterAll(() => study.stop());

  test('[EX-80] a study goes out as a REFI-QDA project whose certificate proves every quoted text, and what stays behind is listed', async () => {
    const certificate = await study.person('ben').must<ProjectCertificate>('GET', `${study.path}/project-certificate`);
    expect(certificate).toMatchObject({ ok: true, sources: 1, selections: 3, identical: 3, codings: 3, different: [] });
    expect(certificate.losses.map(({ what }) => what)).toContain('rounds of coding');
    study.pass(90_000);
    const saved = await bytesOf('ben', 'project.qdpx');
    expect(createHash('sha256').update(saved).digest('hex')).toBe(certificate.sha256);
    const { project } = must(readProject(saved));
    const [text] = project.sources;
    expect(text).toMatchObject({ kind: 'text', text: TEXT });
    expect(project.codes[0]).toMatchObject({ name: 'Brokering', isCodable: false, codes: [{ name: 'Bridging' }] });
    expect(project.notes.map((note) => note.text)).toEqual(['It bridges.']);
  });

  test('[EX-81] what is hidden in a blind round and what is private goes out to nobody but its writer', async () => {
    for (const name of ['dana', 'ben', 'omar'] as const) {
      const zip = must(readZip(await bytesOf(name, 'analysis-package.zip'), ZIP_LIMITS));
      const all = [...zip.entries.map((entry) => new TextDecoder().decode(must(entry.read()))), JSON.stringify(must(readProject(await bytesOf(name, 'project.qdpx'))).project)].join('\n');
      for (const format of ['csv', 'html'] as const) {
        const file = await (await study.person(name).file('POST', `${study.path}/segments/${format}`, '{}')).text();
        expect(file).not.toContain('Round 2');
      }
      expect(all.toLowerCase()).not.toContain(secret.coding);
      expect(all.toLowerCase()).not.toContain(secret.memo);
      expect(all).not.toContain('Only-for-rosa');
      expect(all).toContain('made in blind rounds not yet unblinded: Round 2');
    }
    const privateOf = async (name: Name) => (await study.person(name).must<ProjectCertificate>('GET', `${study.path}/project-certificate`)).losses.find(({ what }) => what === 'private memos')?.count;
    expect([await privateOf('rosa'), await privateOf('dana')]).toEqual([1, undefined]);
    const own = must(readZip(await bytesOf('rosa', 'analysis-package.zip'), ZIP_LIMITS));
    const files = own.entries.map((entry) => new TextDecoder().decode(must(entry.read()))).join('\n');
    expect(files).toContain(secret.coding);
    expect(files).not.toContain('Only-for-rosa');
  });

  test('[EX-82] a project comes into another study whole and exact, first told and then kept, and twice adds nothing', async () => {
    const bytes = await bytesOf('dana', 'project.qdpx');
    const other = randomUUID();
    await study.person('dana').must('POST', '/api/studies', { studyId: other, title: 'Another', question: '' });
    const [at, query] = [`/api/studies/${other}`, '?path=study.qdpx&type=document&datedOn=2026-01-02'];
    const told = await put<ProjectIn>('dana', `project-previews${query}`, bytes, at);
    expect(told).toMatchObject({ sources: { fresh: 1, known: 0 }, codes: { fresh: 2, known: 0 }, codings: { fresh: 3, known: 0 }, mismatched: [] });
    expect((await study.person('dana').must<{ sources: unknown[] }>('GET', `${at}/sources`)).sources).toEqual([]);
    expect(await put<ProjectIn>('dana', `projects${query}`, bytes, at)).toMatchObject({ codings: { fresh: 3, known: 0 } });
    const { segments } = await study.person('dana').must<{ segments: { text: string; title: string }[] }>('POST', `${at}/retrieve`, {});
    expect(segments.map(({ text }) => text).toSorted()).toEqual([sliceByCodePoints(TEXT, 0, 12), sliceByCodePoints(TEXT, 0, 13), sliceByCodePoints(TEXT, 30, 50)].toSorted());
    expect(await put<ProjectIn>('dana', `projects${query}`, bytes, at)).toMatchObject({ sources: { fresh: 0, known: 1 }, codes: { fresh: 0, known: 2 }, codings: { fresh: 0, known: 3 } });
    const sources = await study.person('dana').must<{ sources: { type: string; datedOn: string }[] }>('GET', `${at}/sources`);
    expect(sources.sources).toMatchObject([{ type: 'interview', datedOn: '2025-03-04' }]);
    const again = must(readProject(new Uint8Array(await (await study.person('dana').file('GET', `${at}/project.qdpx`)).arrayBuffer())));
    expect(again.project.sources.map(({ guid }) => guid.toLowerCase())).toEqual([sourceId]);
  });

  test('[EX-82] who wrote a note and coded nothing comes along by name', async () => {
    const other = randomUUID();
    await study.person('dana').must('POST', '/api/studies', { studyId: other, title: 'Notes', question: '' });
    const [writer, note] = [randomUUID(), randomUUID()];
    const document = `<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="Some Program"><Users><User guid="${writer}" name="Wanda"/></Users><Notes><Note guid="${note}" creatingUser="${writer}"><PlainTextContent>Look here.</PlainTextContent></Note></Notes></Project>`;
    expect(await put<ProjectIn>('dana', 'projects?path=notes.qde&type=document&datedOn=2026-01-02', new TextEncoder().encode(document), `/api/studies/${other}`)).toMatchObject({ memos: { fresh: 1, known: 0 } });
    const out = must(readProject(new Uint8Array(await (await study.person('dana').file('GET', `/api/studies/${other}/project.qdpx`)).arrayBuffer())));
    expect(out.project.users.map(({ name }) => name)).toEqual(['Wanda']);
    expect(out.project.notes.map(({ creatingUser, text }) => [creatingUser?.toLowerCase(), text])).toEqual([[writer, 'Look here.']]);
  });

  test('[EX-83] a codebook goes out and comes in alone; codes that are here stay as they are', async () => {
    const book = await bytesOf('omar', 'codebook.qdc');
    expect(await put<CodebookIn>('dana', 'codebooks?path=book.qdc', book)).toMatchObject({ codes: { fresh: 0, known: 2 } });
    const other = randomUUID();
    await study.person('dana').must('POST', '/api/studies', { studyId: other, title: 'Third', question: '' });
    expect(await put<CodebookIn>('dana', 'codebooks?path=book.qdc', book, `/api/studies/${other}`)).toMatchObject({ codes: { fresh: 2, known: 0 } });
    const { codes } = await study.person('dana').must<{ codes: { name: string; useWhen: string }[] }>('GET', `/api/studies/${other}/codebook`);
    expect(codes.find(({ name }) => name === 'Bridging')).toMatchObject({ useWhen: 'somebody from outside helps', definition: 'Brings help in' });
  });

  test('[EX-84] files that are no projects, codebooks or contributions are refused with a sentence, and nothing is kept', async () => {
    const junk = new TextEncoder().encode('just words');
    for (const path of ['projects?path=a.qdpx&type=document&datedOn=2026-01-02', 'codebooks?path=a.qdc', 'contributions?path=a.jointwork']) {
      const answer = await study.person('dana').file('PUT', `${study.path}/${path}`, junk);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(((await answer.json()) as { title: string }).title.length).toBeGreaterThan(20);
    }
    expect((await study.person('omar').file('PUT', `${study.path}/projects?path=a.qdpx&type=document&datedOn=2026-01-02`, junk)).status).toBe(403);
    expect((await study.person('eve').file('GET', `${study.path}/project.qdpx`)).status).toBe(404);
    expect((await study.person('ana').file('GET', `${study.path}/analysis-package.zip`)).status).toBe(404);
  });

  test('[EX-85] a coder’s file is told and then merged into its round by the lead, who sees counts only while the round is blind', async () => {
    const file = await bytesOf('rosa', `rounds/${blindId}/contribution`);
    expect(new TextDecoder().decode(file)).toContain(secret.coding);
    const lead = study.person('dana');
    await study.person('rosa').do({ do: 'uncode', codings: [{ sourceId, codingId: secret.coding }] });
    const told = await put<ContributionIn>('dana', 'contribution-previews?path=a.jointwork', file);
    expect(told).toMatchObject({ coder: 'Rosa', round: 'Round 2', fresh: 1, lines: [{ text: 'same', fresh: 1, known: 0, unplaced: 0 }] });
    expect(JSON.stringify(told)).not.toContain(secret.coding);
    expect(await put<ContributionIn>('dana', 'contributions?path=a.jointwork', file)).toMatchObject({ fresh: 1 });
    expect(await put<ContributionIn>('dana', 'contributions?path=a.jointwork', file)).toMatchObject({ fresh: 0, lines: [{ known: 1 }] });
    expect((await lead.must<{ count: number }>('POST', `${study.path}/retrieve`, { filter: { rounds: [blindId] } })).count).toBe(0);
    expect((await study.person('rosa').must<{ count: number }>('POST', `${study.path}/retrieve`, { filter: { rounds: [blindId] } })).count).toBe(1);
    expect((await study.person('ben').file('PUT', `${study.path}/contributions?path=a.jointwork`, file)).status).toBe(403);
  });

  test('[EX-86] coded segments go out as Word file, workbook, csv and page with their exact words', async () => {
    const wanted = sliceByCodePoints(TEXT, 30, 50);
    const ask = async (format: string): Promise<Uint8Array> => new Uint8Array(await (await study.person('omar').file('POST', `${study.path}/segments/${format}`, JSON.stringify({ around: 10 }))).arrayBuffer());
    const { records } = must(readDelimited(new TextDecoder().decode(await ask('csv'))));
    const [head, ...rows] = records.map(({ cells }) => cells);
    expect(head).toContain('Speaker');
    expect(rows.map((cells) => cells[1])).toContain(wanted);
    expect(rows).toHaveLength(3);
    expect(new TextDecoder().decode(await ask('html'))).toContain('<h2>Brokering › Bridging <small>(3)</small></h2>');
    for (const [format, part] of [['docx', 'word/document.xml'], ['xlsx', 'xl/worksheets/sheet1.xml']] as const) {
      const zip = must(readZip(await ask(format), ZIP_LIMITS));
      const entry = zip.entries.find(({ name }) => name === part);
      expect(entry).toBeDefined();
      expect(must(entry!.read()).length).toBeGreaterThan(500);
    }
  });

  test('[EX-89] a file that is merged in the moment its round is frozen comes in before that, or is refused', async () => {
    const [lead, rosa] = [study.person('dana'), study.person('rosa')];
    for (let trial = 0; trial < 16; trial++) {
      const [round, codingId] = [randomUUID(), randomUUID()];
      await lead.do({ do: 'add-round', roundId: round, round: { name: `Race ${trial}`, blind: false } });
      await rosa.do({ do: 'code', sourceId, version: 1, roundId: round, codeId, spans: [{ codingId, start: 5, end: 9 }] });
      const file = await bytesOf('rosa', `rounds/${round}/contribution`);
      await rosa.do({ do: 'uncode', codings: [{ sourceId, codingId }] });
      const merged = lead.file('PUT', `${study.path}/contributions?path=a.jointwork`, file);
      await setTimeout(trial * 2);
      await lead.do({ do: 'move-round', roundId: round, to: 'frozen' });
      const { status } = await merged;
      const acts = await study.db.call<{ seq: number; kind: string }>(`select seq, payload->>'kind' as kind from event_log where stream_id = $1 and payload->>'type' = 'Changed' and payload::text like $2 order by seq`, [study.studyId, `%${round}%`]);
      expect([status, acts.at(-1)!.kind]).toEqual([status === 200 ? 200 : 409, 'round-moved']);
    }
  });
});
