import { fairOrder } from './fair-order.ts';
import { contentOf, leadingSeat, seatNamed } from './places.ts';
import type { SessionState } from './state.ts';
import { actingIn, isPresent } from './who.ts';

/**
 * Who may take a seat while the one who acts in it is away, first in line first; empty for a seat that is never lent.
 * For the leading seat: holders of other lendable seats, then those without a seat in the session's own fair order.
 * For another seat: those without a seat first, and the one who leads last. Never a guest, and never the holder of a
 * seat that is not lent (it is their problem that the room works on).
 */
export function heirsOf(state: SessionState, seatId: string): readonly string[] {
  const content = contentOf(state);
  const seat = seatNamed(content, seatId);
  if (!seat?.lendable || !Object.hasOwn(state.seats, seatId)) return [];
  const acting = (id: string) => actingIn(state, id);
  const seated = new Set(content.seats.map(({ id }) => acting(id)));
  const others = content.seats.filter((other) => other.id !== seatId && other.lendable).map(({ id }) => acting(id));
  const freeFirst = Object.values(state.people).map(({ personId }) => personId).filter((id) => !seated.has(id));
  const free = fairOrder(freeFirst, state.sessionId);
  const line = seat.leads ? [...others, ...free] : [...free, ...others.toSorted((a, b) => Number(leads(state, a)) - Number(leads(state, b)))];
  const barred = neverHeirs(state, seatId);
  return [...new Set(line)].filter((id): id is string => id !== null && !barred.has(id));
}

/** The heir who may take the seat now: the first in line who is here; null when the seat is not vacant or nobody can. */
export function heirNow(state: SessionState, seatId: string): string | null {
  const acting = actingIn(state, seatId);
  if (acting === null || isPresent(state, acting)) return null;
  return heirsOf(state, seatId).find((id) => isPresent(state, id)) ?? null;
}

function leads(state: SessionState, personId: string | null): boolean {
  return personId !== null && actingIn(state, leadingSeat(contentOf(state)).id) === personId;
}

function neverHeirs(state: SessionState, seatId: string): ReadonlySet<string> {
  const fixed = contentOf(state).seats.filter((seat) => !seat.lendable).map((seat) => state.seats[seat.id]?.holder ?? '');
  const guests = Object.values(state.people).filter((person) => person.guest).map((person) => person.personId);
  const hold = state.seats[seatId]!;
  return new Set([...fixed, ...guests, hold.holder, hold.lentTo ?? hold.holder]);
}
