import { keysOf, type Axis } from './axis.ts';
import { cellNotes, type CellNote } from './cell-notes.ts';
import type { CodingTable } from './coding-table.ts';
import { matrixWarnings, type MatrixWarning } from './matrix-warnings.ts';
import { measureCells, type Measure, type MeasureBasis } from './measure-cells.ts';
import { percentages, totalsOf, type Numbers } from './matrix-totals.ts';

/**
 * What stands in a cell: the number of codings, of sources, of cases, of code points (covered twice counts once), of words (those
 * that begin in covered text), 1 or 0 for whether there is any, or the share in percent of its row or column.
 */
export type CellContent = Measure | 'presence' | 'row-percent' | 'column-percent';

/** What to count, and where. */
export interface MatrixQuestion extends MeasureBasis {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly content: CellContent;
  /** What the percentages are of; codings unless said. */
  readonly percentOf?: Measure;
  /** Cells with fewer codings than this, and more than none, are named as small; 5 unless said. */
  readonly smallBelow?: number;
}

/**
 * A table of counts with what it is of. A cell is null where a percentage is 0/0. Totals count what is in several cells once, so they
 * can be smaller than the sum; the warnings say so.
 */
export interface Matrix {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly (readonly (number | null)[])[];
  readonly content: CellContent;
  readonly percentOf: Measure | null;
  readonly totals: { readonly rows: readonly (number | null)[]; readonly columns: readonly (number | null)[]; readonly all: number | null };
  /** The cells with few codings, listed when they are first asked for. */
  readonly small: readonly CellNote[];
  readonly smallBelow: number;
  readonly warnings: readonly MatrixWarning[];
}

/** Counts codings in rows and columns, with totals, warnings of what is counted twice, and small cells. */
export function matrix(table: CodingTable, question: MatrixQuestion): Matrix {
  const { rows, columns, content, percentOf = 'codings', smallBelow = 5 } = question;
  const isPercent = content === 'row-percent' || content === 'column-percent';
  const measure = isPercent ? percentOf : content === 'presence' ? 'codings' : content;
  const { counts, values } = measureCells(table, rows, columns, measure, question);
  const totals = totalsOf(table, rows, columns, measure, question, values);
  const shown = isPercent ? percentages(values, columns.labels.length, content) : content === 'presence' ? { values: present(values), rows: present(totals.rows), columns: present(totals.columns), all: present([totals.all])[0]! } : { values, ...totals };
  const cells = asRows(shown.values, rows.labels.length, columns.labels.length);
  let small: readonly CellNote[] | null = null;
  return {
    rows: rows.labels,
    columns: columns.labels,
    cells: isPercent ? cells.map(defined) : cells,
    content,
    percentOf: isPercent ? percentOf : null,
    totals: { rows: defined(shown.rows), columns: defined(shown.columns), all: Number.isNaN(shown.all) ? null : shown.all },
    get small() {
      return (small ??= cellNotes(counts.codings, columns.labels.length, smallBelow));
    },
    smallBelow,
    warnings: matrixWarnings(table, rows, columns, counts, measure),
  };
}

/** The codings behind a cell, as places in the table in its order. */
export function codingsOfCell(table: CodingTable, rows: Axis, columns: Axis, row: number, column: number): Int32Array {
  const has = ({ from, groups }: Axis, key: number, group: number): boolean => groups.subarray(from[key], from[key + 1]).includes(group);
  const [rowKeys, columnKeys] = [keysOf(table, rows.by), keysOf(table, columns.by)];
  return Int32Array.from(rowKeys.keys()).filter((coding) => has(rows, rowKeys[coding]!, row) && has(columns, columnKeys[coding]!, column));
}

function present(values: Numbers): number[] {
  return Array.from(values, (value) => (value > 0 ? 1 : 0));
}

function defined(values: ArrayLike<number | null>): (number | null)[] {
  return Array.from(values, (value) => (value === null || Number.isNaN(value) ? null : value));
}

function asRows(values: Numbers, height: number, width: number): (number | null)[][] {
  const cells: (number | null)[][] = [];
  // Copies of a row of the right length: growing 700 rows of 60 cells one by one would take longer than counting them.
  const blank = Array.from({ length: width }, (): number | null => 0);
  for (let row = 0; row < height; row++) {
    const own = blank.slice();
    for (let column = 0; column < width; column++) own[column] = values[row * width + column]!;
    cells.push(own);
  }
  return cells;
}
