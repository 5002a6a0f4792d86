import type { SessionEvent, SessionEventType } from './events.ts';
import { cardEvolvers } from './evolve-cards.ts';
import { planned, planningEvolvers } from './evolve-planning.ts';
import { roomEvolvers } from './evolve-room.ts';
import { sharedEvolvers } from './evolve-shared.ts';
import { stepEvolvers } from './evolve-steps.ts';
import type { Evolver, Evolvers } from './evolving.ts';
import type { SessionState } from './state.ts';

const EVOLVERS: Evolvers<Exclude<SessionEventType, 'SessionPlanned'>> = {
  ...planningEvolvers,
  ...roomEvolvers,
  ...stepEvolvers,
  ...sharedEvolvers,
  ...cardEvolvers,
};

/**
 * Folds one event into the state. Total: it never throws, and an event that fits nothing changes nothing.
 * Before the plan there is no session (null), and only `SessionPlanned` makes one.
 */
export function evolve(state: SessionState, event: SessionEvent): SessionState;
export function evolve(state: SessionState | null, event: SessionEvent): SessionState | null;
export function evolve(state: SessionState | null, event: SessionEvent): SessionState | null {
  if (event.type === 'SessionPlanned') return planned(event);
  if (state === null || !Object.hasOwn(EVOLVERS, event.type)) return state;
  const evolver = EVOLVERS[event.type] as Evolver<typeof event.type>;
  return evolver(state, event);
}

/** Folds events one after another, from a snapshot where there is one; null when nothing was planned. */
export function replay(events: Iterable<SessionEvent>, from: SessionState | null = null): SessionState | null {
  let state = from;
  for (const event of events) state = evolve(state, event);
  return state;
}
