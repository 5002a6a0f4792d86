import fc from 'fast-check';
import { expect, test } from 'vitest';
import { turns, type Turn } from './turns.ts';

test('[PL-160] never more than a few go on at once, everybody who stays gets a turn in order, and who leaves takes none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(fc.constantFrom('ask', 'end', 'leave'), { maxLength: 40 }), async (most, acts) => {
      const take = turns(most);
      const going: Turn[] = [];
      const started: number[] = [];
      const [left, asked] = [new Set<number>(), [] as AbortController[]];
      const settled = () => new Promise((done) => setImmediate(done));
      const end = async () => {
        going.shift()?.end();
        await settled();
      };
      for (const act of acts) {
        if (act === 'ask') {
          const [number, controller] = [asked.length, new AbortController()];
          asked.push(controller);
          void take(controller.signal).then((turn) => {
            if (!turn) return left.add(number);
            started.push(number);
            return going.push(turn);
          });
        } else if (act === 'end') await end();
        else asked.findLast((_, number) => !started.includes(number))?.abort();
        await settled();
        expect(going.length).toBeLessThanOrEqual(most);
      }
      while (going.length > 0) await end();
      expect(started).toEqual(asked.map((_, number) => number).filter((number) => !left.has(number)));
    }),
    { numRuns: 60 },
  );
});
