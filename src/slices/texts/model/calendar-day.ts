const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether an ISO date names a day that the calendar has: 2026-02-30 is none, and there is no year 0. */
export function isDay(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = (DAY.exec(text) ?? []).map(Number);
  const days = [31, year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year >= 1 && month >= 1 && day >= 1 && day <= (days[month - 1] ?? 0);
}
