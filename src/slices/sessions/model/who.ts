import type { Who } from '../../protocols/model/protocol.ts';
import { contentOf, currentStep, leadingSeat } from './places.ts';
import type { SessionState } from './state.ts';

/** Who acts in a seat right now: the heir it is lent to, else its holder; null when nobody was given it. */
export function actingIn(state: SessionState, seatId: string): string | null {
  const hold = Object.hasOwn(state.seats, seatId) ? state.seats[seatId] : undefined;
  return hold ? (hold.lentTo ?? hold.holder) : null;
}

/** Whether this person acts in this seat right now. */
export function actsIn(state: SessionState, personId: string, seatId: string): boolean {
  return actingIn(state, seatId) === personId;
}

/** Whether the protocol's "who" takes in this person right now. People outside the session are never meant. */
export function isAmong(state: SessionState, personId: string, who: Who): boolean {
  if (!Object.hasOwn(state.people, personId)) return false;
  if (who.kind === 'everyone') return true;
  const seated = who.seats.some((seatId) => actsIn(state, personId, seatId));
  return who.kind === 'seats' ? seated : !seated;
}

/** Whether this person moves the steps and the clock right now. */
export function leadsNow(state: SessionState, personId: string): boolean {
  return actsIn(state, personId, leadingSeat(contentOf(state)).id);
}

/** Whether this person only listens in the step the room is in: nobody addresses them and they address nobody. */
export function onlyListens(state: SessionState, personId: string): boolean {
  const step = state.status === 'live' ? currentStep(state) : null;
  return step !== null && step.listeners.some((seatId) => actsIn(state, personId, seatId));
}

/** Whether this person has a turn to speak in the step the room is in. */
export function speaksNow(state: SessionState, personId: string): boolean {
  const step = state.status === 'live' ? currentStep(state) : null;
  return step !== null && !onlyListens(state, personId) && isAmong(state, personId, step.speakers);
}

/** Whether some device of this person is connected. */
export function isPresent(state: SessionState, personId: string): boolean {
  return Object.hasOwn(state.people, personId) && state.people[personId]!.present;
}

/** A person's name for a sentence on the screen. */
export function nameOf(state: SessionState, personId: string): string {
  return Object.hasOwn(state.people, personId) ? state.people[personId]!.name : 'someone who is not here';
}
