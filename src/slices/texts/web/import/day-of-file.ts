const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*`;
const SEP = '[ ._-]?';

/** How days are written in names of files, and where year, month and day stand in each. */
const WRITTEN: readonly (readonly [RegExp, readonly [number, number, number]])[] = [
  [new RegExp(`(?<!\\d)((?:19|20)\\d\\d)[._-](\\d{1,2})[._-](\\d{1,2})(?!\\d)`), [1, 2, 3]],
  [new RegExp(`(?<!\\d)((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)(?!\\d)`), [1, 2, 3]],
  [new RegExp(`(?<!\\d)(\\d{1,2})[._-](\\d{1,2})[._-]((?:19|20)\\d\\d)(?!\\d)`), [3, 1, 2]],
  [new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?${SEP}${MONTH}${SEP},? ?((?:19|20)\\d\\d)(?!\\d)`, 'i'), [3, 2, 1]],
  [new RegExp(`${MONTH}${SEP}(\\d{1,2})(?:st|nd|rd|th)?,?${SEP} ?((?:19|20)\\d\\d)(?!\\d)`, 'i'), [3, 1, 2]],
];

/** The day that a file's name says, as an ISO day; null where it says none that the calendar has. Of 3-12-2026 the month comes first. */
export function dayInName(name: string): string | null {
  for (const [pattern, [year, month, day]] of WRITTEN) {
    const found = pattern.exec(name);
    if (!found) continue;
    const said = asDay(Number(found[year]), monthOf(found[month]!), Number(found[day]));
    if (said !== null) return said;
  }
  return null;
}

function monthOf(written: string): number {
  const named = MONTHS.indexOf(written.slice(0, 3).toLowerCase());
  return named >= 0 ? named + 1 : Number(written);
}

function asDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const iso = date.toISOString().slice(0, 10);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? iso : null;
}
