import { expect, test } from 'vitest';
import { emptyProblem } from './content.ts';
import { decideReady, needsReason, openBeforeReady, statusOf, undoesReady } from './readiness.ts';

const marks = { author: null, supervisor: null, consultationAt: null, presentedAt: null };

test('[PO-63] a problem goes from drafting to consultation to ready to presented by what people say, never by itself', () => {
  expect(statusOf(marks)).toBe('drafting');
  expect(statusOf({ ...marks, consultationAt: 1 })).toBe('in-consultation');
  expect(statusOf({ ...marks, author: 1 })).toBe('in-consultation');
  expect(statusOf({ ...marks, author: 1, supervisor: 2 })).toBe('ready');
  expect(statusOf({ ...marks, presentedAt: 3 })).toBe('presented');
});

test('[PO-64] a problem that is not instructional needs a stated reason, one that is does not', () => {
  expect(needsReason({ kinds: ['managerial'], otherReason: ' ' })).toBe(true);
  expect(needsReason({ kinds: ['managerial'], otherReason: 'It keeps me from every classroom.' })).toBe(false);
  expect(needsReason({ kinds: ['managerial', 'instructional'], otherReason: '' })).toBe(false);
  const whole = { ...emptyProblem(), situation: 'a', statement: 'b', leverage: 'c', actionable: 'd', relevant: 'e', instruction: 'f', kinds: ['operational'] as const };
  expect(openBeforeReady({ ...whole, kinds: ['operational'] }).map((fault) => fault.path)).toEqual([['otherReason']]);
  expect(decideReady({ ...whole, kinds: ['instructional'] }).ok).toBe(true);
});

test('[PO-65] only a changed statement undoes readiness; blanks around it do not', () => {
  const before = { ...emptyProblem(), statement: 'How can I?' };
  expect(undoesReady(before, { ...before, statement: ' How can I? \n', situation: 'new' })).toBe(false);
  expect(undoesReady(before, { ...before, statement: 'How could I?' })).toBe(true);
});
