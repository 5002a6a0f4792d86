import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  brennanPrediger, COHEN, collapse, CONGER, FLEISS, GWET_AC1, KRIPPENDORFF_ALPHA, LIGHT, outcome, PERCENT, SCOTT_PI, unitTable,
  type Level, type Statistic, type UnitTable, type Value,
} from '../../../src/slices/coding/model/agreement/agreement.ts';
import {
  rowsOf, textbookAc1, textbookAlpha, textbookBrennanPrediger, textbookCohen, textbookConger, textbookFleiss, textbookLight, textbookObserved, textbookPi,
} from './textbook.ts';

fc.configureGlobal({ seed: 20_261_121 });

const LEVELS: readonly Level[] = ['nominal', 'ordinal', 'interval', 'ratio'];
const BP = brennanPrediger();
const NOMINAL = [PERCENT, COHEN, SCOTT_PI, FLEISS, CONGER, LIGHT, KRIPPENDORFF_ALPHA.nominal, BP, GWET_AC1];

type Rows = (Value | null)[][];

/** Up to `most` units of two to five coders, values 0 to 4, some codes missing. */
function someRows(most: number, coders: fc.Arbitrary<number> = fc.integer({ min: 2, max: 5 }), missing = 3): fc.Arbitrary<Rows> {
  const code = fc.oneof({ weight: 10, arbitrary: fc.integer({ min: 0, max: 4 }) }, { weight: missing, arbitrary: fc.constant(null) });
  return coders.chain((width) => fc.array(fc.array(code, { minLength: width, maxLength: width }), { minLength: 1, maxLength: most }));
}

function tableOf(rows: Rows): UnitTable {
  return unitTable(rows[0]!.map((_, at) => `coder ${at}`), rows);
}

function expectSame(found: number | null, expected: number | null): void {
  if (expected === null || Number.isNaN(expected)) expect(found).toBeNull();
  else expect(found).toBeCloseTo(expected, 9);
}

const valueOf = (table: UnitTable, statistic: Statistic): number | null => outcome(table, statistic).value;

describe('[CG-6] on any table every figure is that of the plain definition', () => {
  test.each(LEVELS)('[CG-6] α, level %s, with missing codes', (level) => {
    fc.assert(fc.property(someRows(14), (rows) => expectSame(valueOf(tableOf(rows), KRIPPENDORFF_ALPHA[level]), textbookAlpha(tableOf(rows), level))), { numRuns: 300 });
  });

  test('[CG-6] percent, Fleiss, Conger, Brennan–Prediger and AC1 with missing codes', () => {
    fc.assert(
      fc.property(someRows(14), (rows) => {
        const table = tableOf(rows);
        expectSame(valueOf(table, PERCENT), 100 * textbookObserved(table));
        expectSame(valueOf(table, FLEISS), textbookFleiss(table));
        expectSame(valueOf(table, BP), textbookBrennanPrediger(table));
        expectSame(valueOf(table, GWET_AC1), textbookAc1(table));
        expectSame(valueOf(table, CONGER), textbookConger(table));
      }),
      { numRuns: 400 },
    );
  });

  test('[CG-6] Cohen and Scott with missing codes, and Light on the units coded by all', () => {
    fc.assert(
      fc.property(someRows(14, fc.constant(2)), someRows(14), (two, more) => {
        expectSame(valueOf(tableOf(two), COHEN), textbookCohen(tableOf(two)));
        expectSame(valueOf(tableOf(two), SCOTT_PI), textbookPi(tableOf(two)));
        expectSame(valueOf(tableOf(more), LIGHT), textbookLight(tableOf(more)));
      }),
      { numRuns: 400 },
    );
  });

  test('[CG-6] rows that stand for many units count as often as they say', () => {
    fc.assert(
      fc.property(someRows(6), fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 }), (rows, weights) => {
        const weighted = unitTable(rows[0]!.map((_, at) => `coder ${at}`), rows, { weights: weights.slice(0, rows.length), values: [0, 1, 2, 3, 4] });
        const spread = rowsOf(weighted);
        fc.pre(spread.length > 0);
        for (const statistic of NOMINAL) expectSame(valueOf(weighted, statistic), valueOf(unitTable(weighted.coders, spread, { values: [0, 1, 2, 3, 4] }), statistic));
      }),
    );
  });
});

