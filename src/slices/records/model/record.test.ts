import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StepFacts } from '../../sessions/model/adherence.ts';
import { durationText } from './document.ts';
import { stepSentences } from './step-sentences.ts';

const facts: StepFacts = {
  stepId: 'probe', title: 'Probing questions', plannedMs: 600_000, allowedMs: { from: 600_000, to: 600_000 }, usedMs: 590_000, runs: 1, scriptRead: true, listenersOnlyListened: null,
  captures: [{ kind: 'private-cards', captureId: 'cards', written: 6, read: 5, handedOver: 5 }],
};

test('[RE-4] what the structure shows is facts in sentences: no score, no name', () => {
  expect(stepSentences(facts)).toEqual(['It kept to its time.', 'Its opening words were read out.', '6 questions were written, 5 read aloud, 5 handed over.']);
  expect(stepSentences({ ...facts, usedMs: 900_000, captures: [] })[0]).toBe('It took longer than the protocol’s 10 minutes.');
  expect(stepSentences({ ...facts, runs: 0 })).toEqual(['This step was left out.']);
  expect(stepSentences({ ...facts, captures: [{ kind: 'next-steps', captureId: 'n', short: 1, long: 0, shortNamed: true, longNamed: false }] }).at(-1)).toBe('A short-term next step was named, no long-term one.');
});

test('[RE-4] a duration reads as a clock does, whatever its length', () => {
  expect([durationText(0), durationText(-5), durationText(65_000), durationText(3_725_000)]).toEqual(['0:00', '0:00', '1:05', '1:02:05']);
  fc.assert(fc.property(fc.integer({ min: 0, max: 86_400 }), (seconds) => {
    const parts = durationText(seconds * 1000).split(':').map(Number);
    expect(parts.reduce((sum, part) => sum * 60 + part, 0)).toBe(seconds);
  }));
});
