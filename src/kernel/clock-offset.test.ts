import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetOf, withSample, type ClockSample } from './clock-offset.ts';

/** A look at a server whose clock is `ahead`, by a network that takes `up` and `down` ms. */
function look(askedAt: number, ahead: number, up: number, down: number): ClockSample {
  return { askedAt, answeredAt: askedAt + up + down, serverNow: askedAt + up + ahead };
}

test('[WE-13] a device an hour wrong still shows the clock of the server', () => {
  const samples = [look(0, 3_600_000, 40, 40), look(1000, 3_600_000, 5, 5)].reduce<readonly ClockSample[]>(withSample, []);
  expect(offsetOf(samples)).toBe(3_600_000);
});

test('[WE-13] the fastest of the last few looks is believed, so the error is at most half its round trip', () => {
  fc.assert(
    fc.property(fc.integer({ min: -7_200_000, max: 7_200_000 }), fc.array(fc.tuple(fc.nat(3000), fc.nat(3000)), { minLength: 1, maxLength: 12 }), (ahead, trips) => {
      const samples = trips.map(([up, down], i) => look(i * 60_000, ahead, up, down)).reduce<readonly ClockSample[]>(withSample, []);
      const fastest = Math.min(...trips.slice(-5).map(([up, down]) => up + down));
      expect(Math.abs(offsetOf(samples) - ahead)).toBeLessThanOrEqual(fastest / 2);
    }),
  );
});

test('[WE-13] before any look our own clock is taken as it is', () => {
  expect(offsetOf([])).toBe(0);
});
