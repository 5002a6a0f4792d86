import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyProblem, FIELDS, KINDS, TEXT_FIELDS, type ProblemContent } from '../../model/content.ts';
import { oneLine, overlaid, toText, withText } from './draft-text.ts';

const line = fc.string().map(oneLine);
const content = fc
  .record({ texts: fc.tuple(...TEXT_FIELDS.map(() => fc.string())), involved: fc.array(fc.record({ who: line, role: line }), { maxLength: 4 }), kinds: fc.subarray([...KINDS]) })
  .map(({ texts, involved, kinds }): ProblemContent => ({ ...emptyProblem(), ...Object.fromEntries(TEXT_FIELDS.map((field, index) => [field, texts[index]])), involved, kinds }));

test('[PO-70] an answer kept on the device comes back exactly as it was typed, whatever it holds', () => {
  fc.assert(
    fc.property(content, content, fc.constantFrom(...FIELDS), (typed, other, field) => {
      expect(withText(other, field, toText(typed, field))[field]).toEqual(typed[field]);
    }),
  );
});

test('[PO-71] what is written on the device stands over what the server says, answer by answer, and nowhere else', () => {
  fc.assert(
    fc.property(content, content, fc.subarray([...FIELDS]), (server, device, written) => {
      const shown = overlaid(server, (field) => (written.includes(field) ? toText(device, field) : null));
      for (const field of FIELDS) expect(shown[field]).toEqual((written.includes(field) ? device : server)[field]);
    }),
  );
});
