import { expect, test } from 'vitest';
import { canonicalValue } from './attribute-value.ts';
import type { AttributeType, AttributeValue } from './study.ts';

const CASES: readonly [AttributeType, AttributeValue, AttributeValue | null, 'unfit'?][] = [
  ['text', '  Grade 3 ', 'Grade 3'],
  ['text', ' ', null],
  ['boolean', true, true],
  ['boolean', 'No', false],
  ['boolean', 'perhaps', null, 'unfit'],
  ['integer', '+007', '7'],
  ['integer', '-0', '0'],
  ['integer', '123456789012345678901', '123456789012345678901'],
  ['integer', '7.5', null, 'unfit'],
  ['float', '7.50', '7.5'],
  ['float', '1e400', null, 'unfit'],
  ['float', 'NaN', null, 'unfit'],
  ['date', '2024-02-29', '2024-02-29'],
  ['date', '2026-02-29', null, 'unfit'],
  ['date', '2026-13-01', null, 'unfit'],
  ['date', '0000-01-01', null, 'unfit'],
  ['datetime', '2026-05-31 09:30', '2026-05-31T09:30'],
  ['datetime', '2026-05-31T09:30:00Z', '2026-05-31T09:30:00Z'],
  ['datetime', '2026-05-31T25:30', null, 'unfit'],
];

for (const [type, given, wanted, unfit] of CASES) {
  test(`[TX-02] “${given}” as ${type} is ${unfit ? 'refused with a sentence that says what fits' : `kept as ${JSON.stringify(wanted)}`}`, () => {
    const got = canonicalValue({ name: 'Grade', type, allowed: null }, given);
    if (unfit) expect(got).toMatchObject({ ok: false, error: { code: 'attribute-value-unfit', mend: expect.stringMatching(/^Write /) } });
    else expect(got).toEqual({ ok: true, value: wanted });
  });
}

test('[TX-02] where an attribute has a list of values, no other is taken', () => {
  const level = { name: 'Level', type: 'integer', allowed: ['1', '2'] } as const;
  expect(canonicalValue(level, '02')).toEqual({ ok: true, value: '2' });
  expect(canonicalValue(level, '3')).toMatchObject({ ok: false, error: { code: 'attribute-value-not-listed' } });
});
