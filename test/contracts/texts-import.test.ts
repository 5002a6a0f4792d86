import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { AttributeList, ImportList, ImportOutcome, ImportPreview, ImportReport, RememberedMaps, SearchAnswer, SourceList, SourceTextView, StudyView } from '../../src/slices/texts/model/wire.ts';
import { importFile, readHere, textsRoutes, type ImportHooks } from '../../src/slices/texts/server/index.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { twoDistricts, type Someone, type TwoDistricts } from '../support/two-districts.ts';
import { zipOf } from '../support/word-files.ts';
import type { z } from 'zod';

interface Refused {
  readonly code: string;
  readonly title: string;
  readonly mend: string;
}
type Outcome = ImportOutcome & Refused;

const LESSON = 'Time,Speaker,Sentence,Teacher Tag\n00:00:01,T,Good morning.,Keep together\n00:00:04,S1,Good morning 👩‍🏫!,\n00:00:06,T,Who sees a pattern?,press\n';
const LESSON_TEXT = /Good morning\.[\s\S]*Who sees a pattern\?/;

describeOnBothEngines('files that come into a study', (open) => {
  let districts: TwoDistricts;
  let dana: Someone;
  let studyId: string;
  /** What a test puts in the place of the coding slice. */
  let hooks: ImportHooks = {};
  beforeAll(async () => {
    districts = await twoDistricts(await open(), (api, parts) => textsRoutes(api, parts, { hooks: { keepTags: (...given) => hooks.keepTags?.(...given) ?? Promise.resolve(0), revised: (...given) => hooks.revised?.(...given) ?? Promise.resolve() } }));
    ({ dana } = districts.people);
  });
  beforeEach(async () => {
    hooks = {};
    ({ studyId } = (await dana.ask<StudyView>('POST', '/api/studies', { studyId: randomUUID(), title: 'Lessons' })).body);
  });

  const at = (path: string) => `/api/studies/${studyId}${path}`;
  const bring = async (path: string, bytes: string | Buffer, more: Record<string, string> = {}) =>
    dana.send<Outcome>('PUT', at(`/files?${new URLSearchParams({ path, type: 'observation', datedOn: '2026-03-04', ...more })}`), bytes as BodyInit, { 'content-length': String(Buffer.byteLength(bytes)) });
  const sources = async () => (await dana.ask<SourceList>('GET', at('/sources'))).body.sources;
  const textOf = async (sourceId: string) => (await dana.ask<SourceTextView>('GET', at(`/sources/${sourceId}/text`))).body;
  const reportOf = async (importId: string) => (await dana.ask<ImportReport>('GET', at(`/imports/${importId}`))).body.files;
  const rowsOf = async () => {
    const tables = ['text_source', 'text_version', 'source_case', 'study_attribute'];
    return Promise.all(tables.map(async (table) => (await districts.parts.db.call<{ n: number }>(`select count(*) as n from ${table}`, []))[0]!.n));
  };

  test('[TX-15] a transcript comes in whole, with speakers and times beside the text; whoever only reads brings nothing', async () => {
    const { body, status } = await bring('Fall/3/lesson.csv', LESSON);
    expect([status, body.status, body.rows, body.codings]).toEqual([200, 'imported', 3, 0]);
    const text = await textOf(body.sources[0]!.sourceId);
    expect(text.text).toMatch(LESSON_TEXT);
    expect(text.turns.map(({ speaker, startMs }) => [speaker, startMs])).toEqual([['T', 1000], ['S1', 4000], ['T', 6000]]);
    expect(text.turns.map(({ start, end }) => Array.from(text.text).slice(start, end).join(''))).toEqual(['Good morning.', 'Good morning 👩‍🏫!', 'Who sees a pattern?']);
    const { ben } = districts.people;
    await dana.ask('PUT', at(`/members/${ben.personId}`), { part: 'reader' });
    expect((await ben.send<Refused>('PUT', at('/files?path=a.txt&type=other&datedOn=2026-03-04'), 'x')).body.code).toBe('study-read-only');
    expect((await districts.people.kim.send('PUT', at('/files?path=a.txt&type=other&datedOn=2026-03-04'), 'x')).status).toBe(404);
  });

  test('[TX-15] what cannot be read leaves nothing but its line in the report', async () => {
    await bring('good.txt', 'Good.');
    const before = await rowsOf();
    const importId = randomUUID();
    const bad: readonly [string, string | Buffer][] = [
      ['empty.txt', ''],
      ['not.docx', 'plain words'],
      ['broken.xlsx', Buffer.from('PK\u0003\u0004 and no more')],
      ['bomb.docx', zipOf({ '[Content_Types].xml': Buffer.from('<x/>'), 'word/document.xml': Buffer.alloc(300_000_000, 0x20) })],
      ['broken.pdf', Buffer.from('%PDF-1.7\nnothing')],
      ['photo.vtt', Buffer.from([0xff, 0xd8, 0xff, 0, 0, 0, 0, 1])],
      ['other.json', '{"a":1}'],
    ];
    for (const [path, bytes] of bad) {
      const answer = await bring(path, bytes, { importId });
      expect([path, answer.status]).toEqual([path, path === 'bomb.docx' ? expect.toSatisfy((status) => status === 422 || status === 413) : 422]);
      expect(answer.body.title).toContain(path);
    }
    expect(await rowsOf()).toEqual(before);
    const lines = await reportOf(importId);
    expect(lines.map(({ file, status, sourceIds }) => [file, status, sourceIds])).toEqual(bad.filter(([path]) => path !== 'empty.txt').map(([path]) => [path, 'refused', []]));
    for (const line of lines) expect(line.message.length).toBeGreaterThan(20);
  });

  test('[TX-16] the same bytes are known again, and a file that comes twice at once is one source', async () => {
    const first = await bring('a/lesson.csv', LESSON);
    const again = await bring('b/renamed.csv', LESSON);
    expect(again.body).toMatchObject({ status: 'known', sources: [{ sourceId: first.body.sources[0]!.sourceId }], rows: 0 });
    expect(again.body.notes.join()).toContain('a/lesson.csv');
    const many = await Promise.all(Array.from({ length: 6 }, (_, n) => bring(`c/${n}.txt`, 'The very same words.')));
    expect(many.map((answer) => answer.body.status).toSorted()).toEqual(['imported', 'known', 'known', 'known', 'known', 'known']);
    expect(await sources()).toHaveLength(2);
    const { sourceId } = first.body.sources[0]!;
    const replaced = await Promise.all([1, 2].map(() => bring('a/lesson.csv', LESSON.replace('pattern', 'shape'), { replace: sourceId })));
    expect(replaced.map((answer) => answer.body.status).toSorted()).toEqual(['known', 'replaced']);
    expect((await sources()).find((source) => source.sourceId === sourceId)?.version).toBe(2);
  });

  test('[TX-17] other bytes under the same name are kept beside the older ones and told; asked to replace they become its next version', async () => {
    const [first] = (await bring('a/notes.txt', 'Old words.')).body.sources;
    const changed = (await bring('a/notes.txt', 'New words.')).body;
    expect(changed).toMatchObject({ status: 'changed', sameNameAs: [first!.sourceId] });
    expect(changed.notes.join()).toContain('both are kept');
    expect((await textOf(first!.sourceId)).text).toBe('Old words.');
    const revised: unknown[] = [];
    hooks = { revised: async (_trx, { sourceId, from, to }) => void revised.push([sourceId, from.version, from.text, to.version, to.text]) };
    const next = (await bring('a/notes.txt', 'Newest words.', { replace: first!.sourceId })).body;
    expect(next).toMatchObject({ status: 'replaced', sources: [{ sourceId: first!.sourceId, version: 2 }] });
    expect(revised).toEqual([[first!.sourceId, 1, 'Old words.', 2, 'Newest words.']]);
    expect((await textOf(first!.sourceId)).text).toBe('Newest words.');
    expect((await bring('x.txt', 'x', { replace: randomUUID() })).body.code).toBe('no-source');
    expect((await bring('a/notes.txt', 'Newest words.')).body.status).toBe('known');
  });

  test('[TX-18] the codes of a file are handed over in the transaction that keeps its texts, and only when they were asked for', async () => {
    const heard: unknown[] = [];
    const keepTags: ImportHooks['keepTags'] = async (trx, { studyId: study, sources: arrived }) => {
      const here = await (trx as Transaction<{ text_version: { source_id: string; text: string } }>).selectFrom('text_version').select('text').where('source_id', '=', arrived[0]!.sourceId).execute();
      heard.push([study, here.length, ...arrived.flatMap((source) => source.tags.map(({ column, tag, start, end }) => [column, tag, Array.from(source.text.text).slice(start, end).join('')]))]);
      return arrived.reduce((sum, source) => sum + source.tags.length, 0);
    };
    hooks = { keepTags };
    expect((await bring('one.csv', LESSON)).body.codings).toBe(0);
    expect(heard).toEqual([]);
    const coded = `${LESSON}00:00:09,T,Yes.,\n`;
    expect((await bring('two.csv', coded, { codings: 'teacher tag' })).body.codings).toBe(2);
    expect(heard).toEqual([[studyId, 1, ['Teacher Tag', 'Keep together', 'Good morning.'], ['Teacher Tag', 'press', 'Who sees a pattern?']]]);
  });

  test('[TX-18] when keeping the codes fails, nothing of the file stays', async () => {
    const { parts } = districts;
    const before = await rowsOf();
    const file = { districtId: dana.districtId, studyId, by: dana.personId, path: 'a.csv', bytes: Buffer.from(LESSON), type: 'other', datedOn: '2026-03-04', importId: randomUUID(), codings: ['Teacher Tag'] } as const;
    const failing = { keepTags: () => Promise.reject(new Error('the codes could not be kept')) };
    await expect(importFile(parts, file, readHere, failing)).rejects.toThrow('could not be kept');
    expect(await rowsOf()).toEqual(before);
    expect(await importFile(parts, file, readHere)).toMatchObject({ ok: true, value: { status: 'imported' } });
  });

  test('[TX-19] a preview shows what would come, and the columns with the reasons of the guess, and keeps nothing', async () => {
    const before = await rowsOf();
    const preview = (await dana.send<ImportPreview>('PUT', at('/file-previews?path=a/lesson.csv&codings=Teacher%20Tag'), LESSON)).body;
    expect(preview).toMatchObject({ known: false, problem: null, sources: [{ title: 'lesson', rows: 3, turns: 3, speakers: ['T', 'S1'], tags: [{ column: 'Teacher Tag', count: 2 }] }] });
    expect(preview.sources[0]!.begins).toMatch(LESSON_TEXT);
    expect(preview.tables[0]).toMatchObject({ header: ['Time', 'Speaker', 'Sentence', 'Teacher Tag'], guess: { text: 2, speaker: 1, start: 0 }, remembered: null, rows: 3 });
    expect(preview.tables[0]!.why).toHaveLength(4);
    const bad = (await dana.send<ImportPreview>('PUT', at('/file-previews?path=a.docx'), 'words')).body;
    expect([bad.sources, bad.problem?.message]).toEqual([[], expect.stringContaining('a.docx')]);
    expect(await rowsOf()).toEqual(before);
    expect((await dana.ask<z.infer<typeof ImportList>>('GET', at('/imports'))).body.imports).toEqual([]);
  });

  test('[TX-20] a study remembers what columns mean, reads the next file of that heading so, and forgets it', async () => {
    const odd = (words: string) => `Speaker,Text,Role\nx1,${words},y1\nx2,and these,y2\n`;
    const [table] = (await dana.send<ImportPreview>('PUT', at('/file-previews?path=odd.csv'), odd('These words'))).body.tables;
    const map = { text: 1, speaker: 2, ignored: [0] };
    const kept = (await dana.ask<z.infer<typeof RememberedMaps>>('PUT', at('/column-maps'), { signature: table!.signature, headings: table!.header, map })).body.maps;
    expect(kept).toMatchObject([{ signature: table!.signature, map: { text: 1, speaker: 2 } }]);
    const { sources: [source] } = (await bring('odd.csv', odd('These words'))).body;
    expect((await textOf(source!.sourceId)).turns.map((turn) => turn.speaker)).toEqual(['y1', 'y2']);
    expect((await dana.send<ImportPreview>('PUT', at('/file-previews?path=odd.csv'), odd('Other'))).body.tables[0]!.remembered).toMatchObject({ speaker: 2 });
    const swapped = (await bring('odd2.csv', odd('More words'), { map: JSON.stringify({ text: 1, speaker: 0 }) })).body.sources[0]!;
    expect((await textOf(swapped.sourceId)).turns.map((turn) => turn.speaker)).toEqual(['x1', 'x2']);
    expect((await dana.ask<z.infer<typeof RememberedMaps>>('DELETE', at(`/column-maps?${new URLSearchParams({ signature: table!.signature })}`))).body.maps).toEqual([]);
    expect((await bring('odd3.csv', odd('x'), { map: '{"text":"Text"}' })).body.code).toBe('map-unreadable');
  });

  test('[TX-21] an import of many files has one report, with a line for each in the order in which they came', async () => {
    const importId = randomUUID();
    await bring('drop/1.txt', 'One.\n\nTwo.', { importId });
    await bring('drop/2.docx', 'no docx', { importId });
    await bring('drop/3.txt', 'One.\n\nTwo.', { importId });
    expect((await reportOf(importId)).map(({ folder, file, status, rows }) => [folder, file, status, rows])).toEqual([['drop', '1.txt', 'imported', 2], ['drop', '2.docx', 'refused', 0], ['drop', '3.txt', 'known', 0]]);
    const [listed] = (await dana.ask<ImportList>('GET', at('/imports'))).body.imports;
    expect(listed).toMatchObject({ importId, files: 3, refused: 1, rows: 2, by: { name: 'Dana' } });
    expect((await dana.ask('GET', at(`/imports/${randomUUID()}`))).status).toBe(404);
  });

  test('[TX-22] sources carry folder and file and what the file says of itself; its own date is kept', async () => {
    const table = 'Speaker,Text,Date,School\nA,Good morning to all of you.,2025-10-02,Oak\nB,Good morning to you as well.,2025-10-02,Oak\n';
    const preview = (await dana.send<ImportPreview>('PUT', at('/file-previews?path=x.csv'), table)).body.tables[0]!;
    const map = { ...preview.guess, text: 1, speaker: 0, date: 2, attributes: [3], tags: [], ignored: [] };
    const { sources: [source] } = (await bring('../Fall//Week 1/talk.csv', table, { map: JSON.stringify(map) })).body;
    const { attributes } = (await dana.ask<z.infer<typeof AttributeList>>('GET', at('/attributes'))).body;
    const said = Object.fromEntries(Object.entries(source!.attributes).map(([id, value]) => [attributes.find((one) => one.attributeId === id)!.name, value]));
    expect(said).toEqual({ folder: 'Fall/Week 1', file: 'talk.csv', School: 'Oak' });
    expect([source!.folder, source!.file, source!.datedOn]).toEqual(['Fall/Week 1', 'talk.csv', '2025-10-02']);
    expect((await bring('two.txt', 'Words.')).body.sources[0]!.datedOn).toBe('2026-03-04');
  });

  test('[TX-22] what a file says of itself is kept as far as it fits, and never cut in the middle of a character', async () => {
    const attributeId = randomUUID();
    await dana.ask('POST', at('/attributes'), { attributeId, name: 'Year', type: 'integer', appliesTo: 'source' });
    const [school, year] = [`${'x'.repeat(1999)}😀`, `${'y'.repeat(59)}😀`];
    const table = `Speaker,Text,School,Year\nA,Good morning to all of you.,${school},${year}\nB,Good morning to you as well.,${school},${year}\n`;
    const { body } = await bring('talk.csv', table, { map: JSON.stringify({ text: 1, speaker: 0, attributes: [2, 3] }) });
    expect(body.notes).toContain(`“${'y'.repeat(59)}\uFFFD” does not fit the attribute “Year” and was left out.`);
    expect(new Set(Object.values(body.sources[0]!.attributes))).toEqual(new Set(['talk.csv', `${'x'.repeat(1999)}\uFFFD`]));
  });

  test('[TX-10] what no database can keep gives way one for one, and the file says so', async () => {
    // So late that the file does not look like something else than a text.
    const { body } = await bring('long.txt', `${'Words and words. '.repeat(400)}\na\u0000b 👩‍🏫 c`);
    expect(body.notes.join()).toContain('�');
    const text = await textOf(body.sources[0]!.sourceId);
    expect(text.text.endsWith('\na\uFFFDb 👩‍🏫 c')).toBe(true);
    expect((await dana.ask<SearchAnswer>('GET', at('/search?q=c'))).body.hits[0]).toMatchObject({ end: text.length });
  });
});
