const CLOCK = /^(?:(\d{1,3})[:;])?(\d{1,3})[:;](\d{2})(?:[.,](\d{1,9}))?$/;

/** Milliseconds of a time of day or of a recording (`1:02:03.5`, `02:03`, a comma or a slipped semicolon too); null for anything else. */
export function clockMs(text: string): number | null {
  const match = CLOCK.exec(text.trim());
  if (match === null) return null;
  const [hours, minutes, seconds] = [Number(match[1] ?? 0), Number(match[2]), Number(match[3])];
  if (seconds > 59 || (match[1] !== undefined && minutes > 59)) return null;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + Math.round(Number(`0.${match[4] ?? 0}`) * 1000);
}

const FIRST_DAYS = /^(?:1899-12-31|1900-01-(\d{2}))(?:T(.*))?$/;

/**
 * As {@link clockMs}, and also for what a spreadsheet makes of times above 24 hours when it shows them as days of its calendar: there
 * 1 January 1900 is day 1, so `1900-01-01T01:07:00` is 25 hours and 7 minutes.
 */
export function cellClockMs(cell: string): number | null {
  const match = FIRST_DAYS.exec(cell.trim());
  if (match === null) return clockMs(cell);
  const rest = match[2] === undefined ? 0 : clockMs(match[2]);
  return rest === null ? null : Number(match[1] ?? 0) * 86_400_000 + rest;
}
