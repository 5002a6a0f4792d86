import type { Actor } from '../../people/model/actor.ts';
import { can, type Relation } from '../../people/model/can.ts';
import { heirNow } from '../model/heirs.ts';
import { contentOf, leadingSeat } from '../model/places.ts';
import type { SessionState } from '../model/state.ts';
import { actingIn } from '../model/who.ts';

/** Whose problem it is: the holder of the seat that is never lent; null when nobody was given it. */
export function presenterOf(state: SessionState): string | null {
  const seat = contentOf(state).seats.find((candidate) => !candidate.lendable);
  return seat ? (state.seats[seat.id]?.holder ?? null) : null;
}

/** Who was given the seat that leads, heirs aside. */
export function facilitatorOf(state: SessionState): string | null {
  return state.seats[leadingSeat(contentOf(state)).id]?.holder ?? null;
}

/** How a person's circle memberships bear on a session: those of the day asked about. */
export interface InCircle {
  readonly member: boolean;
  readonly supervisor: boolean;
}

/** Every relation that holds between a person and a session. */
export function relationsTo(state: SessionState, actor: Actor, circle: InCircle): readonly Relation[] {
  const id = actor.personId;
  const relations: Relation[] = [];
  if (Object.hasOwn(state.people, id) || actor.guestOfSession === state.sessionId) relations.push('participant');
  if (circle.member) relations.push('circle-member');
  if (circle.supervisor) relations.push('supervisor-of');
  if (presenterOf(state) === id) relations.push('presenter');
  if (actingIn(state, leadingSeat(contentOf(state)).id) === id || facilitatorOf(state) === id) relations.push('facilitator');
  if (heirNow(state, leadingSeat(contentOf(state)).id) === id) relations.push('heir');
  return relations;
}

/**
 * Whether this person may see the session itself. Besides those who were in it, the circle's supervisor may, once it has
 * ended, where the circle's rule (shown to everyone before they write) opens the record; what was private stays so.
 */
export function mayRead(state: SessionState, actor: Actor, relations: readonly Relation[]): boolean {
  const thing = { districtId: state.districtId, relations };
  if (can(actor, 'session.read', thing)) return true;
  const opened = state.plan.supervisorSees === 'record' && state.status === 'ended';
  return opened && relations.includes('supervisor-of') && can(actor, 'session.completion', thing);
}
