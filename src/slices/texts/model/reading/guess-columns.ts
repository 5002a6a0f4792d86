import type { ColumnGuess } from './column-map.ts';

/**
 * Guesses which column of a table is what, from its headings (none: an empty list) and some of its rows; says why for each. The
 * table has as many columns as its widest row.
 */
export function guessColumns(header: readonly string[], sampleRows: readonly (readonly string[])[]): ColumnGuess {
  const width = Math.max(header.length, ...sampleRows.map((row) => row.length));
  const lengths = Array.from({ length: width }, (_, column) => sampleRows.reduce((sum, row) => sum + (row[column]?.length ?? 0), 0));
  const text = lengths.indexOf(Math.max(...lengths));
  const rest = lengths.flatMap((_, column) => (column === text ? [] : [column]));
  return { text, speaker: null, start: null, end: null, turn: null, date: null, title: null, tags: [], attributes: [], ignored: rest, sure: false, why: lengths.map((_, column) => (column === text ? 'has most words' : 'was left out')) };
}
