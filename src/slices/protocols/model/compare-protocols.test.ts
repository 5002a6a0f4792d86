import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareProtocols } from './compare-protocols.ts';
import { criticalFriends } from './critical-friends.ts';
import type { ProtocolContent } from './protocol.ts';

const said = (after: ProtocolContent, before = criticalFriends) => compareProtocols(before, after).map(({ place, sentence }) => `${place}: ${sentence}`);
const withStep = (id: string, change: (step: ProtocolContent['steps'][number]) => Partial<ProtocolContent['steps'][number]>): ProtocolContent => ({ ...criticalFriends, steps: criticalFriends.steps.map((step) => (step.id === id ? { ...step, ...change(step) } : step)) });

test('[PR-20] nothing changed reads as nothing changed, also when the keys stand in another order', () => {
  const turned = JSON.parse(JSON.stringify(criticalFriends), (_key, value: unknown) => (value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).toReversed()) : value)) as ProtocolContent;
  expect(compareProtocols(criticalFriends, turned)).toEqual([]);
});

test('[PR-21] every kind of change is told in words, with its step', () => {
  expect(said(withStep('clarify', () => ({ minutes: { from: 5, to: 8 }, script: 'Ask.' })))).toEqual(['Step 2, Clarifying questions: Minutes: 5 minutes before, 5 to 8 minutes now.', 'Step 2, Clarifying questions: The words to say changed.']);
  expect(said(withStep('discuss', () => ({ speakers: { kind: 'everyone' }, listeners: [], protected: true })))).toEqual([
    'Step 4, Discuss solutions: Who may speak: everyone but the Presenter before, everyone now.',
    'Step 4, Discuss solutions: Who only listens: the Presenter before, nobody now.',
    'Step 4, Discuss solutions: It is now never shortened to make up time.',
  ]);
  expect(said({ ...criticalFriends, title: 'Ours', allotted: { from: 40, to: 45 }, norms: criticalFriends.norms.slice(1) })).toEqual(['The protocol: The title changed.', 'The protocol: Time on the calendar: 45 to 50 minutes before, 40 to 45 minutes now.', 'The protocol: A norm was taken away.']);
});

test('[PR-22] what a step captures is compared by what it asks and who writes', () => {
  expect(said(withStep('probe', ({ captures }) => ({ captures: captures.map((capture) => (capture.kind === 'private-cards' ? { ...capture, minimumEach: 2, writers: { kind: 'everyone' } as const } : capture)).slice(0, 2) })))).toEqual([
    'Step 3, Probing questions: Private cards, read aloud and handed over: written by everyone but the Presenter, at least 1 each, handed to the Presenter before, written by everyone, at least 2 each, handed to the Presenter now.',
    'Step 3, Probing questions: It no longer captures shared notes.',
  ]);
});

test('[PR-23] a step that moved is told as moved, and the others are not', () => {
  const [first, ...rest] = criticalFriends.steps;
  expect(said({ ...criticalFriends, steps: [...rest, first!] })).toEqual(['Step 6, Present the problem: Moved from place 1 to place 6.']);
});

test('[PR-24] added and removed steps and seats are told', () => {
  const shorter = { ...criticalFriends, steps: criticalFriends.steps.slice(0, 5), seats: criticalFriends.seats.slice(0, 2) };
  expect(said(shorter)).toEqual(['Seat: Timer: The seat Timer was taken away.', 'Step 6 before, Debrief the process: The step Debrief the process was taken away.']);
  expect(said(criticalFriends, shorter)).toEqual(['Seat: Timer: New seat: Timer.', 'Step 6, Debrief the process: New step: Debrief the process, 5 minutes. Everyone may speak.']);
});

test('[PR-25] however steps are dropped and reordered, the changes account for every step that differs', () => {
  const some = fc.shuffledSubarray([...criticalFriends.steps], { minLength: 1 });
  fc.assert(
    fc.property(some, some, (a, b) => {
      const changes = compareProtocols({ ...criticalFriends, steps: a }, { ...criticalFriends, steps: b });
      const ids = (kind: string) => changes.filter((change) => change.kind === kind).map((change) => change.stepId);
      expect(ids('added')).toEqual(b.filter((step) => !a.includes(step)).map((step) => step.id));
      expect(ids('removed')).toEqual(a.filter((step) => !b.includes(step)).map((step) => step.id));
      const still = (steps: typeof a) => steps.map((step) => step.id).filter((id) => !changes.some((change) => change.stepId === id));
      expect(still(b)).toEqual(still(a));
    }),
  );
});
