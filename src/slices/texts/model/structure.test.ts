import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packStructure, unpackStructure, type Structure } from './structure.ts';

const ms = fc.option(fc.nat(10_000_000));
const turns = fc.array(fc.record({ gap: fc.nat(5), length: fc.nat(500), speaker: fc.option(fc.constantFrom('', 'A', 'Dr. “B”', '👩‍🏫')), startMs: ms, endMs: ms })).map((given) => {
  let at = 0;
  return given.map(({ gap, length, ...rest }) => {
    const start = at + gap;
    at = start + length;
    return { start, end: at, ...rest };
  });
});
const segment = fc.record({ start: fc.nat(1000), end: fc.nat(1000), kind: fc.constantFrom('agenda', 'heading', 'page', 'sheet'), title: fc.string() });

test('[TX-01] structure is kept beside the text and comes back the same: turns with speaker and times, titled stretches', () => {
  fc.assert(
    fc.property(fc.record({ turns, segments: fc.array(segment) }), (structure: Structure) => {
      expect(unpackStructure(packStructure(structure))).toEqual(structure);
    }),
  );
});
