import { expect, test } from 'vitest';
import { act, ana, arrive, ben, cy, dee, inStep, later, leave, liveRoom, plannedRoom, refusal, zoe } from '../../../../test/unit/sessions/room.ts';
import { heirNow, heirsOf } from './heirs.ts';
import { actingIn } from './who.ts';

const take = (seatId: string) => ({ type: 'TakeLentSeat' as const, seatId });

test('[SE-20] while the one who leads is away, the first heir who is here may take the seat, and nobody else', () => {
  const here = liveRoom();
  expect(refusal(here, cy, take('facilitator'))).toBe('holder-is-here');
  const away = leave(here, ben);
  expect(heirNow(away.state, 'facilitator')).toBe(cy);
  expect(refusal(away, dee, take('facilitator'))).toBe('not-next-in-line');
  const lent = act(away, cy, take('facilitator'));
  expect(actingIn(lent.state, 'facilitator')).toBe(cy);
  expect(inStep(lent, 'clarify').state.current).toBe(1);
  expect(refusal(lent, ben, { type: 'MoveToStep', stepIndex: 1, moves: lent.state.moves })).toBe('not-your-seat');
});

test('[SE-20] when the heir goes as well, the next one who is here may take the seat', () => {
  const lent = leave(act(leave(liveRoom(), ben), cy, take('facilitator')), cy);
  const next = heirNow(lent.state, 'facilitator')!;
  expect([ana, ben, cy, zoe]).not.toContain(next);
  expect(actingIn(act(lent, next, take('facilitator')).state, 'facilitator')).toBe(next);
});

test('[SE-20] before the start a vacant seat may be taken only from the planned time on', () => {
  const waiting = arrive(plannedRoom(), cy);
  expect(act(waiting, cy, take('facilitator'), { type: 'StartSession', problemVersion: null }).state.status).toBe('live');
  expect(refusal({ ...waiting, now: waiting.now - 1 }, cy, take('facilitator'))).toBe('not-started');
});

test('[SE-21] heirs of the leading seat are the other lendable seat, then the seatless in a fixed order, never guest or presenter', () => {
  const room = arrive(liveRoom(), zoe);
  const heirs = heirsOf(room.state, 'facilitator');
  expect(heirs[0]).toBe(cy);
  expect(heirs).toHaveLength(5);
  expect(heirs).not.toContain(ana);
  expect(heirs).not.toContain(zoe);
  expect(heirsOf(later(room, 30).state, 'facilitator')).toEqual(heirs);
  expect(heirsOf(room.state, 'timer').at(-1)).toBe(ben);
});

test('[SE-22] the seat that is not lendable is never lent', () => {
  const away = leave(liveRoom(), ana);
  expect(heirsOf(away.state, 'presenter')).toEqual([]);
  for (const who of [ben, cy, dee]) expect(refusal(away, who, take('presenter'))).toBe('seat-not-lent');
});

test('[SE-23] a lent seat goes back when its holder returns', () => {
  const lent = act(leave(liveRoom(), ben), cy, take('facilitator'));
  const back = arrive(later(lent, 1), ben);
  expect(back.state.seats['facilitator']).toEqual({ seatId: 'facilitator', holder: ben, lentTo: null });
  expect(back.events.at(-1)).toMatchObject({ type: 'SeatReturned', holder: ben, by: null });
  expect(refusal(back, cy, { type: 'EndSession', moves: back.state.moves })).toBe('not-your-seat');
});

test('[SE-23] the heir may give a seat back before that', () => {
  const lent = act(leave(liveRoom(), ben), cy, take('facilitator'));
  expect(refusal(lent, dee, { type: 'GiveBackSeat', seatId: 'facilitator' })).toBe('not-your-seat');
  expect(actingIn(act(lent, cy, { type: 'GiveBackSeat', seatId: 'facilitator' }).state, 'facilitator')).toBe(ben);
});

test('[SE-23] a seat on loan is nobody’s to give away, so its holder finds it on return', () => {
  const lent = act(leave(liveRoom(), ben), cy, take('facilitator'));
  for (const personId of [cy, dee]) expect(refusal(lent, cy, { type: 'AssignSeat', seatId: 'facilitator', personId })).toBe('seat-on-loan');
  expect(refusal(lent, cy, { type: 'AssignSeat', seatId: 'timer', personId: ben })).toBe('seat-on-loan');
  expect(actingIn(arrive(act(lent, cy, { type: 'AssignSeat', seatId: 'timer', personId: dee }), ben).state, 'facilitator')).toBe(ben);
});

test('[SE-25] whoever leads can give a lendable seat to someone else while the session runs', () => {
  const room = liveRoom();
  const give = (seatId: string, personId: string) => ({ type: 'AssignSeat' as const, seatId, personId });
  expect(actingIn(act(room, ben, give('facilitator', dee)).state, 'facilitator')).toBe(dee);
  expect(refusal(room, dee, give('facilitator', dee))).toBe('not-your-seat');
  expect(refusal(room, ben, give('presenter', dee))).toBe('seat-not-lent');
  expect(refusal(room, ben, give('timer', ana))).toBe('one-seat-each');
  expect(act(room, ben, give('timer', ben)).state.seats).toMatchObject({ timer: { holder: ben }, facilitator: { holder: cy } });
});
