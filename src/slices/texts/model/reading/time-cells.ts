import { cellClockMs } from './clock-time.ts';
import { cellNumber } from './column-facts.ts';
import { headingKey } from './column-map.ts';

const DAY_MS = 86_400_000;

/**
 * How the cells of a column of times are read: clock times as they stand; plain numbers as milliseconds where the heading says so, as
 * parts of a day where all are below 2 and most are not whole (how spreadsheets keep times), and as seconds otherwise. What is none of these gives null.
 */
export function timeReader(heading: string, cells: readonly string[]): (cell: string) => number | null {
  const numbers = cells.map(cellNumber).filter((number) => number !== null);
  const broken = numbers.filter((number) => !Number.isInteger(number)).length;
  const isPartOfDay = numbers.every((number) => number >= 0 && number < 2) && broken * 2 > numbers.length;
  const factor = /(?:ms|msec|millis|milliseconds)$/.test(headingKey(heading)) ? 1 : isPartOfDay ? DAY_MS : 1000;
  return (cell) => {
    const clock = cellClockMs(cell);
    if (clock !== null) return clock;
    const number = cellNumber(cell);
    const ms = number === null ? Number.NaN : Math.round(number * factor);
    return ms >= 0 && ms <= Number.MAX_SAFE_INTEGER ? ms : null;
  };
}
