import type { SessionState } from '../../model/state.ts';

/** Coming in later than this after the start is coming late, in ms. */
const LATE_MS = 60_000;

/** Whether this person came in after something had already been shared that they did not hear. */
export function cameLate(state: SessionState, viewerId: string): boolean {
  const arrivedAt = state.people[viewerId]?.arrivedAt ?? null;
  if (arrivedAt === null || state.startedAt === null || state.current < 1) return false;
  return arrivedAt > state.startedAt + LATE_MS || arrivedAt > (state.steps[1]?.clock.startedAt ?? Number.POSITIVE_INFINITY);
}
