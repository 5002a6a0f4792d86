import { countingSort, type CodingColumns } from '../agreement/coding-columns.ts';

/** One coding as the study keeps it: `start` and `end` (not included) in code points of the source's text. */
export interface CodingRow {
  readonly id: string;
  readonly sourceId: string;
  readonly codeId: string;
  readonly start: number;
  readonly end: number;
  readonly coderId: string;
  readonly roundId: string;
}

/** The columns of the agreement library and the round of each coding. */
export interface RoundColumns extends CodingColumns {
  readonly round: Int32Array;
}

/** What the numbers in the columns mean: the ids of sources, codes, coders and rounds, in the order in which they are shown. */
export interface CodingNames {
  readonly sources: readonly string[];
  readonly codes: readonly string[];
  readonly coders: readonly string[];
  readonly rounds: readonly string[];
}

/**
 * Codings to ask questions of: in order of source and, within one, of start. Whoever makes it puts in only what the asker may see;
 * no query of this folder knows of blind rounds.
 */
export interface CodingTable extends CodingNames {
  readonly columns: RoundColumns;
  /** The id of each coding. */
  readonly ids: readonly string[];
}

/**
 * A table of these codings. `known` names what exists and its order, also what has no coding; what it leaves out is added at the end
 * as it is met.
 */
export function codingTable(rows: readonly CodingRow[], known: Partial<CodingNames> = {}): CodingTable {
  const sources = numbering(known.sources);
  const codes = numbering(known.codes);
  const coders = numbering(known.coders);
  const rounds = numbering(known.rounds);
  const column = (of: (row: CodingRow) => number): Int32Array => Int32Array.from(rows, of);
  return sortedTable({
    ids: rows.map(({ id }) => id),
    columns: { source: column(({ sourceId }) => sources.of(sourceId)), code: column(({ codeId }) => codes.of(codeId)), coder: column(({ coderId }) => coders.of(coderId)), round: column(({ roundId }) => rounds.of(roundId)), start: column(({ start }) => start), end: column(({ end }) => end) },
    sources: sources.names,
    codes: codes.names,
    coders: coders.names,
    rounds: rounds.names,
  });
}

/** The same codings in the order that queries need: two counting sorts. */
export function sortedTable(table: CodingTable): CodingTable {
  const { source, start } = table.columns;
  const last = start.reduce((most, place) => Math.max(most, place), 0);
  const asGiven = Int32Array.from(source.keys());
  return chosen(table, countingSort(countingSort(asGiven, start, last + 1), source, table.sources.length));
}

const NONE: ReadonlySet<string> = new Set();

/** Which codings to ask: of these sources, codes, coders and rounds; what is not named is not asked for. */
export type CodingChoice = { readonly [Kind in keyof CodingNames]?: ReadonlySet<string> };

/** The table of only some of the codings, without those whose ids are in `away`; the names and their numbers stay as they are. */
export function chooseCodings(table: CodingTable, choice: CodingChoice, away: ReadonlySet<string> = NONE): CodingTable {
  const wanted = (names: readonly string[], ids: ReadonlySet<string> | undefined): Uint8Array => Uint8Array.from(names, (id) => (ids === undefined || ids.has(id) ? 1 : 0));
  const [sources, codes, coders, rounds] = [wanted(table.sources, choice.sources), wanted(table.codes, choice.codes), wanted(table.coders, choice.coders), wanted(table.rounds, choice.rounds)];
  const { source, code, coder, round } = table.columns;
  const isWanted = (at: number): boolean => (sources[source[at]!]! & codes[code[at]!]! & coders[coder[at]!]! & rounds[round[at]!]!) === 1 && !away.has(table.ids[at]!);
  return chosen(table, Int32Array.from(source.keys()).filter(isWanted));
}

function chosen(table: CodingTable, order: Int32Array): CodingTable {
  const { source, code, coder, round, start, end } = table.columns;
  const put = (column: Int32Array): Int32Array => {
    const placed = new Int32Array(order.length);
    for (let at = 0; at < order.length; at++) placed[at] = column[order[at]!]!;
    return placed;
  };
  const columns = { source: put(source), code: put(code), coder: put(coder), round: put(round), start: put(start), end: put(end) };
  return { ...table, columns, ids: Array.from(order, (at) => table.ids[at]!) };
}

function numbering(known: readonly string[] = []): { readonly names: string[]; readonly of: (id: string) => number } {
  const names = [...known];
  const numbers = new Map(known.map((id, at) => [id, at]));
  return {
    names,
    of(id) {
      let number = numbers.get(id);
      if (number === undefined) {
        number = names.push(id) - 1;
        numbers.set(id, number);
      }
      return number;
    },
  };
}
