/** One cell: text as it is, numbers in full, nothing for null. */
export type Cell = string | number | boolean | null;

/**
 * A csv file as RFC 4180 has it, with a heading, in UTF-8 without a mark, lines ended by LF. Every text is quoted, so that an empty
 * text and a missing value stay apart and statistics programs do not guess.
 */
export function csvFile(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [columns, ...rows].map((row) => row.map(cellText).join(','));
  return `${lines.join('\n')}\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? `"${cell.replaceAll('"', '""')}"` : String(cell);
}

/** Beginnings that a spreadsheet takes for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * People's words in a csv that somebody will open with a double click: what a spreadsheet could run gets an apostrophe in front, and
 * the second cell says so, for scripts to take it away again.
 */
export function guarded(text: string): readonly [text: string, isGuarded: boolean] {
  return FORMULA.test(text) ? [`'${text}`, true] : [text, false];
}
