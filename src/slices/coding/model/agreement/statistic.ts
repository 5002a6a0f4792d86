import type { Figure, Interval, Level, Outcome, StatisticName } from './figure.ts';
import { undefinedBecause, valueOf } from './figure.ts';
import { NOT_CODED, weightsOf, type UnitTable } from './unit-table.ts';

/**
 * One way to measure agreement, in a form that can be asked again and again with other weights of the same rows, which is what
 * the bootstrap does. Inside, NaN stands for 0/0; it does not leave this folder, {@link measure} turns it into a reason.
 */
export interface Statistic {
  readonly name: StatisticName;
  readonly level: Level | null;
  /** The paper the computation follows. */
  readonly source: string;
  /** Whether only the values of a unit count and not who gave them. */
  readonly isSymmetric: boolean;
  /** Which units can enter: those with two codes, or only those coded by everybody. */
  readonly uses: 'pairable' | 'complete';
  /** Why the statistic does not fit this table at all, or null. */
  readonly misfit: (table: UnitTable) => string | null;
  /** Reads the rows once; the function it gives computes the value for any whole weights of these rows that add up to at most `most`. */
  readonly prepare: (table: UnitTable, most?: number) => (weights: Float64Array) => number;
  /** Which reason NaN has when there were pairs and more than one value; only statistics that have such a case say it. */
  readonly otherReason?: (table: UnitTable) => Outcome;
}

/** A statistic for exactly two coders says so of any other table. */
export function needsTwoCoders(what: string): (table: UnitTable) => string | null {
  return ({ coders }) => (coders.length === 2 ? null : `${what} is for two coders; here are ${coders.length}.`);
}

/** The value of a statistic on a table, or the reason why it has none. */
export function outcome(table: UnitTable, statistic: Statistic): Outcome {
  const misfit = statistic.misfit(table);
  if (misfit !== null) return undefinedBecause('not-applicable', misfit);
  const value = statistic.prepare(table)(weightsOf(table));
  return Number.isNaN(value) ? whyUndefined(table, statistic) : valueOf(value);
}

/** The statistic on the table as a figure, with all that has to be printed beside it. */
export function measure(table: UnitTable, statistic: Statistic, interval: Interval | null = null): Figure {
  const { name, source, level } = statistic;
  return { ...table.basis, statistic: name, source, level, coders: table.coders, n: unitsUsed(table, statistic.uses), interval, ...outcome(table, statistic) };
}

/** How many units can enter: coded by at least two coders, or by all. */
export function unitsUsed(table: UnitTable, uses: Statistic['uses']): number {
  const needed = uses === 'complete' ? table.coders.length : 2;
  let units = 0;
  for (let row = 0; row < table.rows; row++) if (codesIn(table, row) >= needed) units += table.weights?.[row] ?? 1;
  return units;
}

function whyUndefined(table: UnitTable, statistic: Statistic): Outcome {
  const needed = statistic.uses === 'complete' ? table.coders.length : 2;
  if (unitsUsed(table, statistic.uses) === 0) {
    return undefinedBecause('no-pairs', `No unit was coded by ${needed === 2 ? 'two' : `all ${needed}`} coders, so there is nothing to compare.`);
  }
  const given = new Set<number>();
  for (let row = 0; row < table.rows; row++) {
    if ((table.weights?.[row] ?? 1) === 0 || codesIn(table, row) < needed) continue;
    for (const value of table.cells.subarray(row * table.coders.length, (row + 1) * table.coders.length)) if (value !== NOT_CODED) given.add(value);
  }
  if (given.size === 1) {
    return undefinedBecause('no-variation', `Every code given is “${table.values[[...given][0]!]}”: chance alone would agree every time, and the formula is 0/0.`);
  }
  return statistic.otherReason?.(table) ?? undefinedBecause('no-variation', 'Chance alone would agree every time, and the formula is 0/0.');
}

function codesIn({ coders, cells }: UnitTable, row: number): number {
  let codes = 0;
  for (let at = row * coders.length; at < (row + 1) * coders.length; at++) if (cells[at] !== NOT_CODED) codes++;
  return codes;
}
