import type { CodingTable } from './coding-table.ts';
import { covered, intersection, sizeWithin } from './interval-sets.ts';

/** A turn or paragraph that the codings leave bare, at least in part; `row` counts from 0. */
export interface BareRow {
  readonly sourceId: string;
  readonly row: number;
  readonly start: number;
  readonly end: number;
  /** Code points of the row that some coding covers: 0 where nobody coded anything. */
  readonly coded: number;
}

/** A source with its turns, or paragraphs where nobody speaks, in order. */
export interface RowedSource {
  readonly sourceId: string;
  readonly rows: readonly { readonly start: number; readonly end: number }[];
}

/**
 * The rows of which at most the share `codedAtMost` (0 … 1; 0 unless said) is coded, in order: what nobody has looked at yet, or what
 * the codebook has no word for. Empty rows are none to review. Choose codings first to review one coder's or one round's.
 */
export function bareRows(table: CodingTable, sources: readonly RowedSource[], codedAtMost = 0): BareRow[] {
  const places = rangesBySource(table);
  const { start, end } = table.columns;
  return sources.flatMap(({ sourceId, rows }) => {
    const [from, to] = places.get(sourceId) ?? [0, 0];
    const set = covered(start.subarray(from, to), end.subarray(from, to));
    // Both go on together: each row asks only the stretches that can reach it.
    const within = intersection(set, rows.flatMap((row) => (row.start < row.end ? [row.start, row.end] : [])));
    let at = 0;
    return rows.flatMap((row, number) => {
      while (at < within.length && within[at + 1]! <= row.start) at += 2;
      let until = at;
      while (until < within.length && within[until]! < row.end) until += 2;
      const coded = sizeWithin(within.slice(at, until), row.start, row.end);
      return row.start < row.end && coded <= codedAtMost * (row.end - row.start) ? [{ sourceId, row: number, start: row.start, end: row.end, coded }] : [];
    });
  });
}

/** Where the codings of each source begin and end in the table. */
function rangesBySource({ sources, columns: { source } }: CodingTable): Map<string, readonly [number, number]> {
  const ranges = new Map<string, readonly [number, number]>();
  for (let from = 0; from < source.length; ) {
    let to = from + 1;
    while (to < source.length && source[to] === source[from]) to++;
    ranges.set(sources[source[from]!]!, [from, to]);
    from = to;
  }
  return ranges;
}
