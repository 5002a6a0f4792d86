import type { CarriedTag } from '../source-text.ts';
import { cellDay } from './column-facts.ts';
import type { ColumnMap } from './column-map.ts';
import type { Draft } from './draft.ts';
import type { HeadedTable } from './find-header.ts';
import type { MergedCells, SheetRow } from './sheet.ts';
import { spokenText } from './spoken-text.ts';
import { timeReader } from './time-cells.ts';

/** More blank rows than this in one place are a gap in the sheet and no silence in the talk. */
const LONGEST_SILENCE = 100;

const BLANK: readonly string[] = [];

/**
 * One source from the rows of a table: each row is a turn (a blank one among them an empty turn), its text exactly as the cell has it;
 * tags lie over their row, and what all rows agree on becomes an attribute of the source.
 */
export function tableSource(title: string, table: HeadedTable, map: ColumnMap, merged: readonly MergedCells[], isSheet: boolean): Draft {
  const { rows, gaps } = withSilences(table.rows, isSheet);
  const filled = withMerged(rows, map, merged);
  const cell = (row: SheetRow, column: number | null): string => (column === null ? '' : (row.cells[column] ?? ''));
  const headingOf = (column: number): string => (table.header[column] ?? '').trim() || `Column ${column + 1}`;
  const times = timesOf(filled, map, headingOf, cell);
  const parts = filled.map((row, at) => ({ words: cell(row, map.text), speaker: cell(row, map.speaker).trim() || null, startMs: times.start[at]!, endMs: times.end[at]! }));
  const { text, turns } = spokenText(parts);
  const tags = filled.flatMap((row, at): CarriedTag[] =>
    map.tags.flatMap((column) => {
      const tag = cell(row, column).trim();
      return tag === '' ? [] : [{ start: turns[at]!.start, end: turns[at]!.end, column: headingOf(column), tag }];
    }),
  );
  const said = saidOfAll(filled, map, headingOf, cell);
  const above = table.above > 0 ? [`${table.above} ${table.above === 1 ? 'row' : 'rows'} above the headings left out.`] : [];
  return { title, text, turns, segments: [], tags, attributes: said.attributes, date: said.date, notes: [...above, ...gaps, ...times.notes, ...said.notes] };
}

/** The rows with the blank ones between them, which a workbook does not write. */
function withSilences(rows: readonly SheetRow[], isSheet: boolean): { readonly rows: readonly SheetRow[]; readonly gaps: readonly string[] } {
  const written = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [first, last] = [written[0]?.number ?? 0, written.at(-1)?.number ?? 0];
  // Lines of a delimited text are counted with the breaks inside cells, so only their own blank records are silences.
  if (!isSheet) return { rows: rows.filter(({ number }) => number >= first && number <= last), gaps: [] };
  const all: SheetRow[] = [];
  const gaps: string[] = [];
  for (const row of written) {
    const missing = all.length === 0 ? 0 : row.number - all.at(-1)!.number - 1;
    if (missing > LONGEST_SILENCE) gaps.push(`The ${missing} blank rows before row ${row.number} were left out.`);
    else for (let number = row.number - missing; number < row.number; number++) all.push({ number, cells: BLANK });
    all.push(row);
  }
  return { rows: all, gaps };
}

/** What stands in the first of some merged cells counts for all of them; but words were said once. */
function withMerged(rows: readonly SheetRow[], map: ColumnMap, merged: readonly MergedCells[]): readonly SheetRow[] {
  const wanted = merged.filter(({ column }) => column !== map.text);
  if (wanted.length === 0) return rows;
  const byNumber = new Map(rows.map((row, at) => [row.number, at]));
  const out = rows.map(({ number, cells }) => ({ number, cells: [...cells] }));
  for (const { column, first, last } of wanted) {
    const value = out[byNumber.get(first) ?? -1]?.cells[column] ?? '';
    if (value === '') continue;
    for (let number = first + 1; number <= Math.min(last, first + rows.length); number++) {
      const cells = out[byNumber.get(number) ?? -1]?.cells;
      if (!cells) continue;
      while (cells.length < column) cells.push('');
      cells[column] ||= value;
    }
  }
  return out;
}

type CellOf = (row: SheetRow, column: number | null) => string;

function timesOf(rows: readonly SheetRow[], map: ColumnMap, headingOf: (column: number) => string, cell: CellOf) {
  const notes: string[] = [];
  const read = (column: number | null): readonly (number | null)[] => {
    if (column === null) return rows.map(() => null);
    const cells = rows.map((row) => cell(row, column));
    const times = cells.map(timeReader(headingOf(column), cells));
    const bad = cells.flatMap((each, at) => (each.trim() !== '' && times[at] === null ? [at] : []));
    if (bad.length > 0) notes.push(`${bad.length} ${bad.length === 1 ? 'cell' : 'cells'} of “${headingOf(column)}” cannot be read as a time and count as none; the first is “${cells[bad[0]!]!.trim().slice(0, 40)}” in row ${rows[bad[0]!]!.number}.`);
    return times;
  };
  return { start: read(map.start), end: read(map.end), notes };
}

function saidOfAll(rows: readonly SheetRow[], map: ColumnMap, headingOf: (column: number) => string, cell: CellOf) {
  const attributes: Record<string, string> = {};
  const notes: string[] = [];
  const only = (column: number): string | null => {
    const values = new Set(rows.map((row) => cell(row, column).trim()).filter((value) => value !== ''));
    if (values.size > 1) notes.push(`“${headingOf(column)}” has ${values.size} different values in one source, so it is not kept.`);
    return values.size === 1 ? [...values][0]! : null;
  };
  for (const column of map.attributes) {
    const value = only(column);
    if (value !== null) attributes[headingOf(column)] = value;
  }
  const written = map.date === null ? null : only(map.date);
  const date = written === null ? null : cellDay(written);
  if (written !== null && date === null) {
    attributes[headingOf(map.date!)] = written;
    notes.push(`“${written}” under “${headingOf(map.date!)}” is no date that can be told for certain, so it is kept as an attribute.`);
  }
  return { attributes, date, notes };
}
