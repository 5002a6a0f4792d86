import type { RowCounts } from './row-counts.ts';

/** `Σ_r weights[r] · column[r]`; four running sums, so that one addition need not wait for the other. */
export function dot(weights: Float64Array, column: Float64Array): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let row = 0;
  for (; row + 3 < column.length; row += 4) {
    a += weights[row]! * column[row]!;
    b += weights[row + 1]! * column[row + 1]!;
    c += weights[row + 2]! * column[row + 2]!;
    d += weights[row + 3]! * column[row + 3]!;
  }
  for (; row < column.length; row++) a += weights[row]! * column[row]!;
  return a + b + (c + d);
}

/**
 * How often each value occurs in the rows with two codes or more, for any whole weights that add up to at most `most`.
 * Counts are whole and bounded, so as many as fit share the 53 bits of one number: a bootstrap goes through a third of the columns,
 * and without a branch. The array given back is overwritten by the next call.
 */
export function pairableCounts({ rows, starts, values, counts, sizes }: RowCounts, categories: number, most: number): (weights: Float64Array) => Float64Array {
  const widest = sizes.reduce((largest, size) => Math.max(largest, size), 0);
  const bits = Math.ceil(Math.log2(most * widest + 2));
  const perColumn = Math.max(1, Math.floor(53 / bits));
  const radix = 2 ** bits;
  const columns = Array.from({ length: Math.ceil(categories / perColumn) }, () => new Float64Array(rows));
  const places = Array.from({ length: categories }, (_, value) => ({ column: columns[Math.floor(value / perColumn)]!, unit: radix ** (value % perColumn) }));
  for (let row = 0; row < rows; row++) {
    if (sizes[row]! < 2) continue;
    for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) {
      const { column, unit } = places[values[entry]!]!;
      column[row]! += counts[entry]! * unit;
    }
  }
  const occurring = new Float64Array(categories);
  return (weights) => {
    let value = 0;
    for (const column of columns) {
      let packed = dot(weights, column);
      for (let field = 0; field < perColumn && value < categories; field++) {
        const rest = Math.floor(packed / radix);
        occurring[value] = packed - rest * radix;
        value++;
        packed = rest;
      }
    }
    return occurring;
  };
}