test('[CG-4] the order of units and of coders and the names of nominal codes change nothing', () => {
  fc.assert(
    fc.property(someRows(14), fc.infiniteStream(fc.nat()), (rows, numbers) => {
      const order = rows[0]!.map((_, at) => ({ at, by: numbers.next().value as number })).sort((a, b) => a.by - b.by).map(({ at }) => at);
      const shuffled = rows.map((row) => ({ row: order.map((at) => row[at]!), by: numbers.next().value as number })).sort((a, b) => a.by - b.by).map(({ row }) => row);
      const renamed = shuffled.map((row) => row.map((code) => (code === null ? null : ['owl', 'ape', 'yak', 'elk', 'bee'][Number(code)]!)));
      for (const statistic of NOMINAL) {
        expectSame(valueOf(tableOf(shuffled), statistic), valueOf(tableOf(rows), statistic));
        expectSame(valueOf(tableOf(renamed), statistic), valueOf(tableOf(rows), statistic));
      }
      for (const level of LEVELS) expectSame(valueOf(tableOf(shuffled), KRIPPENDORFF_ALPHA[level]), valueOf(tableOf(rows), KRIPPENDORFF_ALPHA[level]));
    }),
    { numRuns: 200 },
  );
});

test('[CG-4] ordinal α asks only for the order, interval α takes any zero and unit, ratio α any unit', () => {
  fc.assert(
    fc.property(someRows(14), fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 50 }), (rows, zero, unit) => {
      const changed = (of: (code: number) => number): UnitTable => tableOf(rows.map((row) => row.map((code) => (code === null ? null : of(Number(code))))));
      const { ordinal, interval, ratio } = KRIPPENDORFF_ALPHA;
      expectSame(valueOf(changed((code) => Math.exp(code) + zero), ordinal), valueOf(tableOf(rows), ordinal));
      expectSame(valueOf(changed((code) => unit * code + zero), interval), valueOf(tableOf(rows), interval));
      expectSame(valueOf(changed((code) => unit * code), ratio), valueOf(tableOf(rows), ratio));
    }),
    { numRuns: 200 },
  );
});

test('[CG-5] coders who agree throughout and use more than one code have 1, and no figure is above 1', () => {
  fc.assert(
    fc.property(someRows(14), fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 10 }), fc.integer({ min: 2, max: 4 }), (rows, codes, width) => {
      for (const statistic of [...NOMINAL, ...LEVELS.map((level) => KRIPPENDORFF_ALPHA[level])]) {
        expect(valueOf(tableOf(rows), statistic) ?? 0).toBeLessThanOrEqual(statistic === PERCENT ? 100 : 1 + 1e-12);
      }
      fc.pre(new Set(codes).size > 1);
      const agreeing = tableOf(codes.map((code) => Array.from({ length: width }, () => code)));
      for (const statistic of NOMINAL.filter((one) => one.misfit(agreeing) === null)) expect(valueOf(agreeing, statistic), statistic.name).toBeCloseTo(statistic === PERCENT ? 100 : 1, 12);
    }),
  );
});

test('[CG-7] two coders without missing codes: Fleiss is Scott, Conger and Light are Cohen, and α follows from π', () => {
  fc.assert(
    fc.property(someRows(20, fc.constant(2), 0), (rows) => {
      const table = tableOf(rows);
      const pi = valueOf(table, SCOTT_PI);
      expectSame(valueOf(table, FLEISS), pi);
      expectSame(valueOf(table, CONGER), valueOf(table, COHEN));
      expectSame(valueOf(table, LIGHT), valueOf(table, COHEN));
      const codes = 2 * rows.length;
      expectSame(valueOf(table, KRIPPENDORFF_ALPHA.nominal), pi === null ? null : 1 - ((codes - 1) / codes) * (1 - pi));
    }),
    { numRuns: 300 },
  );
});

test('[CG-9] putting equal rows together changes no figure', () => {
  fc.assert(
    fc.property(someRows(30), (rows) => {
      const table = tableOf(rows);
      expect(collapse(table, true).rows).toBeLessThanOrEqual(collapse(table, false).rows);
      for (const statistic of NOMINAL) expectSame(valueOf(collapse(table, statistic.isSymmetric), statistic), valueOf(table, statistic));
      for (const level of LEVELS) expectSame(valueOf(collapse(table, true), KRIPPENDORFF_ALPHA[level]), valueOf(table, KRIPPENDORFF_ALPHA[level]));
    }),
    { numRuns: 200 },
  );
});
