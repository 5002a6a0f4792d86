import { csvFile, guarded, type Cell } from '../analysis-package/csv.ts';

/** One coded segment as it is taken along. Places count from 1 for people: characters are code points, the end is the last one. */
export interface SegmentRow {
  readonly code: string;
  readonly source: string;
  readonly type: string;
  readonly datedOn: string;
  readonly cases: string;
  readonly coder: string;
  readonly round: string;
  readonly speaker: string;
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** The columns of the table, in their order, with their headings. */
export const SEGMENT_COLUMNS: readonly (readonly [key: keyof SegmentRow, heading: string])[] = [
  ['code', 'Code'], ['text', 'Text'], ['source', 'Source'], ['type', 'Type'], ['datedOn', 'Date'], ['cases', 'Cases'], ['speaker', 'Speaker'], ['coder', 'Coder'], ['round', 'Round'],
  ['from', 'From character'], ['to', 'To character'], ['before', 'Before'], ['after', 'After'],
];

/** The segments as csv for spreadsheets: what one could take for a formula gets an apostrophe in front. */
export function segmentsCsv(rows: readonly SegmentRow[]): string {
  const cell = (value: string | number): Cell => (typeof value === 'string' ? guarded(value)[0] : value);
  return `\uFEFF${csvFile(SEGMENT_COLUMNS.map(([, heading]) => heading), rows.map((row) => SEGMENT_COLUMNS.map(([key]) => cell(row[key]))))}`;
}

/** Rows under their codes, in the order of the rows; without a code under ''. */
export function byCode(rows: readonly SegmentRow[]): ReadonlyMap<string, readonly SegmentRow[]> {
  const groups = new Map<string, SegmentRow[]>();
  for (const row of rows) {
    const group = groups.get(row.code);
    if (group) group.push(row);
    else groups.set(row.code, [row]);
  }
  return groups;
}

/** Where a segment stands, in one line: source, date, speaker, characters. */
export function placeOf({ source, datedOn, speaker, from, to }: SegmentRow): string {
  return [source, datedOn, speaker, `characters ${from}–${to}`].filter((part) => part !== '').join(' · ');
}
