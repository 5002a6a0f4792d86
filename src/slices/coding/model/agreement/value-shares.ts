import { countRows } from './row-counts.ts';
import type { UnitTable } from './unit-table.ts';

/**
 * How often each value is given: the mean over the units with any code of the share of its codes, `π_c = mean_u r_uc / r_u`
 * (Gwet 2014, ch. 2). With complete data the plain relative frequency. The array is overwritten by the next call.
 */
export function valueShares(table: UnitTable): (weights: Float64Array) => Float64Array {
  const { rows, starts, values, counts, sizes } = countRows(table);
  const shares = new Float64Array(table.values.length);
  return (weights) => {
    shares.fill(0);
    let units = 0;
    for (let row = 0; row < rows; row++) {
      if (sizes[row] === 0) continue;
      const weight = weights[row]! / sizes[row]!;
      units += weights[row]!;
      for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) shares[values[entry]!]! += weight * counts[entry]!;
    }
    for (let value = 0; value < shares.length; value++) shares[value]! /= units;
    return shares;
  };
}

/** Whether fewer than two values occur: then chance agrees every time, whatever rounding makes of the sums. */
export function hasNoVariation(shares: Float64Array): boolean {
  let used = 0;
  for (const share of shares) if (share > 0) used++;
  return used < 2;
}
