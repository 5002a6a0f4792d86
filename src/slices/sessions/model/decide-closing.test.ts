import { expect, test } from 'vitest';
import { act, ana, ben, cy, dee, eli, inStep, later, liveRoom, refusal, type Room } from '../../../../test/unit/sessions/room.ts';
import { filledOf } from './places.ts';
import { project } from './project.ts';

const captureId = 'worth-our-time';
const pulse = (answer: string) => ({ type: 'GivePulse' as const, captureId, answer });
const end = (room: Room) => act(room, ben, { type: 'EndSession', moves: room.state.moves });
const answered = (...people: readonly string[]) => people.reduce((room, who) => act(room, who, pulse('Mostly')), inStep(liveRoom(), 'debrief'));
const counts = (room: Room) => filledOf(room.state, captureId, 'pulse')!.counts;

test('[SE-63] a pulse shows counts only after the end and only from three answers', () => {
  const three = act(answered(dee, eli, cy), cy, pulse('Very much'));
  expect(counts(three)).toBeNull();
  expect(counts(end(three))).toEqual({ 'Very much': 1, Mostly: 2, 'A little': 0, 'Not today': 0 });
  expect(end(three).events.at(-1)).not.toMatchObject({ given: expect.anything() as unknown });
  expect(counts(end(answered(dee, eli)))).toBeNull();
});

test('[SE-63] a pulse that was counted takes no more answers, one that was not still does', () => {
  const reopened = act(end(answered(dee, eli, cy)), ben, { type: 'ReopenSession' });
  expect(refusal(reopened, ana, pulse('Not today'))).toBe('pulse-counted');
  const few = act(end(answered(dee, eli)), ben, { type: 'ReopenSession' });
  expect(counts(end(act(later(few, 0.1), ana, pulse('Not today'))))).toMatchObject({ Mostly: 2, 'Not today': 1 });
});

test('[SE-63] before and after the end each person sees their own answer alone', () => {
  const ended = end(answered(dee, eli, cy));
  const given = (personId: string) => filledOf(project(ended.state, { kind: 'person', personId }), captureId, 'pulse')!.given;
  expect(given(dee)).toEqual({ [dee]: 'Mostly' });
  expect(given(ben)).toEqual({});
  expect(refusal(answered(), dee, pulse('Great'))).toBe('no-such-answer');
});
