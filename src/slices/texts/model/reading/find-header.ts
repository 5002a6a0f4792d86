import { clockMs } from './clock-time.ts';
import { cellNumber } from './column-facts.ts';
import { namedPart } from './column-words.ts';
import type { SheetRow } from './sheet.ts';

/** A table cut into its headings and its rows. */
export interface HeadedTable {
  /** Empty where the table has no headings. */
  readonly header: readonly string[];
  readonly rows: readonly SheetRow[];
  /** Rows that stand above the headings: titles and remarks. */
  readonly above: number;
}

/** How far down headings are looked for. */
const LOOKED_AT = 10;

/**
 * Finds the row of headings: the first with most words that headings have, else a first row of short words over numbers, times or
 * much longer texts; a table may have none.
 */
export function findHeader(rows: readonly SheetRow[]): HeadedTable {
  const known = rows.slice(0, LOOKED_AT).map(({ cells }) => knownHeadings(cells));
  const most = Math.max(0, ...known);
  const at = known.indexOf(most);
  if (most >= 2 || (most === 1 && at === 0)) return { header: rows[at]!.cells, rows: rows.slice(at + 1), above: at };
  const [first, ...rest] = rows;
  return first && looksLikeHeadings(first.cells, rest.slice(0, 50)) ? { header: first.cells, rows: rest, above: 0 } : { header: [], rows, above: 0 };
}

/** How many different parts the cells of a row name, if all are as short as headings are. */
function knownHeadings(cells: readonly string[]): number {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.some((cell) => cell.length > 60 || isMeasure(cell))) return 0;
  return new Set(filled.map((cell) => namedPart(cell)).filter((named) => named !== null).map(({ part }) => part)).size;
}

function isMeasure(cell: string): boolean {
  return clockMs(cell) !== null || cellNumber(cell) !== null;
}

function looksLikeHeadings(cells: readonly string[], below: readonly SheetRow[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length < 2 || below.length === 0 || filled.some((cell) => isMeasure(cell) || cell.length > 40) || new Set(filled).size < filled.length) return false;
  return cells.some((cell, column) => {
    const under = below.map((row) => row.cells[column]?.trim() ?? '').filter((each) => each !== '');
    return cell.trim() !== '' && under.length > 0 && under.filter(isMeasure).length >= under.length * 0.8;
  });
}
