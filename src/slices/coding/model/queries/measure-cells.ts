import type { Axis } from './axis.ts';
import type { CodingTable } from './coding-table.ts';
import { countCodings, isCodeBySource, type CodingCounts } from './count-codings.ts';
import { sweepCells } from './sweep-cells.ts';

/** What can be counted in a cell. */
export type Measure = 'codings' | 'sources' | 'cases' | 'characters' | 'words';

/** What some measures need to know besides the codings. */
export interface MeasureBasis {
  /** For `cases`: the ids of the cases that a source belongs to. */
  readonly casesOf?: (sourceId: string) => readonly string[];
  /** For `words`: where the words of a source begin, ascending, in code points (`wordStarts` of the slice texts). */
  readonly wordStartsOf?: (sourceId: string) => ArrayLike<number>;
}

/** Every cell's value by one measure, and what the sweep counted along the way. */
export function measureCells(table: CodingTable, rows: Axis, columns: Axis, measure: Measure, basis: MeasureBasis): { readonly counts: CodingCounts; readonly values: ArrayLike<number> } {
  if (measure === 'cases') return distinctCases(table, rows, columns, basis);
  if (measure === 'words') return coveredWords(table, rows, columns, basis);
  if (measure === 'codings' && isCodeBySource(rows, columns)) {
    const counts = countCodings(table, rows, columns);
    return { counts, values: counts.codings };
  }
  const counts = sweepCells(table, rows, columns);
  return { counts, values: counts[measure] };
}

function distinctCases(table: CodingTable, rows: Axis, columns: Axis, { casesOf }: MeasureBasis): ReturnType<typeof measureCells> {
  if (casesOf === undefined) throw new Error('to count cases, say which cases a source belongs to');
  const cases = table.sources.map((id) => [...casesOf(id)]);
  const met = Array.from({ length: rows.labels.length * columns.labels.length }, (): Set<string> | null => null);
  const counts = sweepCells(table, rows, columns, {
    onSource(cell, source) {
      met[cell] ??= new Set();
      for (const one of cases[source]!) met[cell].add(one);
    },
  });
  return { counts, values: met.map((set) => set?.size ?? 0) };
}

function coveredWords(table: CodingTable, rows: Axis, columns: Axis, { wordStartsOf }: MeasureBasis): ReturnType<typeof measureCells> {
  if (wordStartsOf === undefined) throw new Error('to count words, say where the words of a source begin');
  const starts = table.sources.map((): ArrayLike<number> | null => null);
  const values = new Float64Array(rows.labels.length * columns.labels.length);
  const counts = sweepCells(table, rows, columns, {
    onText(cell, source, start, end) {
      const words = (starts[source] ??= wordStartsOf(table.sources[source]!));
      values[cell]! += countBelow(words, end) - countBelow(words, start);
    },
  });
  return { counts, values };
}

/** How many of the ascending numbers are below the limit. */
export function countBelow(ascending: ArrayLike<number>, limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
