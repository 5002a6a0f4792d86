/** Which column of a table is what; columns count from 0. Every column of the table is in exactly one place. */
export interface ColumnMap {
  /** What was said or written; each row is one turn. */
  readonly text: number;
  readonly speaker: number | null;
  readonly start: number | null;
  readonly end: number | null;
  /** A running number of rows or turns; the order of the rows says the same, so it is not kept. */
  readonly turn: number | null;
  /** The day of the source; kept if the rows of one source agree. */
  readonly date: number | null;
  /** What tells several sources in one table apart: rows with the same title become one source. */
  readonly title: number | null;
  /** Codes that people gave to the row. */
  readonly tags: readonly number[];
  /** What is said of a whole source: kept if the rows of one source agree. */
  readonly attributes: readonly number[];
  readonly ignored: readonly number[];
}

/** A map that was guessed, and why. */
export interface ColumnGuess extends ColumnMap {
  /** Whether a column's heading, and not its contents alone, says where the text is. */
  readonly sure: boolean;
  /** For each column, in words: what it was taken for and by what sign. */
  readonly why: readonly string[];
}

/** A heading as it is compared: without case, accents, blanks and marks (`TImeStamp` and `time stamp` are one). */
export function headingKey(heading: string): string {
  return heading.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * What two tables have in common if a map of one fits the other: the headings in their order, compared as in {@link headingKey};
 * of a table without headings, its width. Empty columns at the end do not count.
 */
export function headerSignature(header: readonly string[]): string {
  const keys = header.map(headingKey);
  const used = keys.findLastIndex((key) => key !== '') + 1;
  return used === 0 ? `width ${header.length}` : keys.slice(0, used).join('|');
}
