import { readDelimited } from '../../../../kernel/delimited-text.ts';
import { ok, type Result } from '../../../../kernel/result.ts';
import { headerSignature, headingKey, type ColumnGuess, type ColumnMap } from './column-map.ts';
import type { Draft } from './draft.ts';
import { baseName, refuseFile, titleOf } from './file-name.ts';
import { findHeader, type HeadedTable } from './find-header.ts';
import { guessColumns } from './guess-columns.ts';
import type { SourceFile } from './read-file.ts';
import { decoded } from './read-plain.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { tableSource } from './table-source.ts';

/** How many rows a guess looks at. */
const SAMPLE = 200;

/** A table with its columns understood, before any of it becomes a source: what a person is shown to confirm. */
export interface SheetColumns {
  /** '' for the only table of a file. */
  readonly name: string;
  readonly header: readonly string[];
  readonly signature: string;
  readonly guess: ColumnGuess;
  /** The first rows, as they stand. */
  readonly sample: readonly (readonly string[])[];
  readonly rows: number;
}

/** The tables of a comma-, semicolon- or tab-separated text; there is one. */
export function delimitedSheets(file: SourceFile): Result<{ readonly sheets: readonly Sheet[]; readonly notes: readonly string[] }> {
  const { text, notes } = decoded(file.bytes);
  const read = readDelimited(text);
  if (!read.ok) return refuseFile(file.name, read.error.code, `cannot be read as a table. ${read.error.message}`, read.error.mend ?? '');
  const rows = read.value.records.map(({ line, cells }) => ({ number: line, cells }));
  return ok({ sheets: [{ name: '', isHidden: false, rows, merged: [], notes: [] }], notes });
}

interface Understood {
  readonly sheet: Sheet;
  readonly table: HeadedTable;
  readonly signature: string;
  readonly guess: ColumnGuess;
}

function understood(sheet: Sheet): Understood {
  const table = findHeader(sheet.rows.filter(isWritten));
  const withBlanks = sheet.rows.slice(sheet.rows.indexOf(table.rows[0] ?? sheet.rows.at(-1)!));
  const whole = { ...table, rows: table.rows.length === 0 ? [] : withBlanks };
  const sample = table.rows.slice(0, SAMPLE).map(({ cells }) => cells);
  const header = table.header.length > 0 ? table.header : Array.from({ length: widest(table.rows) }, () => '');
  return { sheet, table: whole, signature: headerSignature(header), guess: guessColumns(table.header, sample) };
}

function isWritten({ cells }: SheetRow): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

function widest(rows: readonly SheetRow[]): number {
  return rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
}

/** What the tables of a file look like and how their columns were guessed, for a person to confirm; hidden sheets are left out. */
export function columnsOf(sheets: readonly Sheet[]): SheetColumns[] {
  return shown(sheets).map(understood).map(({ sheet, table, signature, guess }) => ({
    name: sheet.name, header: table.header, signature, guess, sample: table.rows.slice(0, 20).map(({ cells }) => cells), rows: table.rows.length,
  }));
}

function shown(sheets: readonly Sheet[]): readonly Sheet[] {
  return sheets.filter(({ isHidden, rows }) => !isHidden && rows.length > 0);
}

/**
 * The sources in the tables of a file. Each sheet with talk is a source of its own (several, where a column of titles tells them
 * apart); lists beside the talk and hidden sheets are left out and named.
 */
export function tableDrafts(file: SourceFile, sheets: readonly Sheet[], isSheet: boolean): Result<readonly Draft[]> {
  const all = shown(sheets).map(understood);
  if (all.length === 0) return refuseFile(file.name, 'empty', 'has no rows.', 'Look whether the right file was chosen.');
  const picked = all.flatMap((each): Taken[] => {
    const map = mapFor(file, each);
    return map !== null && each.table.rows.some((row) => (row.cells[map.text] ?? '').trim() !== '') ? [{ ...each, map }] : [];
  });
  const sure = picked.some(({ map, guess }) => map !== guess || guess.sure);
  const taken = picked.filter(({ map, guess }) => !sure || map !== guess || guess.sure);
  if (taken.length === 0) return noText(file, all);
  const coded = file.codings === undefined ? ok(taken) : withCodings(file, taken);
  if (!coded.ok) return coded;
  const left = leftOut(sheets, new Set(taken.map(({ sheet }) => sheet)));
  const drafts = coded.value.flatMap((each) => draftsOf(file, each, taken.length > 1, isSheet));
  return ok(drafts.map((draft, at) => (at === 0 ? { ...draft, notes: [...draft.notes, ...left] } : draft)));
}

