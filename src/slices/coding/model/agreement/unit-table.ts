import { PLAIN_ROWS, type Basis } from './basis.ts';

/** One answer of one coder: a label, or a number where the level asks for one. */
export type Value = string | number;

/** In `cells`: this coder did not code this unit. */
export const NOT_CODED = -1;

/**
 * Who said what about which unit. `cells` holds one row per unit (or per run of equal units) and one column per coder,
 * each an index into `values` or {@link NOT_CODED}; `weights` says how many units a row stands for (whole numbers), null for one each.
 */
export interface UnitTable {
  readonly coders: readonly string[];
  /** Every value that could be given; numbers stand in ascending order. Its length is the number of categories. */
  readonly values: readonly Value[];
  readonly rows: number;
  readonly cells: Int32Array;
  readonly weights: Float64Array | null;
  readonly basis: Basis;
}

/**
 * Builds a table from rows of answers, `null` where a coder gave none. `values` declares the categories when more could have
 * been given than were (the chance terms of Brennan–Prediger and Gwet count them); otherwise they are those found.
 */
export function unitTable(
  coders: readonly string[],
  rows: readonly (readonly (Value | null)[])[],
  more: { readonly basis?: Basis; readonly values?: readonly Value[]; readonly weights?: readonly number[] } = {},
): UnitTable {
  const values = inOrder(more.values ?? rows.flat().filter((value) => value !== null));
  const indexOf = new Map(values.map((value, index) => [value, index]));
  const cells = new Int32Array(rows.length * coders.length).fill(NOT_CODED);
  rows.forEach((row, rowIndex) => {
    row.forEach((value, coder) => {
      if (value !== null) cells[rowIndex * coders.length + coder] = indexOf.get(value) ?? undeclared(value);
    });
  });
  return { coders, values, rows: rows.length, cells, weights: more.weights ? Float64Array.from(more.weights) : null, basis: more.basis ?? PLAIN_ROWS };
}

/** The number of units the table stands for. */
export function unitCount(table: UnitTable): number {
  return table.weights === null ? table.rows : table.weights.reduce((sum, weight) => sum + weight, 0);
}

/** How many units each row stands for. */
export function weightsOf(table: UnitTable): Float64Array {
  return table.weights ?? new Float64Array(table.rows).fill(1);
}

/** The table of these coders alone, in this order; for the agreement of a pair. */
export function onlyCoders(table: UnitTable, coders: readonly string[]): UnitTable {
  const columns = coders.map((coder) => table.coders.indexOf(coder));
  const cells = new Int32Array(table.rows * columns.length);
  for (let row = 0; row < table.rows; row++) {
    columns.forEach((column, index) => (cells[row * columns.length + index] = column < 0 ? NOT_CODED : table.cells[row * table.coders.length + column]!));
  }
  return { ...table, coders, cells };
}

/** Distinct values, numbers ascending before labels in code-unit order, so that the same answers give the same table. */
function inOrder(values: readonly Value[]): Value[] {
  return [...new Set(values)].sort((a, b) => {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
    return a < b ? -1 : 1;
  });
}

function undeclared(value: Value): never {
  throw new Error(`the value ${JSON.stringify(value)} is not among the declared values`);
}
