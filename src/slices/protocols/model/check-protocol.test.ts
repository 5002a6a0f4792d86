import { expect, test } from 'vitest';
import { checkProtocol, mayPublish } from './check-protocol.ts';
import { criticalFriends } from './critical-friends.ts';
import { blankProtocol } from './editing.ts';
import type { Capture, ProtocolContent, Step } from './protocol.ts';

const messages = (content: ProtocolContent, severity: 'must' | 'look' = 'must') => checkProtocol(content).filter((finding) => finding.severity === severity).map((finding) => finding.message);
const withStep = (index: number, changes: Partial<Step>): ProtocolContent => ({ ...criticalFriends, steps: criticalFriends.steps.map((step, at) => (at === index ? { ...step, ...changes } : step)) });

test('[PR-30] the protocol that comes with the product has nothing to mend and nothing to look at', () => {
  expect(checkProtocol(criticalFriends)).toEqual([]);
});

test('[PR-31] exactly one seat leads', () => {
  expect(messages({ ...criticalFriends, seats: criticalFriends.seats.map((seat) => ({ ...seat, leads: false })) })).toEqual(['No seat leads. One seat must move the steps and the clock.']);
  expect(messages({ ...criticalFriends, seats: criticalFriends.seats.map((seat) => ({ ...seat, leads: seat.id !== 'presenter' })) })).toEqual(['The Facilitator and the Timer all lead. Only one seat can move the steps and the clock.']);
});

test('[PR-32] every seat and every card that is named exists', () => {
  expect(messages(withStep(0, { speakers: { kind: 'seats', seats: ['guest'] }, listeners: ['scribe'] }))).toEqual([
    'Step 1 (Present the problem) names the seat “guest”, which this protocol does not have. Choose another seat or add it.',
    'Step 1 (Present the problem) names the seat “scribe”, which this protocol does not have. Choose another seat or add it.',
  ]);
  const marks: Capture = { kind: 'marks', id: 'early', prompt: 'Which?', help: '', of: 'probing-questions', by: 'presenter' };
  expect(messages(withStep(0, { captures: [marks] }))).toEqual(['Step 1 (Present the problem): it waits for cards that are only written in a later step. Move one of the two.']);
  expect(messages(withStep(0, { captures: [{ ...marks, of: 'nothing' }] }))).toEqual(['Step 1 (Present the problem): it waits for the private cards “nothing”, which no step captures.']);
});

test('[PR-33] short names are used once: of seats, of steps, of captures across all steps', () => {
  const twice = { ...criticalFriends, seats: [...criticalFriends.seats, { ...criticalFriends.seats[2]! }], steps: [...criticalFriends.steps, { ...criticalFriends.steps[0]! }] };
  expect(messages(twice)).toEqual(['Two seats have the same short name “timer”. Each needs its own.', 'Two steps have the same short name “present”. Each needs its own.', 'Two captures have the same short name “problem”. Each needs its own, also across steps.']);
});

test('[PR-34] steps that do not fit the calendar are pointed at, and may still be published', () => {
  const long = withStep(1, { minutes: { from: 5, to: 20 } });
  expect(messages(long, 'look')).toEqual(['The steps take 40 to 65 minutes together; the calendar gives 45 to 50 minutes. The longest run does not fit.']);
  expect(mayPublish(checkProtocol(long))).toBe(true);
  expect(messages({ ...criticalFriends, allotted: { from: 30, to: 35 } }, 'look')[0]).toContain('Even the shortest run does not fit.');
  expect(messages({ ...criticalFriends, allotted: { from: 60, to: 60 } }, 'look')[0]).toContain('Some time is left over.');
});

test('[PR-35] nobody both speaks and only listens; a listener who is asked to write is pointed at', () => {
  expect(messages(withStep(0, { listeners: ['presenter'] }))).toEqual(['Step 1 (Present the problem): the Presenter cannot both speak and only listen.']);
  const everyoneWrites = withStep(3, { captures: [{ kind: 'notes', id: 'ideas', prompt: 'What?', help: '', writers: { kind: 'everyone' }, columns: [] }] });
  expect(messages(everyoneWrites, 'look')).toEqual(['Step 4 (Discuss solutions): the Presenter only listens here and is still asked to write something others see.']);
});

test('[PR-36] a text that is missing is named with its place', () => {
  expect(messages(blankProtocol('New'))).toEqual(['The protocol, the purpose: Write something here.', 'Seat 1 (Facilitator), the duty: Write something here.', 'Step 1 (Opening), the purpose: Write something here.', 'Step 1 (Opening), the words to say: Write something here.']);
  expect(messages(withStep(0, { minutes: { from: 9, to: 5 } }))).toEqual(['Step 1 (Present the problem), the minutes: The shorter time comes first.']);
});

test('[PR-37] a site visit is said with the same few captures and rights', () => {
  const everyone = { kind: 'everyone' } as const;
  const step = (id: string, from: number, to: number, captures: Capture[]): Step => ({ id, title: id, purpose: 'p', minutes: { from, to }, script: 's', speakers: everyone, listeners: [], protected: false, captures });
  const visit: ProtocolContent = {
    title: 'Instructional site visit',
    purpose: 'See learning, together.',
    allotted: { from: 155, to: 200 },
    groupSize: { from: 5, to: 8 },
    norms: [],
    seats: [
      { id: 'host', name: 'Host', duty: 'd', rotates: true, lendable: false, leads: false },
      { id: 'facilitator', name: 'Facilitator', duty: 'd', rotates: false, lendable: true, leads: true },
      { id: 'co-facilitator', name: 'Second facilitator', duty: 'd', rotates: false, lendable: true, leads: false },
    ],
    steps: [
      step('context', 15, 25, [{ kind: 'problem', id: 'problem', prompt: 'p', help: '' }]),
      step('visits', 60, 60, [{ kind: 'notebook', id: 'script-notes', prompt: 'p', help: '', writers: everyone }]),
      step('debrief', 60, 80, [{ kind: 'notes', id: 'wall', prompt: 'p', help: '', writers: everyone, columns: ['Teacher', 'Student'] }]),
      step('next', 15, 20, [{ kind: 'next-steps', id: 'steps', prompt: 'p', help: '', writers: everyone, minimumShort: 1, minimumLong: 1 }]),
      step('commit', 5, 15, [{ kind: 'takeaways', id: 'take', prompt: 'p', help: '', writers: everyone }]),
    ],
  };
  expect(checkProtocol(visit)).toEqual([]);
});
