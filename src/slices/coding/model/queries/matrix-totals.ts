import { isDivision, joined, type Axis } from './axis.ts';
import type { CodingTable } from './coding-table.ts';
import { measureCells, type Measure, type MeasureBasis } from './measure-cells.ts';

/** Values of cells, row after row. */
export type Numbers = ArrayLike<number>;

/** What stands beside and below a matrix. */
export interface Totals {
  readonly rows: Numbers;
  readonly columns: Numbers;
  readonly all: number;
}

/** Where every coding is in one cell at the most, totals of codings are sums; all else is counted anew over the joined axis. */
export function totalsOf(table: CodingTable, rows: Axis, columns: Axis, measure: Measure, basis: MeasureBasis, values: Numbers): Totals {
  if (measure === 'codings' && isDivision(rows) && isDivision(columns)) return sums(values, rows.labels.length, columns.labels.length);
  const over = (one: Axis, other: Axis): Numbers => measureCells(table, one, other, measure, basis).values;
  return { rows: over(rows, joined(columns)), columns: over(joined(rows), columns), all: over(joined(rows), joined(columns))[0]! };
}

function sums(values: Numbers, height: number, width: number): { rows: Float64Array; columns: Float64Array; all: number } {
  const [rows, columns] = [new Float64Array(height), new Float64Array(width)];
  let all = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const value = values[row * width + column]!;
      rows[row]! += value;
      columns[column]! += value;
      all += value;
    }
  }
  return { rows, columns, all };
}

/** Shares of the sum of the row or column, so that they add up to 100; 0/0 is NaN here and null outside. */
export function percentages(values: Numbers, width: number, content: 'row-percent' | 'column-percent'): Totals & { values: Numbers } {
  const { rows, columns, all } = sums(values, width === 0 ? 0 : values.length / width, width);
  const isByRow = content === 'row-percent';
  const share = (part: number, whole: number): number => (100 * part) / whole;
  return {
    values: Float64Array.from(values, (value, cell) => share(value, isByRow ? rows[Math.floor(cell / width)]! : columns[cell % width]!)),
    rows: rows.map((sum) => (isByRow ? share(sum, sum) : share(sum, all))),
    columns: columns.map((sum) => (isByRow ? share(sum, all) : share(sum, sum))),
    all: share(all, all),
  };
}