function mapFor(file: SourceFile, { table, signature, guess }: Understood): ColumnMap | null {
  const map = file.map ?? file.remembered?.get(signature) ?? guess;
  return map.text < Math.max(table.header.length, widest(table.rows)) ? map : null;
}

function noText(file: SourceFile, all: readonly Understood[]) {
  const asked = file.map ? `Column ${file.map.text + 1} was said to hold the text, but it is empty.` : 'No column of it holds text.';
  return refuseFile(file.name, 'no-text', `has no talk that can be read. ${asked}`, `Say which column holds what was said; the columns are: ${named(all[0]!.table.header) || 'without headings'}.`);
}

function named(header: readonly string[]): string {
  return header.map((heading) => heading.trim()).filter((heading) => heading !== '').map((heading) => `“${heading}”`).join(', ');
}

type Taken = Understood & { readonly map: ColumnMap };

/** The maps with the columns of codes that were asked for by name in the place of their own. */
function withCodings(file: SourceFile, taken: readonly Taken[]): Result<readonly Taken[]> {
  const asked = file.codings!.map(headingKey);
  const missing = file.codings!.filter((_, at) => !taken.some(({ table }) => table.header.some((heading) => headingKey(heading) === asked[at])));
  if (missing.length > 0) {
    return refuseFile(file.name, 'no-such-column', `has no column ${missing.map((heading) => `“${heading}”`).join(' and ')}.`, `Ask for codes in columns that are there: ${named(taken[0]!.table.header)}.`);
  }
  return ok(taken.map((each) => {
    const tags = each.table.header.flatMap((heading, column) => (asked.includes(headingKey(heading)) ? [column] : []));
    return { ...each, map: { ...each.map, tags } };
  }));
}

function leftOut(sheets: readonly Sheet[], taken: ReadonlySet<Sheet>): string[] {
  return sheets.filter((sheet) => !taken.has(sheet) && sheet.rows.length > 0).map(({ name, isHidden }) => `The sheet “${name}” was left out: ${isHidden ? 'it is hidden' : 'it is a list and no talk'}.`);
}

function draftsOf(file: SourceFile, { sheet, table, map, guess, signature }: Taken, isOneOfMany: boolean, isSheet: boolean): Draft[] {
  const title = isOneOfMany ? `${titleOf(file.name)} – ${sheet.name}` : titleOf(file.name);
  const isGuessed = file.map === undefined && file.remembered?.get(signature) === undefined;
  const notes = [...(isGuessed ? [`The columns of ${sheet.name === '' ? baseName(file.name) : `“${sheet.name}”`} were guessed: ${guess.why.filter((why) => why !== '').join('; ')}.`] : []), ...sheet.notes];
  const groups = map.title === null ? [{ title, rows: table.rows }] : byTitle(title, table.rows, map.title);
  return groups.map((group) => {
    const draft = tableSource(group.title, { ...table, rows: group.rows }, map, sheet.merged, isSheet && groups.length === 1);
    return { ...draft, notes: [...notes, ...draft.notes] };
  });
}

/** Rows with the same title, in the order in which the titles come; rows without one go with the row before. */
function byTitle(fallback: string, rows: readonly SheetRow[], column: number): { readonly title: string; readonly rows: readonly SheetRow[] }[] {
  const groups = new Map<string, SheetRow[]>();
  let current = '';
  for (const row of rows) {
    current = (row.cells[column] ?? '').trim() || current;
    const group = groups.get(current);
    if (group) group.push(row);
    else groups.set(current, [row]);
  }
  return [...groups].map(([title, own]) => ({ title: title || fallback, rows: own }));
}
