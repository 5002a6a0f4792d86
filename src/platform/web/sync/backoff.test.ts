import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_PAUSE_MS, LONGEST_PAUSE_MS, pauseBefore } from './backoff.ts';

test('[WE-12] pauses between tries grow from half a second to four, and differ from browser to browser', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, random) => {
      const pause = pauseBefore(attempt, random);
      expect(pause).toBeGreaterThanOrEqual(FIRST_PAUSE_MS);
      expect(pause).toBeLessThanOrEqual(LONGEST_PAUSE_MS);
    }),
  );
  expect([0, 1, 2, 3, 9].map((attempt) => pauseBefore(attempt, 0.999_999)).map(Math.round)).toEqual([500, 1000, 2000, 4000, 4000]);
  expect(pauseBefore(5, 0)).toBe(2000);
});
