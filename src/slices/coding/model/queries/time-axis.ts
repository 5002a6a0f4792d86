import { groupedAxis, type Axis } from './axis.ts';
import type { CodingTable } from './coding-table.ts';

/** A stretch of time with a name, both days included: a term, a phase of the study. */
export interface NamedSpan {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** How time is cut: by day (each date is a meeting), by month, or by named spans such as terms. */
export type TimeCut = 'day' | 'month' | readonly NamedSpan[];

/**
 * Time as the columns of a matrix: the date (ISO) that a source speaks of puts its codings into a column. Months without a source stand
 * between the first and the last, so that a pause is seen; a source without a date, or outside every span, is in no column.
 */
export function timeAxis(table: CodingTable, dateOf: (sourceId: string) => string | null, cut: TimeCut): Axis {
  const groupsOf = (id: string): string[] => {
    const date = dateOf(id);
    if (date === null) return [];
    if (cut === 'day') return [date];
    if (cut === 'month') return [date.slice(0, 7)];
    return cut.filter(({ from, to }) => from <= date && date <= to).map(({ label }) => label);
  };
  const labels = typeof cut === 'string' ? [...new Set(table.sources.flatMap(groupsOf))].sort() : cut.map(({ label }) => label);
  return groupedAxis(table, 'source', 'date', groupsOf, cut === 'month' ? everyMonth(labels) : labels);
}

function everyMonth(labels: readonly string[]): string[] {
  const [first, last] = [labels[0], labels.at(-1)];
  if (first === undefined || last === undefined) return [];
  const months: string[] = [];
  const [year, month] = first.split('-').map(Number);
  for (let at = year! * 12 + month! - 1; months.at(-1) !== last && months.length < 1200; at++) months.push(`${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`);
  return months;
}
