import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { codePointMap } from '../../../../kernel/code-points.ts';
import { readDelimited } from '../../../../kernel/delimited-text.ts';
import { must } from '../../../../kernel/result.ts';
import { seededRandom } from '../../../../kernel/seeded-random.ts';
import { compareRound } from '../../../coding/model/comparison/compare-round.ts';
import type { Coding } from '../../../coding/model/study/entities.ts';
import { analysisPackage } from './analysis-package.ts';
import type { PackageInput } from './package-input.ts';

const run = promisify(execFile);
const TEXT = '=1+1 is what “she” said, 👩🏽‍🏫 then:\r\n"and", e\u0301 so on. '.repeat(20);
const LENGTH = codePointMap(TEXT).length;

/** Two coders, two codes, two sources, overlaps and all; the figures come from the product's own comparison. */
function inputOf(seed: number): PackageInput {
  const random = seededRandom(seed);
  const below = (most: number): number => Math.floor(random() * most);
  const codings: Coding[] = Array.from({ length: 60 }, (_, at) => {
    const start = at === 0 ? 0 : below(LENGTH - 1);
    return { codingId: `k${at}`, sourceId: `s${below(2)}`, codeId: `c${below(2)}`, coderId: at % 2 ? 'ann' : 'ben', roundId: 'r', start, end: Math.min(LENGTH, start + 1 + below(200)), at: 1_700_000_000_000, codeVersion: 1, valence: null };
  });
  const sources = ['s0', 's1'].map((sourceId) => ({ sourceId, title: `Visit ${sourceId}`, type: 'observation' as const, datedOn: '2026-03-04', folder: 'f', file: 'x.txt', version: 1, length: LENGTH, sha256: 'abc', respondentId: null, handoutOf: null, caseIds: ['p'], attributes: [{ name: 'phase, "early"', type: 'text' as const, value: 'a\nb' }], text: TEXT, turns: [], segments: [] }));
  const codes = ['c0', 'c1'].map((codeId) => ({ codeId, name: codeId, path: codeId, parentId: null, order: 0, definition: '', useWhen: '', notWhen: '', examples: [], inference: 'low' as const, provenance: { kind: 'framework' as const, framework: 'x' }, colour: '#000000', valence: null, codable: true, madeBy: 'ann', madeAt: 0, version: 1, retired: null, draftOf: null }));
  const compared = compareRound(
    { roundId: 'r', round: 'One', codebookVersion: '1', coders: ['ann', 'ben'].map((coderId) => ({ coderId, name: coderId })), codes: codes.map(({ codeId, path }) => ({ codeId, path, familyId: null, familyPath: null })), texts: sources.map(({ sourceId, title, text, length }) => ({ sourceId, title, text, length, rows: [], within: null, codings: codings.filter((coding) => coding.sourceId === sourceId) })) },
    { unit: { kind: 'character' }, share: 0, language: 'en', resampling: null },
  );
  const figures = compared.pairs.flatMap(({ coders, cells }) => cells.map(({ sourceId, codeId, counts, kappa }) => ({ roundId: 'r', codeId, sourceId, coders, counts, kappa: kappa.value })));
  return { title: 'Reading together', question: 'What helps?', madeOn: '2026-11-22', book: 3, sources, cases: [{ caseId: 'p', kind: 'person', name: 'P', attributes: [] }], codes, rounds: [], coders: [], codings, memos: [], behind: { privateMemos: 0, decisions: 0, questions: 0 }, lineage: [], figures, hiddenRounds: [] };
}

const rowsOf = (text: string) => must(readDelimited(text)).records;

/** The interpreters that this machine has; a script cannot be run where its language is missing. */
const interpreters: string[] = [];
for (const [program, script] of [['python3', 'recompute.py'], ['Rscript', 'recompute.R']] as const) {
  if (await run(program, ['--version']).then(() => true, () => false)) interpreters.push(`${program} ${script}`);
  else console.log(`${program} is not here, so ${script} is not run`);
}

