import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flatten } from './runs.ts';

const spans = fc.array(fc.record({ start: fc.nat(60), length: fc.nat(20) }), { maxLength: 25 }).map((list) => list.map(({ start, length }, id) => ({ id, start, end: start + length })));

test('[CG-200] overlapping codings become runs: each place carries exactly the codings over it, and no run could be longer', () => {
  fc.assert(
    fc.property(spans, (list) => {
      const runs = flatten(list);
      for (let place = 0; place < 90; place++) {
        const here = list.filter(({ start, end }) => start <= place && place < end).map(({ id }) => id);
        expect(runs.find(({ start, end }) => start <= place && place < end)?.ids ?? []).toEqual(here);
      }
      for (const [index, run] of runs.entries()) {
        const next = runs[index + 1];
        expect(run.end).toBeGreaterThan(run.start);
        if (next) expect(next.start).toBeGreaterThanOrEqual(run.end);
        if (next?.start === run.end) expect(next.ids).not.toEqual(run.ids);
      }
    }),
  );
});
