import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../src/kernel/result.ts';
import type { CodebookAnswer } from '../../src/slices/coding/model/server-wire.ts';
import type { SourceCodingsAnswer } from '../../src/slices/coding/model/wire.ts';
import { readStudyIn, studyImportHooks } from '../../src/slices/coding/server/index.ts';
import { importFile, readHere, type ImportHooks } from '../../src/slices/texts/server/index.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { liveStudy, type LiveStudy } from '../support/live-study.ts';

describeOnBothEngines('codes that files carry', (open) => {
  let study: LiveStudy;
  beforeAll(async () => {
    study = await liveStudy(await open());
  });
  afterAll(() => study.stop());

  const table = (rows: readonly (readonly [string, string, string])[]) => ['Speaker,Sentence,Teacher Tag', ...rows.map((row) => row.join(','))].join('\n');
  const bring = async (path: string, csv: string, hooks: ImportHooks, more: { readonly replace?: string } = {}) =>
    importFile(study.parts, { districtId: study.districtId, studyId: study.studyId, by: study.idOf('dana'), path, bytes: Buffer.from(csv), type: 'observation', datedOn: '2025-03-04', importId: randomUUID(), codings: ['Teacher Tag'], ...more }, readHere, hooks);
  const codes = async () => (await study.person('ben').must<CodebookAnswer>('GET', `${study.path}/codebook`)).codes;
  const codingsOf = (sourceId: string) => study.person('ben').must<SourceCodingsAnswer>('GET', `${study.path}/sources/${sourceId}/codings`);
  const hooks = studyImportHooks();
  const first = table([['T', 'What do you see?', '8 - Press for Accuracy'], ['S', 'A third.', ''], ['T', 'A third of what?', '8 - press for accuracy'], ['T', 'So a third.', 'Restating']]);

  test('[CG-81] a file’s codes come in with its text: a family for each column, a code for each tag however it is spelled, by the coder imported in round 0', async () => {
    const done = must(await bring('a/one.csv', first, hooks));
    expect(done).toMatchObject({ status: 'imported', codings: 3 });
    const book = await codes();
    const family = book.find((code) => code.name === 'Teacher Tag')!;
    expect(family).toMatchObject({ parentId: null, codable: false, provenance: { kind: 'imported' } });
    expect(book.filter((code) => code.parentId === family.codeId).map((code) => code.name)).toEqual(['8 - Press for Accuracy', 'Restating']);
    const { blocks, version } = await codingsOf(done.sourceIds[0]!);
    expect(version).toBe(1);
    expect(blocks).toHaveLength(1);
    const { text } = await study.person('ben').must<{ text: string }>('GET', `${study.path}/sources/${done.sourceIds[0]!}/text`);
    expect(blocks[0]!.rows.map(([, , start, end]) => text.slice(start, end))).toEqual(['What do you see?', 'A third of what?', 'So a third.']);
    const state = must(await study.db.inDistrict(study.districtId, (trx: Transaction<unknown>) => readStudyIn(trx, study.studyId)));
    expect(state.coders.get(blocks[0]!.coderId)).toMatchObject({ name: 'imported', kind: 'imported', personId: null });
    expect(state.rounds.get(blocks[0]!.roundId)).toMatchObject({ number: 0, phase: 'frozen', blind: false });
  });

  test('[CG-82] files of one study share their codes, also with another process and with codes that were renamed or merged since', async () => {
    const before = await codes();
    const restating = before.find((code) => code.name === 'Restating')!;
    const press = before.find((code) => code.name === '8 - Press for Accuracy')!;
    const lead = study.person('dana');
    await lead.do({ do: 'change-code', codeId: press.codeId, version: null, changes: { name: 'Accuracy' } });
    await lead.do({ do: 'merge-codes', codeIds: [restating.codeId], into: press.codeId, reason: 'They are one.' });
    const done = must(await bring('a/two.csv', table([['T', 'How many?', '8-press for accuracy'], ['T', 'Three you say.', 'restating'], ['T', 'Go on.', 'Marking']]), studyImportHooks()));
    expect(done.codings).toBe(3);
    expect((await codes()).map((code) => code.name).toSorted()).toEqual([...before.map((code) => (code === press ? 'Accuracy' : code.name)), 'Marking'].toSorted());
    const { blocks } = await codingsOf(done.sourceIds[0]!);
    const byCode = blocks[0]!.rows.map(([, place]) => blocks[0]!.codes[place]![0]);
    expect(byCode.slice(0, 2)).toEqual([press.codeId, press.codeId]);
  });

  test('[CG-83] codes of a file are kept with its text or not at all, and once', async () => {
    const before = await codes();
    const csv = table([['T', 'Nobody sees this.', 'Unseen']]);
    const failing: ImportHooks = {
      async keepTags(trx, carried) {
        await hooks.keepTags(trx, carried);
        throw new Error('the cable was pulled');
      },
    };
    await expect(bring('a/three.csv', csv, failing)).rejects.toThrow('the cable was pulled');
    expect(await codes()).toEqual(before);
    // The same keeper goes on from what the log really holds.
    const done = must(await bring('a/three.csv', csv, hooks));
    expect(done.codings).toBe(1);
    const kept = await codingsOf(done.sourceIds[0]!);
    const sources = [{ sourceId: done.sourceIds[0]!, tags: [{ start: 0, end: 6, column: 'Teacher Tag', tag: 'Unseen' }] }];
    const again = await study.db.inDistrict(study.districtId, (trx: Transaction<unknown>) => hooks.keepTags(trx, { districtId: study.districtId, studyId: study.studyId, by: study.idOf('dana'), now: 5, sources: sources as never }));
    expect(again).toBe(0);
    expect((await codingsOf(done.sourceIds[0]!)).blocks).toEqual(kept.blocks);
  });

  test('[CG-84] many files at once, by two processes, keep every coding', async () => {
    const files = Array.from({ length: 12 }, (_, n) => table(Array.from({ length: 20 }, (__, row) => ['T', `Sentence ${n} ${row}`, `Tag ${(n + row) % 5}`] as const)));
    const processes = [hooks, studyImportHooks()];
    const done = await Promise.all(files.map((csv, n) => bring(`b/${n}.csv`, csv, processes[n % 2]!)));
    expect(done.map((one) => must(one).codings)).toEqual(files.map(() => 20));
    expect((await codes()).filter((code) => code.name.startsWith('Tag '))).toHaveLength(5);
    for (const one of done) expect((await codingsOf(must(one).sourceIds[0]!)).blocks[0]!.rows).toHaveLength(20);
  });

  test('[CG-85] a file that replaces a text moves the codings in it along, in the same moment', async () => {
    const done = must(await bring('c/one.csv', first.replaceAll('third', 'quarter'), hooks));
    const sourceId = done.sourceIds[0]!;
    const replaced = must(await bring('c/one.csv', first.replaceAll('third', 'quarter').replace('What do', 'Tell me what do'), hooks, { replace: sourceId }));
    expect(replaced).toMatchObject({ status: 'replaced', codings: 0 });
    const { blocks, version } = await codingsOf(sourceId);
    const { text } = await study.person('ben').must<{ text: string }>('GET', `${study.path}/sources/${sourceId}/text`);
    expect(version).toBe(2);
    expect(blocks[0]!.rows.map(([, , start, end]) => text.slice(start, end)).slice(1)).toEqual(['A quarter of what?', 'So a quarter.']);
  });
});
