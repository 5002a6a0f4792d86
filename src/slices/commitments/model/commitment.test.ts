import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, checkDates, checkDay, daysBetween, LONGEST_SILENCE_DAYS, nextCheckDay, statusAfter } from './commitment.ts';

const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

test('[CO-2] the check-in is asked the day after a promise is due, never later than 28 days after the session, never on its own day', () => {
  fc.assert(
    fc.property(day, day, (dueOn, from) => {
      const asked = checkDay(dueOn, from);
      const wait = daysBetween(from, asked);
      expect(wait).toBeGreaterThanOrEqual(1);
      expect(wait).toBeLessThanOrEqual(LONGEST_SILENCE_DAYS);
      if (wait > 1 && wait < LONGEST_SILENCE_DAYS) expect(asked).toBe(addDays(dueOn, 1));
    }),
  );
  expect(checkDay('2026-03-20', '2026-03-12')).toBe('2026-03-21');
  expect(checkDay('2026-09-01', '2026-03-12')).toBe('2026-04-09');
});

test('[CO-4] "not yet" leaves a promise open and asks again, not within a week', () => {
  expect(statusAfter('not-yet')).toBe('open');
  expect(statusAfter('partly')).toBe('partly');
  fc.assert(fc.property(day, day, (dueOn, today) => {
    expect(daysBetween(today, nextCheckDay(dueOn, today))).toBeGreaterThanOrEqual(7);
  }));
});

test('[CO-13] days that have passed are refused with the field that is wrong', () => {
  const today = '2026-03-12';
  expect(checkDates({ dueOn: '2026-03-12', checkOn: '2026-03-13' }, today).ok).toBe(true);
  const late = checkDates({ dueOn: '2026-03-11', checkOn: '2026-03-13' }, today);
  expect(late.ok ? null : [late.error.code, late.error.fields?.[0]?.path]).toEqual(['due-in-the-past', ['dueOn']]);
  const check = checkDates({ dueOn: '2026-03-20', checkOn: '2026-03-01' }, today);
  expect(check.ok ? null : check.error.code).toBe('check-in-the-past');
});
