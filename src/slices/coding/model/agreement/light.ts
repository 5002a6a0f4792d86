import { undefinedBecause } from './figure.ts';
import type { Statistic } from './statistic.ts';
import { crossCoders, kappaOfCounts } from './two-coders.ts';
import { NOT_CODED, type UnitTable } from './unit-table.ts';

/**
 * Light's κ for two or more coders: the mean of Cohen's κ over all pairs, on the units coded by everybody
 * (Light 1971, Psychological Bulletin 76, 365–377). Undefined as soon as one pair is: a mean of the others would hide it.
 */
export const LIGHT: Statistic = {
  name: 'light',
  level: 'nominal',
  source: 'Light 1971: mean of Cohen 1960 over all pairs',
  isSymmetric: false,
  uses: 'complete',
  misfit: () => null,
  prepare: (table) => {
    const whole = completeRows(table);
    const pairs = pairsOf(table.coders.length).map(([one, other]) => crossCoders(whole.table, one, other));
    const ownWeights = new Float64Array(whole.rows.length);
    return (weights) => {
      whole.rows.forEach((row, index) => (ownWeights[index] = weights[row]!));
      let sum = 0;
      for (const pair of pairs) sum += kappaOfCounts(pair(ownWeights));
      return sum / pairs.length;
    };
  },
  otherReason: (table) => {
    const { table: whole } = completeRows(table);
    const weights = whole.weights ?? new Float64Array(whole.rows).fill(1);
    const pairs = pairsOf(table.coders.length);
    const missing = pairs.filter(([one, other]) => Number.isNaN(kappaOfCounts(crossCoders(whole, one, other)(weights))));
    const names = missing.map(([one, other]) => `${table.coders[one]} and ${table.coders[other]}`).join('; ');
    return undefinedBecause('undefined-pairs', `κ is 0/0 for ${missing.length} of ${pairs.length} pairs (${names}), who gave one and the same code throughout, so their mean is not defined.`);
  },
};

/** Every two of so many coders, by their columns. */
export function pairsOf(coders: number): readonly (readonly [number, number])[] {
  return Array.from({ length: coders }, (_, one) => Array.from({ length: coders - one - 1 }, (_, after) => [one, one + after + 1] as const)).flat();
}

function completeRows(table: UnitTable): { readonly table: UnitTable; readonly rows: readonly number[] } {
  const width = table.coders.length;
  const rows = Array.from({ length: table.rows }, (_, row) => row).filter((row) => !table.cells.subarray(row * width, (row + 1) * width).includes(NOT_CODED));
  const cells = new Int32Array(rows.length * width);
  rows.forEach((row, index) => cells.set(table.cells.subarray(row * width, (row + 1) * width), index * width));
  const weights = table.weights && Float64Array.from(rows, (row) => table.weights![row]!);
  return { table: { ...table, rows: rows.length, cells, weights }, rows };
}
