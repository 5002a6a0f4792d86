import { expect, test } from 'vitest';
import { criticalFriends } from '../../protocols/model/critical-friends.ts';
import { act, ana, arrive, ben, cy, dee, eli, inStep, later, leave, liveRoom, max, MINUTE, plannedRoom, refusal, zoe } from '../../../../test/unit/sessions/room.ts';
import { plannedMsOf } from './time-plan.ts';

test('[SE-1] a seat goes to one person of the session, never to a guest, and nobody has two', () => {
  const plan = (seats: Record<string, string>) => () => plannedRoom({ seats });
  expect(plan({ presenter: ana })).not.toThrow();
  expect(plan({ presenter: max })).toThrow('no-such-person');
  expect(plan({ presenter: zoe })).toThrow('guests-hold-no-seat');
  expect(plan({ presenter: ana, timer: ana })).toThrow('one-seat-each');
  expect(plan({ referee: ana })).toThrow('no-such-seat');
  expect(refusal(plannedRoom(), ben, { type: 'AssignSeat', seatId: 'timer', personId: zoe })).toBe('guests-hold-no-seat');
});

test('[SE-2] the minutes of the plan are shared over the steps in whole minutes', () => {
  const minutes = (total: number) => plannedMsOf(criticalFriends, total).map((ms) => ms / MINUTE);
  expect(minutes(40)).toEqual([5, 5, 10, 10, 5, 5]);
  expect(minutes(45)).toEqual([7, 5, 10, 13, 5, 5]);
  expect(minutes(50)).toEqual([10, 5, 10, 15, 5, 5]);
  expect(minutes(20)).toEqual(minutes(40));
  expect(minutes(90)).toEqual(minutes(50));
});

test('[SE-3] the plan changes until the session starts, and never after', () => {
  const planned = plannedRoom();
  const longer = act(planned, max, { type: 'ChangePlan', changes: { minutes: 50, place: 'Room 4' } });
  expect(longer.state.plan.place).toBe('Room 4');
  expect(longer.state.steps[0]!.clock.plannedMs).toBe(10 * MINUTE);
  expect(refusal(liveRoom(), ben, { type: 'ChangePlan', changes: { supervisorSees: 'record' } })).toBe('already-started');
  expect(refusal(liveRoom(), ben, { type: 'CancelSession', reason: '' })).toBe('already-started');
  const cancelled = act(planned, ben, { type: 'CancelSession', reason: 'snow' });
  expect(cancelled.state.status).toBe('cancelled');
  expect(refusal(cancelled, ben, { type: 'StartSession', problemVersion: null })).toBe('session-cancelled');
});

test('[SE-4] giving a seat to someone who has another makes the two change places', () => {
  const swapped = act(plannedRoom(), ben, { type: 'AssignSeat', seatId: 'presenter', personId: ben });
  expect(swapped.state.seats).toMatchObject({ presenter: { holder: ben }, facilitator: { holder: ana }, timer: { holder: cy } });
});

test('[SE-5] someone who has taken part or holds a seat is not removed', () => {
  const planned = plannedRoom();
  expect(refusal(planned, ben, { type: 'RemoveParticipant', personId: ana })).toBe('holds-a-seat');
  expect(act(planned, ben, { type: 'RemoveParticipant', personId: dee }).state.people[dee]).toBeUndefined();
  expect(refusal(liveRoom(), ben, { type: 'RemoveParticipant', personId: dee })).toBe('has-taken-part');
});

test('[SE-6] a session starts only when every seat has its person, and the one who leads starts it', () => {
  const open = plannedRoom({ seats: { presenter: ana, facilitator: ben } });
  expect(refusal(open, ben, { type: 'StartSession', problemVersion: null })).toBe('seats-missing');
  const full = act(open, ben, { type: 'AssignSeat', seatId: 'timer', personId: cy });
  expect(refusal(full, ana, { type: 'StartSession', problemVersion: null })).toBe('not-your-seat');
  const started = act(full, ben, { type: 'StartSession', problemVersion: 7 });
  expect(started.state).toMatchObject({ status: 'live', current: 0, plan: { problemVersion: 7 } });
});

test('[SE-14] anyone may join at any moment and attends from then on; looking in beforehand is not attending', () => {
  const early = leave(arrive(plannedRoom(), eli), eli);
  const live = inStep(later(act(arrive(early, ben), ben, { type: 'StartSession', problemVersion: null }), 20), 'discuss');
  expect(live.state.people[eli]).toMatchObject({ arrivedAt: null, present: false });
  const joined = act(live, dee, { type: 'AddParticipant', person: { personId: max, name: 'Max', guest: true } });
  const late = later(arrive(joined, max, eli), 1);
  expect(late.state.people[max]).toMatchObject({ arrivedAt: live.now, present: true });
  expect(late.state.current).toBe(3);
  expect(leave(late, max).state.people[max]).toMatchObject({ arrivedAt: live.now, present: false });
  expect(refusal(live, null, { type: 'NoteArrival', personId: max })).toBe('not-in-this-session');
});
