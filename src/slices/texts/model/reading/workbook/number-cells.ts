/** How a number of a cell is shown. */
export type NumberStyle = 'number' | 'date' | 'time';

/** Built-in formats that show dates and times (ECMA-376, part 1, 18.8.30; the ones above 26 are those of East Asian editions). */
function builtInStyle(id: number): NumberStyle {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || (id >= 57 && id <= 58)) return 'date';
  return (id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35) || id === 55 || id === 56 ? 'time' : 'number';
}

/** Whether a number format shows a date, a time or a number; texts in it, colours and conditions do not count. */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) return builtInStyle(id);
  const first = code.split(';', 1)[0]!.toLowerCase().replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/g, '');
  if (/general|[#?]/.test(first)) return 'number';
  if (/[yd]/.test(first)) return 'date';
  return /[hs]/.test(first) ? 'time' : /m/.test(first) ? 'date' : 'number';
}

const DAY_MS = 86_400_000;

/**
 * A number of a cell as a person reads it: numbers with the 15 digits that spreadsheets show, days as ISO dates (with their time, if any),
 * times as hours, minutes, seconds. The two day counts begin in 1900 (with a 29 February 1900 that never was) or in 1904.
 */
export function numberText(written: string, style: NumberStyle, is1904: boolean): string {
  const number = Number(written);
  if (written.trim() === '' || !Number.isFinite(number)) return written;
  if (style === 'number' || number < 0 || number > 2_958_466) return Math.abs(number) >= 1e15 || Number.isInteger(number) ? written : String(Number(number.toPrecision(15)));
  const days = Math.floor(number + 0.5 / DAY_MS);
  const ms = Math.max(0, Math.round((number - days) * DAY_MS));
  if (style === 'time' && days < 60) return clock(days * DAY_MS + ms);
  const serial = is1904 ? days + 1462 : days;
  const date = isoDay(serial - 25_569 + (serial < 60 ? 1 : 0));
  return ms === 0 ? date : `${date}T${clock(ms)}`;
}

function clock(ms: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const [seconds, rest] = [Math.floor(ms / 1000), ms % 1000];
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`;
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${fraction}`;
}

/** The ISO date of a day counted from 1 January 1970, by H. Hinnant's `civil_from_days`. */
function isoDay(daysSinceEpoch: number): string {
  const shifted = daysSinceEpoch + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const part = Math.floor((5 * dayOfYear + 2) / 153);
  const month = part < 10 ? part + 3 : part - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const day = dayOfYear - Math.floor((153 * part + 2) / 5) + 1;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
