import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/kernel/seeded-random.ts';
import {
  bootstrap, bootstrapClusters, COHEN, GWET_AC1, KRIPPENDORFF_ALPHA, measureWithIntervals, outcome, PERCENT, SCOTT_PI, unitTable,
  type Interval, type Statistic, type UnitTable,
} from '../../../src/slices/coding/model/agreement/agreement.ts';
import { resampler } from '../../../src/slices/coding/model/agreement/resample.ts';
import { HAYES_KRIPPENDORFF_2007, KRIPPENDORFF_2018, ofCrossed, ofSigns } from './examples.ts';

fc.configureGlobal({ seed: 20_261_121 });

const { nominal, ordinal, interval } = KRIPPENDORFF_ALPHA;

/** The interval of one statistic, each resample drawn unit by unit and computed on its own table. */
function plainBootstrap(table: UnitTable, rows: readonly (readonly (string | number | null)[])[], statistic: Statistic, resamples: number): readonly [number, number] {
  const random = seededRandom(99);
  const values = Array.from({ length: resamples }, () => outcome(unitTable(table.coders, rows.map(() => rows[Math.floor(random() * rows.length)]!), { values: table.values }), statistic).value)
    .filter((value) => value !== null)
    .sort((a, b) => a - b);
  return [values[Math.floor(0.025 * values.length)]!, values[Math.floor(0.975 * values.length)]!];
}

const rowsOf = (signs: string): (number | null)[][] => signs.split(' ').map((word) => Array.from(word, (sign) => (sign === '.' ? null : Number(sign))));

describe('[CG-9] a resample is a multinomial draw of the units', () => {
  test('[CG-9] it always has as many units as the table', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 60 }), fc.nat(), (counts, seed) => {
        const draw = resampler(Float64Array.from(counts), seededRandom(seed));
        const total = counts.reduce((sum, count) => sum + count, 0);
        for (let round = 0; round < 5; round++) expect(draw().reduce((sum, count) => sum + count, 0)).toBe(total);
      }),
    );
  });

  test.each([[[1, 2, 3, 3]], [[1, 1, 1]], [[12, 1]], [[30, 50, 20]]])('[CG-9] every outcome comes as often as the multinomial says: %j', (counts) => {
    const [total, draws] = [counts.reduce((sum, count) => sum + count, 0), 30_000];
    const draw = resampler(Float64Array.from(counts), seededRandom(5));
    const seen = new Map<string, number>();
    for (let round = 0; round < draws; round++) {
      const key = draw().join();
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    const logFactorial = (n: number): number => Array.from({ length: n }, (_, at) => Math.log(at + 1)).reduce((sum, log) => sum + log, 0);
    let [squares, kinds] = [0, 0];
    for (const [key, often] of seen) {
      const drawn = key.split(',').map(Number);
      const expected = draws * Math.exp(logFactorial(total) + drawn.reduce((sum, k, row) => sum + k * Math.log(counts[row]! / total) - logFactorial(k), 0));
      if (expected < 5) continue;
      squares += (often - expected) ** 2 / expected;
      kinds++;
    }
    // χ² has the mean `kinds` and the variance 2 · kinds; four deviations above would be a wrong distribution.
    expect(squares).toBeLessThan(kinds + 4 * Math.sqrt(2 * kinds));
  });

  test('[CG-9] means and spreads of large counts are right', () => {
    const counts = Float64Array.from([100_000, 2_000_000, 5, 40_000]);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const draw = resampler(counts, seededRandom(8));
    const drawn = Array.from({ length: 3_000 }, () => Array.from(draw()));
    counts.forEach((count, row) => {
      const mean = drawn.reduce((sum, one) => sum + one[row]!, 0) / drawn.length;
      const variance = drawn.reduce((sum, one) => sum + (one[row]! - mean) ** 2, 0) / (drawn.length - 1);
      const expected = count * (1 - count / total);
      expect(Math.abs(mean - count)).toBeLessThan(4 * Math.sqrt(expected / drawn.length));
      expect(variance / expected).toBeGreaterThan(0.89);
      expect(variance / expected).toBeLessThan(1.11);
    });
  });
});

test('[CG-8] the same seed gives the same interval, whatever the order of the units, and another seed another', () => {
  const words = HAYES_KRIPPENDORFF_2007.split(' ');
  const once = bootstrap(ofSigns(words.join(' ')), [nominal, ordinal, PERCENT], { resamples: 400, seed: 7 });
  expect(bootstrap(ofSigns(words.toReversed().join(' ')), [nominal, ordinal, PERCENT], { resamples: 400, seed: 7 })).toEqual(once);
  expect(bootstrap(ofSigns(words.join(' ')), [nominal, ordinal, PERCENT], { resamples: 400, seed: 8 })).not.toEqual(once);
});

