import { keysOf, type Axis } from './axis.ts';
import type { CodingTable } from './coding-table.ts';

/** What one sweep over the codings knows of every cell, row after row. */
export interface CellCounts {
  readonly codings: Int32Array;
  /** Codings of the cell that lie, at least in part, on text which an earlier coding of the same cell covers: counted twice. */
  readonly doubled: Int32Array;
  readonly sources: Int32Array;
  /** Code points that are covered at all. */
  readonly characters: Float64Array;
}

/** Told of a piece of text that a cell covers for the first time, and of a source that it meets for the first time. */
export interface CellVisitor {
  readonly onText?: (cell: number, source: number, start: number, end: number) => void;
  readonly onSource?: (cell: number, source: number) => void;
}

/**
 * Counts every cell of two axes in one pass. The table's order makes it enough to remember, for each cell, how far its text is
 * covered: places run on from source to source, so that the same number also tells whether the source is new to the cell.
 */
export function sweepCells(table: CodingTable, rows: Axis, columns: Axis, visitor: CellVisitor = {}): CellCounts {
  const { source, start, end } = table.columns;
  const [rowKeys, columnKeys] = [keysOf(table, rows.by), keysOf(table, columns.by)];
  const [rowFrom, rowGroups, columnFrom, columnGroups] = [rows.from, rows.groups, columns.from, columns.groups];
  const width = columns.labels.length;
  const cells = rows.labels.length * width;
  const [codings, doubled, sources] = [new Int32Array(cells), new Int32Array(cells), new Int32Array(cells)];
  const [characters, covered] = [new Float64Array(cells), new Float64Array(cells)];
  const { onText, onSource } = visitor;
  let base = 1;
  let furthest = 0;
  for (let coding = 0; coding < source.length; coding++) {
    const own = source[coding]!;
    if (coding > 0 && source[coding - 1] !== own) {
      // A new source begins behind everything that the one before could cover.
      base += furthest + 1;
      furthest = 0;
    }
    const since = start[coding]!;
    const until = end[coding]!;
    if (until > furthest) furthest = until;
    const lastRow = rowFrom[rowKeys[coding]! + 1]!;
    const lastColumn = columnFrom[columnKeys[coding]! + 1]!;
    for (let row = rowFrom[rowKeys[coding]!]!; row < lastRow; row++) {
      for (let column = columnFrom[columnKeys[coding]!]!; column < lastColumn; column++) {
        const cell = rowGroups[row]! * width + columnGroups[column]!;
        const reached = covered[cell]! - base;
        codings[cell]!++;
        if (reached < 0) {
          sources[cell]!++;
          onSource?.(cell, own);
        } else if (reached > since) doubled[cell]!++;
        if (until <= reached) continue;
        const fresh = reached > since ? reached : since;
        characters[cell]! += until - fresh;
        covered[cell] = base + until;
        onText?.(cell, own, fresh, until);
      }
    }
  }
  return { codings, doubled, sources, characters };
}
