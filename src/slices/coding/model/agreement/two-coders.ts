import { NOT_CODED, type UnitTable } from './unit-table.ts';

/** The crossed counts of two coders over the units both coded. The arrays are overwritten by the next call. */
export interface Crossed {
  units: number;
  agreeing: number;
  /** How often each coder gave each value. */
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** Counts of two columns of a table for any weights; rows that one of them did not code are passed over (pairwise deletion). */
export function crossCoders(table: UnitTable, one = 0, other = 1): (weights: Float64Array) => Crossed {
  const { rows, cells, coders } = table;
  const crossed: Crossed = { units: 0, agreeing: 0, first: new Float64Array(table.values.length), second: new Float64Array(table.values.length) };
  return (weights) => {
    const { first, second } = crossed;
    first.fill(0);
    second.fill(0);
    let [units, agreeing] = [0, 0];
    for (let row = 0; row < rows; row++) {
      const a = cells[row * coders.length + one]!;
      const b = cells[row * coders.length + other]!;
      if (a === NOT_CODED || b === NOT_CODED) continue;
      const weight = weights[row]!;
      units += weight;
      if (a === b) agreeing += weight;
      first[a]! += weight;
      second[b]! += weight;
    }
    crossed.units = units;
    crossed.agreeing = agreeing;
    return crossed;
  };
}

/** Cohen's κ from crossed counts, NaN where it is 0/0. Multiplied out, so that whole counts stay exact. */
export function kappaOfCounts({ units, agreeing, first, second }: Crossed): number {
  let chance = 0;
  for (let value = 0; value < first.length; value++) chance += first[value]! * second[value]!;
  return (units * agreeing - chance) / (units * units - chance);
}
