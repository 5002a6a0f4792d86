import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayIn, holdsFrom, holdsOn, isTimeZone } from './days.ts';
import { rolesOn, schoolOn, type RoleSpan } from './roles.ts';

const EVENING_IN_CHICAGO = Date.UTC(2026, 10, 22, 3, 30);

test('[PE-23] a moment falls on the calendar day of the district’s own time zone', () => {
  expect(dayIn('America/Chicago', EVENING_IN_CHICAGO)).toBe('2026-11-21');
  expect(dayIn('UTC', EVENING_IN_CHICAGO)).toBe('2026-11-22');
  expect(dayIn('Pacific/Auckland', EVENING_IN_CHICAGO)).toBe('2026-11-22');
  expect(dayIn('UTC', Date.UTC(2026, 0, 5))).toBe('2026-01-05');
});

test('[PE-23] only names that dates can be shown in are time zones', () => {
  expect(isTimeZone('America/Chicago')).toBe(true);
  expect(isTimeZone('Central time')).toBe(false);
  expect(isTimeZone('')).toBe(false);
});

test('[PE-24] a span holds from its first day up to, and not on, the day it ends', () => {
  const span = { from: '2026-08-01', to: '2027-06-30' };
  expect(['2026-07-31', '2026-08-01', '2027-06-29', '2027-06-30'].map((day) => holdsOn(span, day))).toEqual([false, true, true, false]);
  expect(holdsOn({ from: '2026-08-01', to: null }, '2099-01-01')).toBe(true);
  expect(holdsOn({ from: '2026-08-01', to: '2026-08-01' }, '2026-08-01')).toBe(false);
});

const aDay = fc.integer({ min: 0, max: 60 }).map((n) => dayIn('UTC', Date.UTC(2026, 7, 1 + n)));
const aSpan = fc.tuple(aDay, fc.option(aDay)).map(([from, to]) => ({ from, to: to !== null && to < from ? from : to }));

test('[PE-24] a span that holds from a day on holds on that day or on a later one', () => {
  fc.assert(
    fc.property(aSpan, aDay, (span, on) => {
      const days = Array.from({ length: 62 }, (_, n) => dayIn('UTC', Date.UTC(2026, 7, 1 + n))).filter((day) => day >= on);
      const later = days.some((day) => holdsOn(span, day)) || (span.to === null && span.from >= on);
      expect(holdsFrom(span, on)).toBe(later);
    }),
    { seed: 7 },
  );
});

const HELD: readonly RoleSpan[] = [
  { role: 'school-team', schoolId: 'oak', from: '2024-08-01', to: '2026-08-01' },
  { role: 'principal', schoolId: 'elm', from: '2026-08-01', to: null },
  { role: 'researcher', schoolId: null, from: '2026-09-01', to: '2026-10-01' },
  { role: 'administrator', schoolId: null, from: '2026-09-01', to: null },
];

test('[PE-24] the roles of a day are those held on it, each once', () => {
  expect(rolesOn(HELD, '2026-07-31')).toEqual(['school-team']);
  expect(rolesOn(HELD, '2026-09-15')).toEqual(['principal', 'researcher', 'administrator']);
  expect(rolesOn([...HELD, ...HELD], '2026-10-01')).toEqual(['principal', 'administrator']);
  expect(rolesOn(HELD, '2020-01-01')).toEqual([]);
});

test('[PE-24] a person’s school is that of a role held on the day, a principal’s before others', () => {
  expect(schoolOn(HELD, '2026-07-31')).toBe('oak');
  expect(schoolOn(HELD, '2026-09-15')).toBe('elm');
  expect(schoolOn([{ ...HELD[0]!, to: null }, HELD[1]!], '2026-09-15')).toBe('elm');
  expect(schoolOn([HELD[3]!], '2026-09-15')).toBe(null);
});
