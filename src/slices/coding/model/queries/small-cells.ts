import { isNoted } from './cell-notes.ts';
import type { Matrix } from './matrix.ts';

/**
 * The same matrix without its small cells, for what leaves the team: they and every total that would let a reader work them out are
 * null. Percentages of a row or column with a small cell go with it, because the others would give it away.
 */
export function withoutSmallCells(given: Matrix): Matrix {
  const isSmall = isNoted(given.small);
  const [rows, columns] = [new Set(given.small.map(({ row }) => row)), new Set(given.small.map(({ column }) => column))];
  const isHidden = (row: number, column: number): boolean => isSmall(row, column) || (given.content === 'row-percent' && rows.has(row)) || (given.content === 'column-percent' && columns.has(column));
  return {
    ...given,
    cells: given.cells.map((cells, row) => cells.map((value, column) => (isHidden(row, column) ? null : value))),
    totals: { rows: given.totals.rows.map((value, row) => (rows.has(row) ? null : value)), columns: given.totals.columns.map((value, column) => (columns.has(column) ? null : value)), all: given.small.length > 0 ? null : given.totals.all },
    // What is hidden in the cells must not lie beside them: where they are may be known, how many they have may not.
    small: given.small.map((note) => ({ ...note, codings: 0 })),
    warnings: given.warnings.filter(({ kind }) => kind !== 'overlapping-codings'),
  };
}
