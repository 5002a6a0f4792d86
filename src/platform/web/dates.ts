import { createContext, useContext } from 'react';
import { currentLanguage } from './words.ts';

const TimeZone = createContext('UTC');

/** Gives every date below it the district's time zone (IANA name). */
export const TimeZoneProvider = TimeZone.Provider;

/** The district's time zone (IANA name). */
export function useTimeZone(): string {
  return useContext(TimeZone);
}

type Parts = Readonly<Record<'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute', string>>;

/** What the wall clock and calendar of `timeZone` show at `at` (Unix ms), in words. */
function partsAt(at: number, timeZone: string): Parts {
  const format = new Intl.DateTimeFormat(currentLanguage(), { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value])) as Parts;
}

/** "8:30" in the morning, "2:30 pm" after noon. */
export function sayTime(at: number, timeZone: string): string {
  const { hour, minute } = partsAt(at, timeZone);
  const hours = Number(hour);
  return hours < 12 ? `${hours}:${minute}` : `${hours % 12 || 12}:${minute} pm`;
}

/** "Thursday, 12 March", with the year when it is not the year of `now`. */
export function sayDay(at: number, timeZone: string, now: number = Date.now()): string {
  const { weekday, day, month, year } = partsAt(at, timeZone);
  return `${weekday}, ${day} ${month}${year === partsAt(now, timeZone).year ? '' : ` ${year}`}`;
}

/** "Thursday, 12 March, 8:30". */
export function sayMoment(at: number, timeZone: string, now: number = Date.now()): string {
  return `${sayDay(at, timeZone, now)}, ${sayTime(at, timeZone)}`;
}

/** The exact moment for a hover: "2026-03-12 08:30:05 America/Chicago". */
export function sayExactly(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return `${format.format(at)} ${timeZone}`;
}

/** An ISO day as a plain date, where its weekday tells nothing: "1 August", with the year when it is not the year of `now`. */
export function sayDate(day: string, now: number = Date.now()): string {
  return sayIsoDay(day, now).replace(/^[^,]+, /, '');
}

/** An ISO day ("2026-03-12") as people say it: "Thursday, 12 March". A day has no time zone. */
export function sayIsoDay(day: string, now: number = Date.now()): string {
  return sayDay(Date.parse(`${day}T12:00:00Z`), 'UTC', now);
}

/** The ISO day and "HH:MM" that the district's wall shows at `at` (Unix ms). */
export function wallClockAt(at: number, timeZone: string): { readonly day: string; readonly time: string } {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  const [day, time] = text.split(' ');
  return { day: day!, time: time! };
}

/**
 * The Unix ms at which the district's wall shows this day and time. In the hour that spring skips, the moment one hour
 * later on the wall; in the hour that autumn repeats, the first of the two.
 */
export function momentOf(day: string, time: string, timeZone: string): number {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  const wallMinusUtc = (at: number) => {
    const wall = wallClockAt(at, timeZone);
    return Date.parse(`${wall.day}T${wall.time}:00Z`) - at;
  };
  // Offsets a day before and after bracket any change of clocks; the earlier valid reading wins.
  const before = wallMinusUtc(asIfUtc - 86_400_000);
  const after = wallMinusUtc(asIfUtc + 86_400_000);
  const early = asIfUtc - before;
  if (wallMinusUtc(early) === before) return early;
  const late = asIfUtc - after;
  return wallMinusUtc(late) === after ? late : early;
}

/**
 * Milliseconds left as a clock shows them: "9:05", "1:02:30"; negative is overtime: "+0:45". What is left is rounded up
 * and overtime down, so that "0:00" shows for the one second around the end.
 */
export function sayClock(ms: number): string {
  const total = ms > 0 ? Math.ceil(ms / 1000) : Math.floor(-ms / 1000);
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return `${ms < 0 ? '+' : ''}${hours ? `${hours}:${two(minutes)}` : minutes}:${two(seconds)}`;
}

/** A span of time in words: "12 minutes", "1 hour 5 minutes". Rounds to the minute; below one, "less than a minute". */
export function sayDuration(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return 'less than a minute';
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  return [h ? `${h} hour${h === 1 ? '' : 's'}` : '', m ? `${m} minute${m === 1 ? '' : 's'}` : ''].filter(Boolean).join(' ');
}
