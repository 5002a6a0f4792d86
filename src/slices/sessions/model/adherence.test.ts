import { expect, test } from 'vitest';
import { act, ana, ben, card, cardRef, dee, eli, entry, inStep, later, liveRoom, MINUTE, nextStep } from '../../../../test/unit/sessions/room.ts';
import { adherence } from './adherence.ts';

const captureId = 'probing-questions';

function held() {
  let room = act(later(liveRoom(), 9), ben, { type: 'ConfirmScriptRead', stepId: 'present' });
  room = inStep(later(inStep(room, 'clarify'), 2), 'present');
  room = later(inStep(later(room, 3), 'probe'), 1);
  room = act(act(room, dee, card(1), card(2, 'never shared')), eli, card(3), { type: 'ConsentUnread', ...cardRef(3), consent: true });
  room = act(room, ben, { type: 'OpenReading', captureId }, { type: 'ExtendClock', stepId: 'probe', addedMs: 2 * MINUTE });
  const order = (room.state.captures[captureId] as { order: readonly string[] }).order;
  if (order[0] === eli) room = act(room, eli, { type: 'PassTurn', captureId });
  room = act(room, dee, { type: 'StartReadingCard', ...cardRef(1) }, { type: 'FinishReadingCard', ...cardRef(1) });
  room = act(room, ben, { type: 'HandOver', captureId });
  room = act(inStep(later(room, 11), 'discuss'), dee, entry('solutions', 1));
  room = act(inStep(later(room, 10), 'next-steps'), ana, nextStep(1));
  return act(later(room, 4), ben, { type: 'EndSession', moves: room.state.moves });
}

test('[SE-90] the record of adherence states times over all runs, scripts, counts and named next steps', () => {
  const room = held();
  const facts = adherence(room.state, later(room, 600).now);
  expect(facts.map(({ stepId, plannedMs, usedMs, runs, scriptRead }) => [stepId, plannedMs / MINUTE, usedMs / MINUTE, runs, scriptRead])).toEqual([
    ['present', 7, 12, 2, true],
    ['clarify', 5, 2, 1, false],
    ['probe', 12, 12, 1, false],
    ['discuss', 13, 10, 1, false],
    ['next-steps', 5, 4, 1, false],
    ['debrief', 5, 0, 0, false],
  ]);
  expect(facts[2]!.captures[0]).toEqual({ kind: 'private-cards', captureId, written: 3, read: 1, handedOver: 2 });
  expect(facts[4]!.captures).toEqual([{ kind: 'next-steps', captureId: 'commitments', short: 1, long: 0, shortNamed: true, longNamed: false }]);
  expect(facts.map((step) => step.listenersOnlyListened)).toEqual([null, null, null, true, null, null]);
});

test('[SE-90] the record of adherence names nobody, scores nothing and carries no private text', () => {
  const room = held();
  const facts = JSON.stringify(adherence(room.state, room.now));
  for (const person of Object.values(room.state.people)) expect(facts).not.toContain(person.personId);
  expect(facts).not.toContain('never shared');
  expect(facts).not.toMatch(/score|percent|rate|rank/i);
});
