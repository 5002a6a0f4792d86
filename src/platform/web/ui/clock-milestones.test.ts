import fc from 'fast-check';
import { expect, test } from 'vitest';
import { milestonePassed } from './clock-milestones.ts';

const MINUTE = 60_000;

/** What is said while a clock runs from its plan to `downTo`, in steps of `tick` ms. */
function said(plannedMs: number, downTo: number, tick: number): string[] {
  const heard: string[] = [];
  for (let left = plannedMs; left > downTo; left -= tick) {
    const milestone = milestonePassed(left, left - tick, plannedMs);
    if (milestone) heard.push(milestone);
  }
  return heard;
}

test('[WE-10] a clock is heard at half, two minutes, one minute, time and one minute over', () => {
  expect(said(10 * MINUTE, -2 * MINUTE, 250)).toEqual(['half', 'two-minutes', 'one-minute', 'time', 'minute-over']);
  expect(said(4 * MINUTE, -2 * MINUTE, 250)).toEqual(['two-minutes', 'one-minute', 'time', 'minute-over']);
  expect(said(MINUTE, -2 * MINUTE, 250)).toEqual(['time', 'minute-over']);
});

test('[WE-10] each milestone is heard once, however the clock ticks', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 100, max: 50_000 }), (minutes, tick) => {
      const heard = said(minutes * MINUTE, -3 * MINUTE, tick);
      expect(new Set(heard).size).toBe(heard.length);
      expect(heard.at(-1)).toBe('minute-over');
    }),
  );
});

test('[WE-10] after a sleep only the latest milestone is heard, and none while time is given back', () => {
  expect(milestonePassed(9 * MINUTE, -10_000, 10 * MINUTE)).toBe('time');
  expect(milestonePassed(-10_000, 5 * MINUTE, 10 * MINUTE)).toBeNull();
});
