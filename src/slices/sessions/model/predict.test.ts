import { expect, test } from 'vitest';
import { act, ben, card, dee, entry, id, inStep, liveRoom, type Room } from '../../../../test/unit/sessions/room.ts';
import type { SessionCommand } from './commands.ts';
import { filledOf } from './places.ts';
import { predict } from './predict.ts';
import { project } from './project.ts';

const captureId = 'probing-questions';
const seenBy = (room: Room, personId: string) => project(room.state, { kind: 'person', personId });
const pend = (room: Room, ...commands: readonly SessionCommand[]) => commands.map((command, index) => ({ commandId: id(8000 + index), command, givenAt: room.now }));

test('[SE-64] a device shows its own pending commands on top of what was accepted', () => {
  const room = act(inStep(liveRoom(), 'probe'), dee, card(1));
  const { state, refused, waiting } = predict(seenBy(room, dee), pend(room, card(1, 'sharper'), card(2)), dee);
  expect(filledOf(state, captureId, 'private-cards')!.cards.map((one) => one.text)).toEqual(['sharper', 'card 2']);
  expect({ refused, waiting }).toEqual({ refused: [], waiting: [] });
});

test('[SE-64] a command that the session refuses stands beside, with its reason, and the rest goes on', () => {
  const room = inStep(liveRoom(), 'discuss');
  const { state, refused } = predict(seenBy(room, dee), pend(room, entry('reflection', 1), entry('solutions', 2)), dee);
  expect(refused).toMatchObject([{ commandId: id(8000), refusal: { code: 'not-a-writer' } }]);
  expect(filledOf(state, 'solutions', 'notes')!.entries).toHaveLength(1);
});

test('[SE-64] commands are decided again after a reconnect, so a step that has moved meanwhile is respected', () => {
  const room = inStep(liveRoom(), 'discuss');
  const pending = pend(room, entry('solutions', 1));
  expect(predict(seenBy(room, dee), pending, dee).refused).toEqual([]);
  expect(predict(seenBy(inStep(room, 'next-steps'), dee), pending, dee).refused).toMatchObject([{ refusal: { code: 'step-closed' } }]);
});

test('[SE-64] what depends on others’ private writing waits for the server, and so does what follows from it', () => {
  const room = act(inStep(liveRoom(), 'probe'), dee, card(1));
  const prediction = predict(seenBy(room, ben), pend(room, { type: 'OpenReading', captureId }, { type: 'PassTurn', captureId }, { type: 'PauseClock', stepId: 'probe' }), ben);
  expect(prediction).toMatchObject({ refused: [], waiting: [id(8000), id(8001)] });
  expect(prediction.state.steps[2]!.clock.pausedAt).toBe(room.now);
});
