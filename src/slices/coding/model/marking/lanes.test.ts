import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packLanes, type Striped } from './lanes.ts';

const BANDS = ['one', 'two', 'three'];
const stripes = fc
  .array(fc.record({ start: fc.nat(80), length: fc.integer({ min: 1, max: 30 }), band: fc.constantFrom(...BANDS) }), { maxLength: 40 })
  .map((list): Striped[] => list.map(({ start, length, band }, id) => ({ id: `${id}`, band, start, end: start + length })));

test('[CG-201] stripes that overlap never share a lane, and each coder and round has lanes of its own, in their order', () => {
  fc.assert(
    fc.property(stripes, (list) => {
      const { laneOf, bands, count } = packLanes(list, BANDS, 50);
      for (const a of list) for (const b of list) if (a.id < b.id && a.start < b.end && b.start < a.end) expect(laneOf.get(a.id)).not.toBe(laneOf.get(b.id));
      for (const { id, band } of list) {
        const own = bands.find((each) => each.band === band)!;
        expect(laneOf.get(id)).toBeGreaterThanOrEqual(own.first);
        expect(laneOf.get(id)).toBeLessThan(own.first + own.count);
      }
      expect(bands.map(({ band }) => band)).toEqual(BANDS.filter((band) => list.some((stripe) => stripe.band === band)));
      expect(count).toBe(bands.reduce((sum, band) => sum + band.count, 0));
    }),
  );
});

test('[CG-202] a coding that is added moves no stripe of its band', () => {
  fc.assert(
    fc.property(stripes, fc.nat(80), (list, start) => {
      const one = list.map((stripe) => ({ ...stripe, band: 'one' }));
      const before = packLanes(one, BANDS).laneOf;
      const after = packLanes([...one, { id: 'new', band: 'one', start, end: start + 7 }], BANDS).laneOf;
      for (const { id } of one) expect(after.get(id)).toBe(before.get(id));
    }),
  );
});

test('[CG-202] where too many overlap they share the last lane rather than push the text away', () => {
  const crowd = Array.from({ length: 20 }, (_, id): Striped => ({ id: `${id}`, band: 'one', start: 0, end: 10 }));
  const { laneOf, count } = packLanes(crowd, BANDS, 4);
  expect(count).toBe(4);
  expect(laneOf.get('19')).toBe(3);
});
