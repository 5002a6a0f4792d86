/** One row of a table that is not wholly blank. */
export interface SheetRow {
  /** Its number in the sheet, or its line in the file, from 1. */
  readonly number: number;
  /** Texts as they stand; '' for nothing. Rows may be of different length. */
  readonly cells: readonly string[];
}

/** A table from a workbook or a delimited text. */
export interface Sheet {
  /** '' for the only table of a file. */
  readonly name: string;
  readonly isHidden: boolean;
  /** In ascending order of their numbers. */
  readonly rows: readonly SheetRow[];
  /** Cells that stand for several rows of their column. */
  readonly merged: readonly MergedCells[];
  readonly notes: readonly string[];
}

/** Rows of one column, both ends in, that show what the first of them holds. */
export interface MergedCells {
  readonly column: number;
  readonly first: number;
  readonly last: number;
}
