import { expect, test } from 'vitest';
import { fieldsFor, freshFields, type DecideFields } from './decide-fields.ts';

test('[CG-230] what was typed about a difference stays when the text is corrected, with the places of the corrected text', () => {
  const entry = (moved: number) => ({ codings: [{ codingId: 'a', coderId: 'ann', codeId: 'x', start: 5 + moved, end: 9 + moved }, { codingId: 'b', coderId: 'ben', codeId: 'y', start: 5 + moved, end: 9 + moved }], decision: null });
  const typed: DecideFields = { ...freshFields(entry(0), 1), reason: 'They talk.', kept: { a: { isKept: true, start: '5', end: '8' }, b: { isKept: false, start: '5', end: '9' } } };
  expect(fieldsFor(typed, freshFields(entry(0), 1))).toBe(typed);
  expect(fieldsFor(typed, freshFields(entry(10), 2))).toEqual({ version: 2, reason: 'They talk.', kept: { a: { isKept: true, start: '15', end: '19' }, b: { isKept: false, start: '15', end: '19' } } });
});