test.each([['nominal α', nominal], ['ordinal α', ordinal], ['interval α', interval], ['AC1', GWET_AC1]] as const)('[CG-10] the interval is that of resampling unit by unit: %s', (_name, statistic) => {
  const table = ofSigns(HAYES_KRIPPENDORFF_2007);
  const [fast] = bootstrap(table, [statistic], { resamples: 4_000, seed: 3 });
  const [low, high] = plainBootstrap(table, rowsOf(HAYES_KRIPPENDORFF_2007), statistic, 2_000);
  expect(Math.abs(fast!.low - low)).toBeLessThan(0.03);
  expect(Math.abs(fast!.high - high)).toBeLessThan(0.03);
});

test('[CG-10] for a plain percentage the interval is that of the binomial', () => {
  const [found] = bootstrap(ofCrossed([[60, 10], [20, 110]]), [PERCENT], { resamples: 20_000, seed: 1 });
  const half = 100 * 1.96 * Math.sqrt((0.85 * 0.15) / 200);
  expect(Math.abs(found!.low - (85 - half))).toBeLessThan(0.7);
  expect(Math.abs(found!.high - (85 + half))).toBeLessThan(0.7);
});

test('[CG-10] the interval holds the figure, and a higher confidence makes it wider', () => {
  const table = ofCrossed([[88, 14, 18], [10, 40, 10], [2, 6, 12]]);
  for (const figure of measureWithIntervals(table, [PERCENT, COHEN, SCOTT_PI, nominal, GWET_AC1], { resamples: 2_000, seed: 4 })) {
    expect(figure.interval!.low).toBeLessThan(figure.value!);
    expect(figure.interval!.high).toBeGreaterThan(figure.value!);
  }
  const width = (found: Interval): number => found.high - found.low;
  const [usual, wide] = [0.95, 0.99].map((confidence) => bootstrap(table, [COHEN], { resamples: 2_000, seed: 4, confidence })[0]!);
  expect(width(wide!)).toBeGreaterThan(width(usual!));
});

test('[CG-10] resamples in which a figure is 0/0 are left out and counted; a figure that mostly is has no interval', () => {
  const rare = unitTable(['A', 'B'], [...Array.from({ length: 19 }, () => [0, 0]), [1, 1]]);
  const [percent, cohen] = bootstrap(rare, [PERCENT, COHEN], { resamples: 2_000, seed: 2 });
  expect(percent).toMatchObject({ low: 100, high: 100, undefinedResamples: 0 });
  // The one other unit is missed with chance (19/20)^20 = 0.358.
  expect(cohen!.undefinedResamples / 2_000).toBeCloseTo(0.358, 1);
  expect(bootstrap(ofSigns('11 11 11'), [COHEN, PERCENT], { resamples: 50, seed: 2 })[0]).toBeNull();
  expect(bootstrap(ofSigns('112 221'), [COHEN], { resamples: 50, seed: 2 })).toEqual([null]);
  expect(bootstrap(ofSigns('.. ..'), [PERCENT], { resamples: 50, seed: 2 })).toEqual([null]);
});

test('[CG-11] units that hang together are resampled by their source: the interval is wider, and right for whole sources', () => {
  const words = KRIPPENDORFF_2018.split(' ').slice(0, 9);
  const copies = 8;
  const table = ofSigns(words.flatMap((word) => Array.from({ length: copies }, () => word)).join(' '));
  const sourceOf = Int32Array.from({ length: words.length * copies }, (_, row) => Math.floor(row / copies));
  const [byUnit] = bootstrap(table, [nominal], { resamples: 3_000, seed: 6 });
  const [bySource] = bootstrapClusters(table, [nominal], sourceOf, { resamples: 3_000, seed: 6 });
  const [single] = bootstrap(ofSigns(words.join(' ')), [PERCENT], { resamples: 3_000, seed: 6 });
  const [percentBySource] = bootstrapClusters(table, [PERCENT], sourceOf, { resamples: 3_000, seed: 6 });
  expect(bySource!.high - bySource!.low).toBeGreaterThan(1.5 * (byUnit!.high - byUnit!.low));
  expect(Math.abs(percentBySource!.low - single!.low)).toBeLessThan(3);
  expect(Math.abs(percentBySource!.high - single!.high)).toBeLessThan(3);
});

test('[CG-11] many sources of very different size do not spill one count into another', () => {
  const rows = Array.from({ length: 60 }, (_, at) => [at % 3, (at + (at % 7 === 0 ? 1 : 0)) % 3]);
  const weights = rows.map((_, at) => (at === 0 ? 900_000 : 1));
  const table = unitTable(['A', 'B'], rows, { weights });
  const sourceOf = Int32Array.from(rows.keys());
  const [found] = bootstrapClusters(table, [nominal], sourceOf, { resamples: 300, seed: 6 });
  expect(found!.low).toBeGreaterThanOrEqual(-1);
  expect(found!.high).toBeLessThanOrEqual(1);
});
