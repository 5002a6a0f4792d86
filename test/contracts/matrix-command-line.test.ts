import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Transaction } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { matrix } from '../../src/apps/commands/matrix.ts';
import { chooseStudy, withData } from '../../src/apps/commands/open-data.ts';
import type { Say } from '../../src/apps/commands/say.ts';
import { texts } from '../../src/apps/commands/texts.ts';
import { must } from '../../src/kernel/result.ts';
import { StudyCommand, type StudyCommandSent } from '../../src/slices/coding/model/study/commands.ts';
import { createLiveStudies } from '../../src/slices/coding/server/index.ts';
import { createStudyTexts, sourceList } from '../../src/slices/texts/server/index.ts';
import { code } from '../support/live-study.ts';

let folder = '';
const data = () => join(folder, 'data');
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jointwork-matrix-'));
  for (const [path, tags] of [['lessons/first/a.csv', ['Press', 'Restate', 'Press']], ['lessons/second/b.csv', ['press', 'Wait']]] as const) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), ['Speaker,Sentence,Teacher Tag', ...tags.map((tag, n) => `T,Sentence ${n} of it,${tag}`)].join('\n'));
  }
  // One after the other, so that it is certain which spelling of a tag comes first.
  for (const lesson of ['first', 'second']) expect((await run(texts, 'import', join(folder, 'lessons', lesson), '--data', data(), '--codings', 'Teacher Tag', '--json')).code).toBe(0);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(command: (args: readonly string[], say: Say) => Promise<number>, ...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const say: Say = { show: (text) => ((out += text), 0), complain: (text) => ((err += text), 1), misunderstood: (text) => ((err += text), 2) };
  const ended = await command(args, say);
  return { code: ended, out, err };
}
const counted = async (rows: string, columns: string) => {
  const { code: ended, out, err } = await run(matrix, '--rows', rows, '--columns', columns, '--data', data(), '--json');
  expect([ended, err]).toEqual([0, '']);
  return JSON.parse(out) as { rows: string[]; columns: string[]; cells: number[][]; content: string };
};

test('[CG-96] the command line counts a data folder as the server does, ends with 1 when it could not and with 2 when it was not understood, and counts nothing that a blind round hides', async () => {
  const first = await counted('code', 'folder');
  expect(first).toEqual({ rows: ['Press', 'Restate', 'Wait'], columns: [expect.stringMatching(/first$/), expect.stringMatching(/second$/)], cells: [[2, 1], [1, 0], [0, 1]], content: 'codings' });
  expect(await counted('coder', 'round')).toEqual({ rows: ['imported'], columns: ['Imported'], cells: [[5]], content: 'codings' });
  expect((await run(matrix, '--rows', 'code', '--columns', 'file', '--data', data())).out).toMatch(/^ +a\.csv +b\.csv\nPress +2 +1\n/);

  const unknown = await run(matrix, '--rows', 'code', '--columns', 'weather', '--data', data());
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('“weather”')]);
  expect((await run(matrix, '--rows', 'code')).code).toBe(2);
  expect((await run(matrix, '--rows', 'code', '--columns', 'folder')).code).toBe(2);

  await codeBlindly();
  expect(await counted('code', 'folder')).toEqual(first);
}, 180_000);

/** Codes a text in a blind round, as the one who leads the study. */
async function codeBlindly(): Promise<void> {
  await withData(data(), async (parts) => {
    const study = await chooseStudy(parts, undefined, false);
    if (typeof study === 'string') throw new Error(study);
    const { districtId, studyId, by } = study;
    const live = await createLiveStudies(parts, createStudyTexts());
    const sources = await parts.db.inDistrict(districtId, (trx: Transaction<unknown>) => sourceList(trx, studyId));
    const facts = { texts: Object.fromEntries(sources.map(({ sourceId, version, length }) => [sourceId, { version, length }])), members: [{ personId: by, name: 'Lead', part: 'lead' as const }] };
    const give = async (command: StudyCommandSent): Promise<void> => {
      const commandId = randomUUID();
      must(await live.hub.run({ districtId, streamId: studyId, commandId, personId: by, command: { command: StudyCommand.parse(command), act: commandId, part: 'lead', facts }, permit: () => null }));
    };
    const [codeId, roundId] = [randomUUID(), randomUUID()];
    await give({ do: 'add-code', code: code(codeId, 'Open to all') });
    await give({ do: 'add-round', roundId, round: { name: 'Blind', blind: true } });
    await give({ do: 'code', sourceId: sources[0]!.sourceId, version: 1, roundId, codeId, spans: [{ codingId: randomUUID(), start: 0, end: 4 }] });
    await live.close();
  });
}
