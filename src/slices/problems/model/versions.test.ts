import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyProblem, FIELDS, KINDS, ProblemContent, TEXT_FIELDS } from './content.ts';
import { changedFields, compareContents, fieldText, isEmpty, joinChanges } from './versions.ts';

const text = fc.constantFrom('', 'one', 'two', 'three words here');
const content = fc
  .record({ texts: fc.tuple(...TEXT_FIELDS.map(() => text)), involved: fc.array(fc.record({ who: text, role: text }), { maxLength: 2 }), kinds: fc.subarray([...KINDS]) })
  .map(({ texts, involved, kinds }): ProblemContent => ({ ...emptyProblem(), ...Object.fromEntries(TEXT_FIELDS.map((field, index) => [field, texts[index]])), involved, kinds }));

test('[PO-60] joining loses nothing: each answer is the one that was changed, and a clash is named', () => {
  fc.assert(
    fc.property(content, content, content, (base, mine, theirs) => {
      const { content: joined, clashes } = joinChanges(base, mine, theirs);
      for (const field of FIELDS) {
        const [b, m, t, j] = [base, mine, theirs, joined].map((one) => JSON.stringify(one[field]));
        if (m === t) expect(j).toBe(m);
        else if (b === m) expect(j).toBe(t);
        else if (b === t) expect(j).toBe(m);
        else expect([clashes.includes(field), j]).toEqual([true, m]);
      }
      expect(joinChanges(base, theirs, mine).clashes).toEqual(clashes);
    }),
  );
});

test('[PO-61] a comparison names exactly the answers that differ, and its runs join to both texts', () => {
  fc.assert(
    fc.property(content, content, (before, after) => {
      const fields = compareContents(before, after);
      expect(fields.map(({ field }) => field)).toEqual(changedFields(before, after));
      for (const { field, runs } of fields) {
        expect(runs.filter((run) => run.kind !== 'added').map((run) => run.text).join('')).toBe(fieldText(before, field));
        expect(runs.filter((run) => run.kind !== 'removed').map((run) => run.text).join('')).toBe(fieldText(after, field));
      }
    }),
  );
});

test('[PO-62] kinds are kept once each in one order, so that choosing them in another order is no change', () => {
  expect(ProblemContent.parse({ kinds: ['operational', 'instructional'] }).kinds).toEqual(['instructional', 'operational']);
  expect(isEmpty(emptyProblem())).toBe(true);
  expect(isEmpty({ ...emptyProblem(), kinds: ['managerial'] })).toBe(false);
});
