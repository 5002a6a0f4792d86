import type { CodingTable } from './coding-table.ts';

/**
 * How two codings of one source must stand to each other: share a character (`overlap`); have at most `within` code points between
 * them, or share some (`near`); the second begin where the first has ended, at most `within` code points later (`before`: the row's code
 * comes first). For "in the same turn" ask for the overlap of {@link codingsByRow}.
 */
export type Relation = { readonly kind: 'overlap' } | { readonly kind: 'near' | 'before'; readonly within: number };

/** How a co-occurrence is counted. */
export interface CoOccurrenceOptions {
  /** Only pairs made by one coder: the text that two coders coded twice does not count as co-occurrence. */
  readonly isWithinCoder?: boolean;
}

/** For every two codes the pairs of codings that stand in the relation. */
export interface CoOccurrence {
  readonly relation: Relation;
  readonly codes: readonly string[];
  /** Codings of each code. */
  readonly codings: Int32Array;
  /**
   * Pairs, row after row (`codes × codes`), to be read with {@link pairCount}: but for `before`, a pair of codes has one place, in the row
   * of the smaller number. Every pair of codings is counted, so a long coding over three short ones is three.
   */
  readonly pairs: Int32Array;
}

/** Counts pairs of codings for every two codes in one sweep: the table's order puts all that a coding can meet right behind it. */
export function coOccurrence(table: CodingTable, relation: Relation, { isWithinCoder = false }: CoOccurrenceOptions = {}): CoOccurrence {
  const width = table.codes.length;
  const pairs = new Int32Array(width * width);
  const codings = new Int32Array(width);
  const { code } = table.columns;
  for (let at = 0; at < code.length; at++) codings[code[at]!]!++;
  if (relation.kind === 'before') eachPair(table, relation, isWithinCoder, (first, second) => pairs[code[first]! * width + code[second]!]!++);
  else countPairs(table, relation, isWithinCoder, pairs, width);
  return { relation, codes: table.codes, codings, pairs };
}

/** How many pairs a row's and a column's code have. */
export function pairCount({ relation, codes, pairs }: CoOccurrence, row: number, column: number): number {
  const [first, second] = relation.kind === 'before' || row < column ? [row, column] : [column, row];
  return pairs[first * codes.length + second]!;
}

/** The pairs of codings behind one count, as places in the table: first of the row's code, then of the column's. */
export function pairsBehind(table: CodingTable, relation: Relation, rowCode: number, columnCode: number, { isWithinCoder = false }: CoOccurrenceOptions = {}): [number, number][] {
  const { code } = table.columns;
  const found: [number, number][] = [];
  eachPair(table, relation, isWithinCoder, (first, second) => {
    if (code[first] === rowCode && code[second] === columnCode) found.push([first, second]);
    else if (relation.kind !== 'before' && code[first] === columnCode && code[second] === rowCode) found.push([second, first]);
  });
  return found;
}

/**
 * The same codings with the rows of their sources (turns or paragraphs) for places: two codings overlap in it when they touch the same
 * row. `rowStartsOf` gives where the rows of a source begin, ascending.
 */
export function codingsByRow(table: CodingTable, rowStartsOf: (sourceId: string) => ArrayLike<number>): CodingTable {
  const { source, start, end } = table.columns;
  const [firstRow, behindRow] = [new Int32Array(start.length), new Int32Array(start.length)];
  let starts: ArrayLike<number> = [];
  let row = 0;
  for (let coding = 0; coding < start.length; coding++) {
    if (coding === 0 || source[coding] !== source[coding - 1]) [starts, row] = [rowStartsOf(table.sources[source[coding]!]!), 0];
    while (row + 1 < starts.length && starts[row + 1]! <= start[coding]!) row++;
    let behind = row + 1;
    while (behind < starts.length && starts[behind]! < end[coding]!) behind++;
    firstRow[coding] = row;
    behindRow[coding] = behind;
  }
  return { ...table, columns: { ...table.columns, start: firstRow, end: behindRow } };
}

function eachPair(table: CodingTable, relation: Relation, isWithinCoder: boolean, take: (first: number, second: number) => void): void {
  const { source, coder, start, end } = table.columns;
  for (let first = 0; first < source.length; first++) {
    const limit = limitOf(relation, end[first]!);
    for (let second = first + 1; second < source.length && start[second]! < limit && source[second] === source[first]; second++) {
      if (isWithinCoder && coder[second] !== coder[first]) continue;
      if (relation.kind !== 'before' || start[second]! >= end[first]!) take(first, second);
    }
  }
}

function limitOf(relation: Relation, end: number): number {
  return relation.kind === 'overlap' ? end : end + relation.within + 1;
}

/** The same walk without a call for each pair: this is what 100,000 codings wait for. */
function countPairs(table: CodingTable, relation: Relation, isWithinCoder: boolean, pairs: Int32Array, width: number): void {
  const { source, code, coder, start, end } = table.columns;
  for (let first = 0; first < source.length; first++) {
    const limit = limitOf(relation, end[first]!);
    const own = source[first]!;
    const firstCode = code[first]!;
    for (let second = first + 1; second < source.length && start[second]! < limit && source[second] === own; second++) {
      if (isWithinCoder && coder[second] !== coder[first]) continue;
      const secondCode = code[second]!;
      pairs[firstCode < secondCode ? firstCode * width + secondCode : secondCode * width + firstCode]!++;
    }
  }
}
