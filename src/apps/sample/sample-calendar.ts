import { Temporal } from 'temporal-polyfill';

/** One monthly meeting of a circle: how many months from now (negative: past), and when it starts (Unix ms). */
export interface Meeting {
  readonly month: number;
  readonly startsAt: number;
}

const PAST_MONTHS = 3;
const MONTHS_AHEAD = 6;

/**
 * A circle's year around `now`: monthly on a school day at 8:30 in the district's time zone, three meetings behind and six
 * ahead. Circles meet on different days. The first circle also meets very soon, so that there is something to walk into.
 */
export function meetingsOf(circle: number, now: number, timeZone: string): readonly Meeting[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const anchor = schoolDay(today.add({ days: 3 + circle * 2 }));
  const months = Array.from({ length: PAST_MONTHS + MONTHS_AHEAD }, (_, index) => index - PAST_MONTHS);
  return months.map((month) => {
    const day = schoolDay(anchor.add({ weeks: 4 * (month < 0 ? month : month) }));
    const soon = circle === 0 && month === 0;
    return { month, startsAt: soon ? nextQuarterHour(now) : day.toZonedDateTime({ timeZone, plainTime: '08:30' }).epochMilliseconds };
  });
}

/** The first day of the school year that `now` lies in: the first of August before it. */
export function schoolYearStart(now: number, timeZone: string): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  return Temporal.PlainDate.from({ year: today.month >= 8 ? today.year : today.year - 1, month: 8, day: 1 }).subtract({ months: today.month === 8 ? 4 : 0 }).toString();
}

/** The ISO day in the district's calendar, `days` after a moment. */
export function dayAfter(at: number, days: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().add({ days }).toString();
}

function schoolDay(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.dayOfWeek > 5 ? day.add({ days: 8 - day.dayOfWeek }) : day;
}

function nextQuarterHour(now: number): number {
  const quarter = 15 * 60_000;
  return Math.ceil((now + 60_000) / quarter) * quarter;
}
