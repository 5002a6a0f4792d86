import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codedText, type TextCondition } from '../../../src/slices/coding/model/queries/coded-text.ts';
import type { CodingRow } from '../../../src/slices/coding/model/queries/coding-table.ts';
import { covered, difference, intersection, sizeOf, sizeWithin, union } from '../../../src/slices/coding/model/queries/interval-sets.ts';
import { quote, quoteCodings } from '../../../src/slices/coding/model/queries/retrieve.ts';
import { bareRows } from '../../../src/slices/coding/model/queries/uncoded-text.ts';
import { coding, LENGTH, NAMES, placesOf, someRows, tableOf } from './random-tables.ts';

const stretches = fc.array(fc.tuple(fc.nat(LENGTH), fc.nat(6)), { maxLength: 6 }).map((some) => some.map(([start, size]) => [start, Math.min(LENGTH, start + size)] as const).sort(([x], [y]) => x - y));
const places = (set: readonly number[]): number[] => Array.from({ length: LENGTH }, (_, at) => at).filter((at) => set.some((start, place) => place % 2 === 0 && start <= at && at < set[place + 1]!));

test('[CG-111] sets of places are joined, cut and taken apart as if place by place, and stay in ascending stretches that do not touch', () => {
  fc.assert(
    fc.property(stretches, stretches, fc.nat(LENGTH), fc.nat(LENGTH), (some, more, from, to) => {
      const [one, other] = [some, more].map((list) => covered(list.map(([start]) => start), list.map(([, end]) => end))) as [number[], number[]];
      const [inOne, inOther] = [places(one), places(other)];
      const all = Array.from({ length: LENGTH }, (_, at) => at);
      for (const [set, expected] of [
        [one, all.filter((at) => some.some(([start, end]) => start <= at && at < end))],
        [union(one, other), all.filter((at) => inOne.includes(at) || inOther.includes(at))],
        [intersection(one, other), inOne.filter((at) => inOther.includes(at))],
        [difference(one, other), inOne.filter((at) => !inOther.includes(at))],
      ] as const) {
        expect(places(set)).toEqual(expected);
        expect(sizeOf(set)).toBe(expected.length);
        set.forEach((place, at) => expect(at === 0 || place > set[at - 1]!).toBe(true));
      }
      expect(sizeWithin(one, from, to)).toBe(inOne.filter((at) => from <= at && at < to).length);
    }),
    { numRuns: 500 },
  );
});

const condition: fc.Arbitrary<TextCondition> = fc.letrec<{ node: TextCondition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(...NAMES.codes, 'unknown').map((code) => ({ code })),
    fc.array(tie('node'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('node'), { maxLength: 3 }).map((any) => ({ any })),
    fc.record({ text: tie('node'), but: tie('node') }),
  ),
})).node;

test('[CG-112] text by condition is where every place meets it: with A and B, with A or B, with A but not B', () => {
  fc.assert(
    fc.property(someRows, condition, (rows, asked) => {
      const holds = (place: string, one: TextCondition): boolean => {
        if ('code' in one) return placesOf(rows.filter(({ codeId }) => codeId === one.code)).has(place);
        if ('but' in one) return holds(place, one.text) && !holds(place, one.but);
        return 'all' in one ? one.all.length > 0 && one.all.every((part) => holds(place, part)) : one.any.some((part) => holds(place, part));
      };
      const found = codedText(tableOf(rows), asked);
      const everywhere = NAMES.sources.flatMap((source) => Array.from({ length: LENGTH }, (_, at) => `${source} ${at}`));
      expect([...placesOf(found as unknown as CodingRow[])]).toEqual(everywhere.filter((place) => holds(place, asked)));
    }),
    { numRuns: 300 },
  );
});

test('[CG-113] uncoded text is reviewed row by row, and a row says how much of it is coded', () => {
  fc.assert(
    fc.property(someRows, fc.uniqueArray(fc.nat(LENGTH), { minLength: 2 }), fc.constantFrom(0, 0.25, 1), (rows, cuts, share) => {
      const sorted = cuts.toSorted((x, y) => x - y);
      const turns = sorted.slice(1).map((end, at) => ({ start: sorted[at]!, end }));
      const coded = placesOf(rows);
      const expected = NAMES.sources.flatMap((sourceId) =>
        turns.flatMap(({ start, end }, row) => {
          const size = Array.from({ length: end - start }, (_, at) => `${sourceId} ${start + at}`).filter((place) => coded.has(place)).length;
          return size <= share * (end - start) ? [{ sourceId, row, start, end, coded: size }] : [];
        }),
      );
      expect(bareRows(tableOf(rows), NAMES.sources.map((sourceId) => ({ sourceId, rows: turns })), share)).toEqual(expected);
    }),
  );
  expect(bareRows(tableOf([]), [{ sourceId: 's9', rows: [{ start: 3, end: 3 }, { start: 3, end: 5 }] }])).toEqual([{ sourceId: 's9', row: 1, start: 3, end: 5, coded: 0 }]);
});

test('[CG-114] a coding is quoted by code points with whole words around it', () => {
  const text = '😀 We plan joint work 😀 every week together.';
  const table = tableOf([coding('joint work', 's0', 10, 20), coding('talk', 's0', 0, 1)]);
  const [quoted] = quoteCodings(table, [table.ids.indexOf('joint work s0 10-20')], () => text, 9);
  expect(quoted).toEqual({ codingId: 'joint work s0 10-20', codeId: 'joint work', coderId: 'ana', roundId: 'r1', sourceId: 's0', start: 10, end: 20, before: 'We plan ', text: 'joint work', after: ' 😀 every' });
  expect(quote(codedText(table, { any: [{ code: 'talk' }, { code: 'joint work' }] }), () => text).map((one) => one.text)).toEqual(['😀', 'joint work']);
});
