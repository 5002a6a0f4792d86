import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { momentOf, sayClock, sayDate, sayDay, sayDuration, sayExactly, sayIsoDay, sayMoment, sayTime, wallClockAt } from './dates.ts';

const CHICAGO = 'America/Chicago';
const ZONES = [CHICAGO, 'America/New_York', 'America/Phoenix', 'Pacific/Honolulu', 'America/St_Johns', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];
const at = Date.parse('2026-03-12T13:30:05Z');

test('[WE-1] a moment is said as people say it, in the time zone of the district', () => {
  expect(sayMoment(at, CHICAGO, at)).toBe('Thursday, 12 March, 8:30');
  expect(sayTime(at + 6 * 3_600_000, CHICAGO)).toBe('2:30 pm');
  expect(sayTime(Date.parse('2026-03-12T17:05:00Z'), CHICAGO)).toBe('12:05 pm');
  expect(sayDay(at, CHICAGO, Date.parse('2027-01-05T12:00:00Z'))).toBe('Thursday, 12 March 2026');
  expect(sayExactly(at, CHICAGO)).toBe('2026-03-12 08:30:05 America/Chicago');
});

test('[WE-1] a day without a time is the same day in every time zone', () => {
  expect(sayIsoDay('2026-03-12', at)).toBe('Thursday, 12 March');
  expect([sayDate('2026-08-01', at), sayDate('2025-08-01', at)]).toEqual(['1 August', '1 August 2025']);
});

test('[WE-2] a day and time typed for the district become the moment that its wall clock shows', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }), (zone, date) => {
      const wall = Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone).toPlainDateTime().round({ smallestUnit: 'minute', roundingMode: 'floor' });
      const expected = wall.toZonedDateTime(zone).epochMilliseconds;
      expect(momentOf(wall.toPlainDate().toString(), wall.toPlainTime().toString().slice(0, 5), zone)).toBe(expected);
    }),
  );
});

test('[WE-2] the hour that spring skips is read as one hour later, the hour that autumn repeats as the first', () => {
  expect(momentOf('2026-03-08', '02:30', CHICAGO)).toBe(Date.parse('2026-03-08T08:30:00Z'));
  expect(momentOf('2026-11-01', '01:30', CHICAGO)).toBe(Date.parse('2026-11-01T06:30:00Z'));
  expect(wallClockAt(Date.parse('2026-03-08T08:30:00Z'), CHICAGO)).toEqual({ day: '2026-03-08', time: '03:30' });
});

test('[WE-3] a clock shows what is left, and overtime with a plus', () => {
  expect(['9:05', '1:02:30', '0:01', '0:00', '+0:00', '+0:45', '+12:00']).toEqual([545_000, 3_750_000, 1, 0, -999, -45_000, -720_000].map(sayClock));
});

test('[WE-3] a span of time is said in hours and minutes', () => {
  expect([10_000, 60_000, 720_000, 3_600_000, 3_900_000, 7_260_000].map(sayDuration)).toEqual(['less than a minute', '1 minute', '12 minutes', '1 hour', '1 hour 5 minutes', '2 hours 1 minute']);
});
