import { NOT_CODED, type UnitTable } from './unit-table.ts';

/**
 * Every row as the values given in it and how often: row r has its entries from `starts[r]` to `starts[r + 1]`, and `sizes[r]`
 * codes in all. All that statistics need which do not ask who gave which value.
 */
export interface RowCounts {
  readonly rows: number;
  readonly starts: Int32Array;
  readonly values: Int32Array;
  readonly counts: Float64Array;
  readonly sizes: Int32Array;
}

/** Counts the values of every row. */
export function countRows({ rows, coders, cells }: UnitTable): RowCounts {
  const width = coders.length;
  const starts = new Int32Array(rows + 1);
  const values = new Int32Array(rows * width);
  const counts = new Float64Array(rows * width);
  const sizes = new Int32Array(rows);
  let end = 0;
  for (let row = 0; row < rows; row++) {
    const start = end;
    let size = 0;
    for (let at = row * width; at < (row + 1) * width; at++) {
      const value = cells[at]!;
      if (value === NOT_CODED) continue;
      size++;
      let entry = start;
      while (entry < end && values[entry] !== value) entry++;
      if (entry === end) {
        values[end] = value;
        end++;
      }
      counts[entry]! += 1;
    }
    sizes[row] = size;
    starts[row + 1] = end;
  }
  return { rows, starts, values: values.subarray(0, end), counts: counts.subarray(0, end), sizes };
}
