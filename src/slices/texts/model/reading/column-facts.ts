import { isDay } from '../calendar-day.ts';
import { cellClockMs } from './clock-time.ts';

/** What the cells of a column are like; shares are of the cells that are not blank. */
export interface ColumnFacts {
  readonly filled: number;
  readonly distinct: number;
  readonly meanWords: number;
  /** Times as clocks show them. */
  readonly clocks: number;
  readonly numbers: number;
  /** Numbers from 0 to less than 2 that are not whole: how spreadsheets keep times of day. */
  readonly fractions: number;
  readonly wholeNumbers: number;
  /** Whether its numbers or clock times never become less. */
  readonly isRising: boolean;
  readonly dates: number;
  readonly meanLength: number;
}

const NUMBER = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/i;
const DATE = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/;

/** The number that a cell holds, with a comma or a point for the decimals; null for anything else. */
export function cellNumber(cell: string): number | null {
  const text = cell.trim();
  return NUMBER.test(text) ? Number(text.replace(',', '.')) : null;
}

/** The ISO day of a cell; null for anything else, and for a day that the calendar does not have. */
export function cellDay(cell: string): string | null {
  const day = DATE.exec(cell.trim())?.[1];
  return day !== undefined && isDay(day) ? day : null;
}

const NOTHING: ColumnFacts = { filled: 0, distinct: 0, meanWords: 0, meanLength: 0, clocks: 0, numbers: 0, fractions: 0, wholeNumbers: 0, isRising: false, dates: 0 };

/** Looks at the cells of one column. */
export function columnFacts(cells: readonly string[]): ColumnFacts {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0) return NOTHING;
  const share = (test: (cell: string) => boolean): number => filled.filter(test).length / filled.length;
  const numbers = filled.map(cellNumber);
  const fraction = (cell: string): boolean => {
    const number = cellNumber(cell);
    return number !== null && number >= 0 && number < 2 && !Number.isInteger(number);
  };
  const places = filled.map((cell, at) => cellClockMs(cell) ?? numbers[at]).filter((place): place is number => typeof place === 'number');
  return {
    filled: filled.length,
    distinct: new Set(filled).size,
    meanWords: filled.reduce((sum, cell) => sum + cell.split(/\s+/).length, 0) / filled.length,
    meanLength: filled.reduce((sum, cell) => sum + cell.length, 0) / filled.length,
    clocks: share((cell) => cellClockMs(cell) !== null),
    numbers: share((cell) => cellNumber(cell) !== null),
    fractions: share(fraction),
    wholeNumbers: share((cell) => /^\d+(?:\.0)?$/.test(cell)),
    isRising: places.length > 1 && places.every((place, at) => at === 0 || place >= places[at - 1]!),
    dates: share((cell) => cellDay(cell) !== null),
  };
}
