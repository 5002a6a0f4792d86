import { countRows } from './row-counts.ts';
import type { Statistic } from './statistic.ts';
import type { UnitTable } from './unit-table.ts';

/**
 * Percent agreement, 0 to 100: the share of agreeing pairs of codes in a unit, averaged over the units with two codes or more,
 * `100 · mean_u Σ_c r_uc (r_uc − 1) / (r_u (r_u − 1))` (Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed., ch. 2). For complete data
 * this is the mean over pairs of coders; for two coders the plain share of units coded alike. It says nothing about chance.
 */
export const PERCENT: Statistic = {
  name: 'percent',
  level: null,
  source: 'Gwet 2014',
  isSymmetric: true,
  uses: 'pairable',
  misfit: () => null,
  prepare: (table) => {
    const observed = observedAgreement(table);
    return (weights) => 100 * observed(weights);
  },
};

/** The observed agreement of Gwet 2014 as a proportion, for any weights of the rows: NaN when no unit has two codes. */
export function observedAgreement(table: UnitTable): (weights: Float64Array) => number {
  const { rows, starts, counts, sizes } = countRows(table);
  const shares = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const size = sizes[row]!;
    if (size < 2) continue;
    let agreeing = 0;
    for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) agreeing += counts[entry]! * (counts[entry]! - 1);
    shares[row] = agreeing / (size * (size - 1));
  }
  return (weights) => {
    let [sum, units] = [0, 0];
    for (let row = 0; row < rows; row++) {
      if (sizes[row]! < 2) continue;
      sum += weights[row]! * shares[row]!;
      units += weights[row]!;
    }
    return sum / units;
  };
}
