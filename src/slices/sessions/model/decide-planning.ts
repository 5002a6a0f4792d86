import { err, ok } from '../../../kernel/result.ts';
import type { DecideContext } from './commands.ts';
import type { SessionEvent } from './events.ts';
import { notLeading, notLive, notPlanned, stamp, stop, type Deciders, type Decision } from './guards.ts';
import { contentOf, seatNamed } from './places.ts';
import { refusals } from './refusals.ts';
import type { SessionState } from './state.ts';
import { nameOf } from './who.ts';

/**
 * Changes to the plan. Who may plan is said by the permission table at the door, because a supervisor plans sessions they
 * are not in; here stands only what the session itself allows.
 */
export const planningDeciders: Deciders<'ChangePlan' | 'AddParticipant' | 'RemoveParticipant' | 'AssignSeat' | 'CancelSession'> = {
  ChangePlan(state, { changes }, ctx) {
    return stop(notPlanned(state)) ?? ok([{ type: 'PlanChanged', ...stamp(ctx), changes }]);
  },

  AddParticipant(state, { person }, ctx) {
    if (Object.hasOwn(state.people, person.personId)) return ok([]);
    const closed = state.status === 'planned' ? null : notLive(state);
    return stop(closed) ?? ok([{ type: 'ParticipantAdded', ...stamp(ctx), person }]);
  },

  RemoveParticipant(state, { personId }, ctx) {
    if (!Object.hasOwn(state.people, personId)) return ok([]);
    const closed = state.status === 'planned' ? null : notLive(state);
    if (closed) return err(closed);
    const person = state.people[personId]!;
    if (person.arrivedAt !== null) return err(refusals.hasTakenPart(person.name));
    if (seatOf(state, personId)) return err(refusals.holdsASeat(person.name));
    return ok([{ type: 'ParticipantRemoved', ...stamp(ctx), personId }]);
  },

  AssignSeat(state, { seatId, personId }, ctx) {
    const seat = seatNamed(contentOf(state), seatId);
    if (!seat) return err(refusals.noSuchSeat());
    if (state.status === 'planned') return assign(state, seatId, personId, ctx);
    const stopped = stop(notLive(state), notLeading(state, ctx));
    if (stopped) return stopped;
    if (!seat.lendable) return err(refusals.seatNotLent(seat.name.toLowerCase()));
    return assign(state, seatId, personId, ctx);
  },

  CancelSession(state, { reason }, ctx) {
    if (state.status === 'cancelled') return ok([]);
    return stop(notPlanned(state)) ?? ok([{ type: 'SessionCancelled', ...stamp(ctx), reason }]);
  },
};

/** Gives a seat to a person. Someone who sits elsewhere changes places, so that each seat always has its own person. */
function assign(state: SessionState, seatId: string, personId: string, ctx: DecideContext): Decision {
  const person = Object.hasOwn(state.people, personId) ? state.people[personId]! : null;
  if (!person) return err(refusals.noSuchPerson());
  if (person.guest) return err(refusals.guestsHoldNoSeat());
  const before = Object.hasOwn(state.seats, seatId) ? state.seats[seatId]! : null;
  if (before?.holder === personId && before.lentTo === null) return ok([]);
  if (state.status === 'live' && before?.lentTo) return err(refusals.seatOnLoan(nameOf(state, before.holder)));
  const events: SessionEvent[] = [{ type: 'SeatAssigned', ...stamp(ctx), seatId, personId }];
  const other = seatOf(state, personId);
  if (other && other !== seatId) {
    const mayMove = state.status === 'planned' || seatNamed(contentOf(state), other)?.lendable === true;
    if (!mayMove || !before) return err(refusals.oneSeatEach(person.name));
    if (state.status === 'live' && state.seats[other]?.lentTo) return err(refusals.seatOnLoan(person.name));
    events.push({ type: 'SeatAssigned', ...stamp(ctx), seatId: other, personId: before.holder });
  }
  return ok(events);
}

/** The seat that belongs to this person, lent or not. */
function seatOf(state: SessionState, personId: string): string | null {
  return Object.values(state.seats).find((hold) => hold.holder === personId)?.seatId ?? null;
}
