import type { Matrix } from './matrix.ts';

/** Whether a cell has some codings and fewer than the matrix calls enough. */
export function isSmall({ counts, columns, smallBelow }: Pick<Matrix, 'counts' | 'columns' | 'smallBelow'>, row: number, column: number): boolean {
  const codings = counts.codings[row * columns.length + column]!;
  return codings > 0 && codings < smallBelow;
}

/**
 * The same matrix without its small cells, for what leaves the team: they and every total that would let a reader work them out are
 * null. Percentages of a row or column with a small cell go with it, because the others would give it away.
 */
export function withoutSmallCells(given: Matrix): Matrix {
  const rows = given.rows.map((_, row) => given.columns.some((__, column) => isSmall(given, row, column)));
  const columns = given.columns.map((_, column) => given.rows.some((__, row) => isSmall(given, row, column)));
  const isHidden = (row: number, column: number): boolean => isSmall(given, row, column) || (given.content === 'row-percent' && rows[row]!) || (given.content === 'column-percent' && columns[column]!);
  return {
    ...given,
    cells: given.cells.map((cells, row) => cells.map((value, column) => (isHidden(row, column) ? null : value))),
    totals: { rows: given.totals.rows.map((value, row) => (rows[row]! ? null : value)), columns: given.totals.columns.map((value, column) => (columns[column]! ? null : value)), all: given.small > 0 ? null : given.totals.all },
    // What is hidden in the cells must not lie beside them.
    counts: { codings: given.counts.codings.map((codings) => (codings < given.smallBelow ? 0 : codings)), doubled: new Int32Array(given.counts.doubled.length) },
    warnings: given.warnings.filter(({ kind }) => kind !== 'overlapping-codings'),
  };
}