async function unpacked(input: PackageInput): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jointwork-package-'));
  for (const { name, bytes } of analysisPackage(input)) await writeFile(join(folder, name), bytes);
  return folder;
}

for (const interpreter of interpreters) {
  const [program, script] = interpreter.split(' ') as [string, string];
  test(`[EX-61] the scripts compute matrix and agreement anew and find the printed figures, and a wrong one: ${program}`, async () => {
    const input = inputOf(7);
    const folder = await unpacked(input);
    const { stdout } = await run(program, [join(folder, script)]);
    expect(stdout).toContain(`60 codings, 4 matrix cells, ${input.figures.length} figures computed anew: all the same`);
    const printed = await readFile(join(folder, 'figures.csv'), 'utf8');
    await writeFile(join(folder, 'figures.csv'), printed.replace(/,(\d+),(\d+),(\d+),(\d+),/, (_all, a, b, c, d) => `,${Number(a) + 1},${b},${c},${d},`));
    await expect(run(program, [join(folder, script)])).rejects.toMatchObject({ code: 1 });
    await rm(folder, { recursive: true });
  });
}

test('[EX-60] a package is the same bytes for the same study, every table reads back, and every column is explained', () => {
  const files = analysisPackage(inputOf(3));
  expect(analysisPackage(inputOf(3))).toEqual(files);
  const textOf = (name: string): string => new TextDecoder().decode(files.find((file) => file.name === name)!.bytes);
  const readme = textOf('README.md');
  for (const { name } of files.filter((file) => file.name.endsWith('.csv'))) {
    const [header] = rowsOf(textOf(name));
    for (const column of header!.cells) expect(readme).toContain(`\`${column}\``);
  }
});

test('[EX-62] what a spreadsheet would run is guarded and says so; every other coded text is exact', () => {
  const input = inputOf(5);
  const files = analysisPackage(input);
  const rows = rowsOf(new TextDecoder().decode(files.find(({ name }) => name === 'codings.csv')!.bytes)).slice(1);
  const places = codePointMap(TEXT);
  rows.forEach(({ cells }, at) => {
    const { start, end } = input.codings[at]!;
    const words = TEXT.slice(places.toUnits(start), places.toUnits(end));
    expect(cells.at(-1)).toBe(/^[=+\-@\t\r]/.test(words) ? 'true' : 'false');
    expect(cells.at(-2)).toBe(/^[=+\-@\t\r]/.test(words) ? `'${words}` : words);
  });
  expect(rows[0]!.cells.at(-1)).toBe('true');
});

test('[EX-62] names, titles and values that a spreadsheet would run are guarded in every table, and numbers stay numbers', () => {
  const input = inputOf(5);
  const evil = '=HYPERLINK("http://x")';
  const [code, source] = [input.codes[0]!, input.sources[0]!];
  const files = analysisPackage({
    ...input,
    codes: [{ ...code, name: evil, path: evil, definition: '- see below' }],
    sources: [{ ...source, title: evil, attributes: [{ name: evil, type: 'integer', value: '-5' }] }],
    cases: [{ caseId: 'p', kind: 'person', name: evil, attributes: [{ name: 'said', type: 'text', value: evil }] }],
    coders: [{ coderId: 'ann', name: evil, personId: null, kind: 'imported' }],
  });
  const cellsOf = (name: string) => rowsOf(new TextDecoder().decode(files.find((file) => file.name === name)!.bytes)).slice(1).flatMap(({ cells }) => cells);
  for (const name of ['codes.csv', 'sources.csv', 'source_attributes.csv', 'cases.csv', 'case_attributes.csv', 'coders.csv']) {
    expect(cellsOf(name)).toContain(`'${evil}`);
    expect(cellsOf(name)).not.toContain(evil);
  }
  expect(cellsOf('codes.csv')).toContain("'- see below");
  expect(cellsOf('source_attributes.csv')).toContain('-5');
});
