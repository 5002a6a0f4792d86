import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entriesShown, withDecisions } from './entries-shown.ts';
import { shadesOf } from './shades.ts';

const coding = fc.record({ codingId: fc.uuid(), coderId: fc.constantFrom('ann', 'ben'), codeId: fc.constant('a'), start: fc.nat(40), size: fc.integer({ min: 1, max: 20 }) }).map(({ size, ...rest }) => ({ ...rest, end: rest.start + size }));

test('[CG-160] an excerpt loses no word, and marks what all coders have apart from what only some have', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.nat(20), fc.array(coding, { maxLength: 6 }), (text, from, codings) => {
      const shades = shadesOf(text, from, codings, 2);
      expect(shades.map(({ words }) => words).join('')).toBe(text);
      for (const { start, shade } of shades) {
        const here = new Set(codings.filter((one) => one.start <= start && one.end > start).map(({ coderId }) => coderId)).size;
        expect(shade).toBe(here === 0 ? 'none' : here === 2 ? 'all' : 'some');
      }
    }),
  );
});

test('[CG-161] a decision shows at its difference at once, whoever took it, and the list can be narrowed to what is left', () => {
  const entry = { key: 'x y', sourceId: 's', start: 0, end: 5, kind: 'label' as const, codings: [{ codingId: 'y', coderId: 'ann', codeId: 'a', start: 0, end: 5 }, { codingId: 'x', coderId: 'ben', codeId: 'b', start: 0, end: 5 }], silent: [], decision: null };
  const decision = { decisionId: 'd', roundId: 'r', sourceId: 's', start: 0, end: 5, kind: 'label' as const, codingIds: ['y', 'x'], state: 'resolved' as const, kept: [], reason: 'so', by: 'ann', at: 1 };
  const entries = withDecisions([entry], [decision], 'r');
  expect(entries[0]!.decision).toBe(decision);
  expect(withDecisions([entry], [decision], 'another')[0]!.decision).toBeNull();
  const all = { kind: '', state: '', sourceId: '', codeId: '' } as const;
  expect(entriesShown(entries, { ...all, state: 'open' })).toEqual([]);
  expect(entriesShown(entries, { ...all, codeId: 'b', kind: 'label' })).toHaveLength(1);
});
