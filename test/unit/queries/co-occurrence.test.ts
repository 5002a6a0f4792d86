import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codingsByRow, coOccurrence, pairCount, pairsBehind, type Relation } from '../../../src/slices/coding/model/queries/co-occurrence.ts';
import type { CodingRow } from '../../../src/slices/coding/model/queries/coding-table.ts';
import { pairFigure } from '../../../src/slices/coding/model/queries/pair-figure.ts';
import { coding, LENGTH, NAMES, someRows, tableOf } from './random-tables.ts';

const relation: fc.Arbitrary<Relation> = fc.oneof(fc.constant({ kind: 'overlap' as const }), fc.record({ kind: fc.constantFrom('near' as const, 'before' as const), within: fc.nat(6) }));

function stands({ kind, ...more }: Relation, one: CodingRow, other: CodingRow): boolean {
  if (one.id === other.id || one.sourceId !== other.sourceId) return false;
  const gap = Math.max(one.start, other.start) - Math.min(one.end, other.end);
  const within = 'within' in more ? more.within : 0;
  if (kind === 'overlap') return gap < 0;
  if (kind === 'near') return gap <= within;
  return other.start >= one.end && other.start - one.end <= within;
}

test('[CG-108] pairs of codings that overlap, are near or come before are those that a look at every two codings finds', () => {
  fc.assert(
    fc.property(someRows, relation, fc.boolean(), (rows, asked, isWithinCoder) => {
      const table = tableOf(rows);
      const found = coOccurrence(table, asked, { isWithinCoder });
      NAMES.codes.forEach((rowCode, row) =>
        NAMES.codes.forEach((columnCode, column) => {
          const pairs = rows.filter(({ codeId }) => codeId === rowCode).flatMap((one) => rows.filter((other) => other.codeId === columnCode && stands(asked, one, other) && (!isWithinCoder || one.coderId === other.coderId)).map((other) => [one.id, other.id]));
          // Of one code with itself, a pair that has no order would be met from both its ends.
          const isMetTwice = row === column && asked.kind !== 'before';
          expect(pairCount(found, row, column)).toBe(isMetTwice ? pairs.length / 2 : pairs.length);
          const behind = pairsBehind(table, asked, row, column, { isWithinCoder }).map(([one, other]) => [table.ids[one]!, table.ids[other]!]);
          if (!isMetTwice) expect(behind.map((pair) => pair.join()).sort()).toEqual(pairs.map((pair) => pair.join()).sort());
          else expect(behind.map((pair) => pair.sort().join()).sort()).toEqual([...new Set(pairs.map((pair) => pair.sort().join()))].sort());
        }),
      );
      expect(Array.from(found.codings)).toEqual(NAMES.codes.map((code) => rows.filter(({ codeId }) => codeId === code).length));
    }),
    { numRuns: 300 },
  );
});

test('[CG-109] codings are in the same turn when they touch the same row', () => {
  fc.assert(
    fc.property(someRows, fc.uniqueArray(fc.integer({ min: 1, max: LENGTH - 1 })), (rows, cuts) => {
      const starts = [0, ...cuts.toSorted((x, y) => x - y)];
      const rowsOf = ({ start, end }: CodingRow): number[] => starts.flatMap((from, at) => (from < end && start < (starts[at + 1] ?? LENGTH) ? [at] : []));
      const found = coOccurrence(codingsByRow(tableOf(rows), () => starts), { kind: 'overlap' });
      const plain = rows.flatMap((one) => (one.codeId === 'talk' ? rows.filter((other) => other.codeId === 'brokering' && other.sourceId === one.sourceId && rowsOf(one).some((row) => rowsOf(other).includes(row))) : [])).length;
      expect(pairCount(found, NAMES.codes.indexOf('talk'), NAMES.codes.indexOf('brokering'))).toBe(plain);
    }),
  );
});

test('[CG-110] c is n12 / (n1 + n2 − n12), flagged where one code is much more frequent, explained above 1, and undefined at 0/0', () => {
  const figure = (rows: readonly CodingRow[], one: string, other: string): ReturnType<typeof pairFigure> => pairFigure(coOccurrence(tableOf(rows), { kind: 'overlap' }), NAMES.codes.indexOf(one), NAMES.codes.indexOf(other));
  const pair = [coding('talk', 's0', 0, 10), coding('brokering', 's0', 5, 12), coding('talk', 's1', 0, 4)];
  expect(figure(pair, 'talk', 'brokering')).toEqual({ n1: 2, n2: 1, n12: 1, c: 1 / 2, isUnbalanced: false, notes: [] });
  const many = [coding('brokering', 's0', 0, 20), ...[0, 2, 4, 6, 8, 10].map((start) => coding('talk', 's1', start, start + 1)), coding('talk', 's0', 3, 5)];
  expect(figure(many, 'brokering', 'talk')).toMatchObject({ n1: 1, n2: 7, n12: 1, c: 1 / 7, isUnbalanced: true });
  expect(figure(many, 'brokering', 'talk').notes).toHaveLength(1);
  const nested = [coding('brokering', 's0', 0, 20), coding('brokering', 's0', 1, 19), coding('talk', 's0', 3, 5), coding('talk', 's0', 4, 6), coding('talk', 's1', 0, 1)];
  expect(figure(nested, 'brokering', 'talk')).toMatchObject({ n1: 2, n2: 3, n12: 4, c: 4 });
  expect(figure(nested, 'brokering', 'talk').notes[0]).toMatch(/above 1/);
  expect(figure(nested.slice(0, 4), 'brokering', 'talk')).toMatchObject({ n12: 4, c: null });
  expect(figure([], 'brokering', 'talk')).toMatchObject({ n12: 0, c: null, notes: ['Neither code has codings, so c is 0/0.'] });
  expect(figure(nested, 'talk', 'talk')).toMatchObject({ n12: 1, c: null });
});
