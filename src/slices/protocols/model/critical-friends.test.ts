import { expect, test } from 'vitest';
import { criticalFriends } from './critical-friends.ts';
import { ProtocolContent } from './protocol.ts';

const total = (end: 'from' | 'to') => criticalFriends.steps.reduce((sum, step) => sum + step.minutes[end], 0);

test('[SE-95] the built-in protocol is well formed', () => {
  expect(ProtocolContent.parse(criticalFriends)).toEqual(criticalFriends);
});

test('[SE-95] the built-in protocol has six steps of 5–10, 5, 10, 10–15, 5 and 5 minutes, 40 to 50 in all, in 45–50 minutes', () => {
  expect(criticalFriends.steps.map(({ minutes }) => [minutes.from, minutes.to])).toEqual([[5, 10], [5, 5], [10, 10], [10, 15], [5, 5], [5, 5]]);
  expect([total('from'), total('to')]).toEqual([40, 50]);
  expect(criticalFriends.allotted).toEqual({ from: 45, to: 50 });
  expect(criticalFriends.groupSize).toEqual({ from: 5, to: 7 });
});

test('[SE-95] the built-in presenter rotates and is never lent; facilitator and timer rotate and are; only the facilitator leads', () => {
  expect(criticalFriends.seats.map(({ id, rotates, lendable, leads }) => [id, rotates, lendable, leads])).toEqual([
    ['presenter', true, false, false],
    ['facilitator', true, true, true],
    ['timer', true, true, false],
  ]);
});

test('[SE-95] in the built-in protocol the presenter listens only while solutions are discussed, and then writes only a notebook', () => {
  expect(criticalFriends.steps.filter((step) => step.listeners.length > 0).map((step) => [step.id, step.listeners])).toEqual([['discuss', ['presenter']]]);
  const discuss = criticalFriends.steps.find((step) => step.id === 'discuss')!;
  const mayWrite = discuss.captures.filter((capture) => 'writers' in capture && capture.writers.kind === 'seats' && capture.writers.seats.includes('presenter'));
  expect(mayWrite.map((capture) => capture.kind)).toEqual(['notebook']);
});

test('[SE-95] in the built-in protocol probing questions are private, read, handed to the presenter, marked, and only then reflected on', () => {
  const probe = criticalFriends.steps.find((step) => step.id === 'probe')!;
  expect(probe.protected).toBe(true);
  expect(probe.captures.map((capture) => capture.kind)).toEqual(['private-cards', 'marks', 'notes']);
  const [cards, marks, reflection] = probe.captures;
  expect(cards).toMatchObject({ handTo: 'presenter', minimumEach: 1, writers: { kind: 'all-but', seats: ['presenter'] } });
  expect(marks).toMatchObject({ of: cards!.id, by: 'presenter' });
  expect(reflection).toMatchObject({ opensAfter: cards!.id, writers: { kind: 'seats', seats: ['presenter'] } });
});

test('[SE-95] every capture of the built-in protocol has its own id and every seat named exists', () => {
  const ids = criticalFriends.steps.flatMap((step) => step.captures.map((capture) => capture.id));
  expect(new Set(ids).size).toBe(ids.length);
  const seats = new Set(criticalFriends.seats.map((seat) => seat.id));
  const named = JSON.stringify(criticalFriends.steps).matchAll(/"seats":\["([^"]+)"\]|"(?:handTo|by)":"([^"]+)"/g);
  for (const match of named) expect(seats).toContain(match[1] ?? match[2]);
});
