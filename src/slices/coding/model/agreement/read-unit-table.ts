import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import { readDelimited, type DelimitedRecord } from '../../../../kernel/delimited-text.ts';
import type { Level } from './figure.ts';
import { unitTable, type UnitTable, type Value } from './unit-table.ts';

/**
 * A table of agreement from the text of a csv file: units in rows, coders in columns, the coders' names in the first row, a blank
 * where a coder gave no code. Nominal codes are compared as text, without white space around them and whatever way their accents are written;
 * the other levels need numbers, with a comma for the decimals where the separator is another.
 */
export function readUnitTable(text: string, level: Level): Result<UnitTable> {
  const read = readDelimited(text);
  if (!read.ok) return read;
  const { separator, records } = read.value;
  const lines = withoutEmptyColumns(records.map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.trim().normalize('NFC')) })));
  const [head, ...units] = lines;
  if (!head) return refuse('invalid', 'empty', 'The file is empty.', { mend: 'Put the names of the coders into the first row and one row for each unit below it.' });
  const fault = faultOfHead(head.cells, units) ?? units.map((unit) => faultOfWidth(unit, head.cells.length)).find((found) => found !== null);
  if (fault) return refuse('invalid', fault.code, fault.message, { mend: fault.mend });
  if (level === 'nominal') return ok(unitTable(head.cells, wholeNumbers(units.map(({ cells }) => cells)).map((cells) => cells.map((cell) => (cell === '' ? null : cell)))));
  const rows: (Value | null)[][] = [];
  for (const { line, cells } of units) {
    const numbers = cells.map((cell) => (cell === '' ? null : numberIn(cell, separator)));
    const bad = numbers.findIndex((number) => number !== null && (Number.isNaN(number) || (level === 'ratio' && number < 0)));
    if (bad >= 0) return notTaken(line, head.cells[bad]!, cells[bad]!, Number.isNaN(numbers[bad]) ? 'is not a number' : 'lies below the zero of a ratio scale', level);
    rows.push(numbers);
  }
  return ok(unitTable(head.cells, rows));
}

interface Fault {
  readonly code: string;
  readonly message: string;
  readonly mend: string;
}

function faultOfHead(coders: readonly string[], units: readonly DelimitedRecord[]): Fault | null {
  if (coders.length < 2) return { code: 'one-coder', message: `The first row names ${coders.length === 1 ? `one coder only (“${coders[0]}”)` : 'no coder'}; agreement needs two or more.`, mend: 'Put each coder into a column of their own, separated by commas, semicolons or tabs.' };
  const nameless = coders.indexOf('');
  if (nameless >= 0) return { code: 'nameless-coder', message: `Column ${nameless + 1} has codes but no name in the first row.`, mend: 'Write the name of its coder into the first row.' };
  const twice = coders.find((name, column) => coders.indexOf(name) !== column);
  if (twice !== undefined) return { code: 'coder-twice', message: `The first row names “${twice}” twice.`, mend: 'Give each column the name of its own coder.' };
  return units.length > 0 ? null : { code: 'no-units', message: 'The file names its coders but has no units.', mend: 'Add one row for each unit.' };
}

function faultOfWidth({ line, cells }: DelimitedRecord, width: number): Fault | null {
  if (cells.length === width) return null;
  return { code: 'ragged-row', message: `Line ${line} has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, but the first row names ${width} coders.`, mend: 'Give every row one cell for each coder; leave it blank where the coder gave no code.' };
}

function notTaken(line: number, coder: string, cell: string, why: string, level: Level): Result<never> {
  return refuse('invalid', 'not-a-number', `Line ${line}, ${coder}: “${cell}” ${why}, which the ${level} level needs.`, { mend: 'Write a number, leave the cell blank, or ask for --level nominal.' });
}

/** Spreadsheets often write separators for columns that nobody used. */
function withoutEmptyColumns(lines: readonly DelimitedRecord[]): DelimitedRecord[] {
  const used = lines.reduce((most, { cells }) => Math.max(most, cells.findLastIndex((cell) => cell !== '') + 1), 0);
  return lines.map(({ line, cells }) => ({ line, cells: cells.slice(0, used) }));
}

function numberIn(cell: string, separator: string): number {
  const plain = separator === ',' ? cell : cell.replace(',', '.');
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}

/**
 * Some programs write whole numbers as “1.0” in columns with blanks and as “1” in the others. Where all cells are numbers, each
 * column in one of the two ways throughout, both mean the same code; anything else (“1.1”, “1.10” of a codebook) stays as it is.
 */
function wholeNumbers(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const columns = rows[0]!.map((_, column) => rows.map((row) => row[column]!).filter((cell) => cell !== ''));
  const isWhole = (cells: readonly string[], form: RegExp): boolean => cells.every((cell) => form.test(cell));
  if (!columns.every((cells) => isWhole(cells, /^-?\d+$/) || isWhole(cells, /^-?\d+\.0$/))) return rows;
  return rows.map((row) => row.map((cell) => cell.replace(/\.0$/, '')));
}
