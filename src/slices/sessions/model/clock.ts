/**
 * The facts of one step's clock, all absolute, in Unix milliseconds and durations in milliseconds. Nobody stores what
 * remains; it is computed. At zero nothing happens by itself: the clock goes on and counts the overtime.
 */
export interface StepClock {
  readonly plannedMs: number;
  readonly startedAt: number | null;
  /** Minutes given later, in ms; negative when they were taken back. */
  readonly addedMs: number;
  readonly pausedAt: number | null;
  readonly pausedTotalMs: number;
  readonly endedAt: number | null;
}

/** A clock that has not started. */
export function freshClock(plannedMs: number): StepClock {
  return { plannedMs, startedAt: null, addedMs: 0, pausedAt: null, pausedTotalMs: 0, endedAt: null };
}

/** How long the step has really run at `now`, without its pauses, in ms. */
export function usedMs(clock: StepClock, now: number): number {
  if (clock.startedAt === null) return 0;
  const until = clock.endedAt ?? clock.pausedAt ?? now;
  return Math.max(0, until - clock.startedAt - clock.pausedTotalMs);
}

/** What is left in ms; negative in overtime. */
export function remainingMs(clock: StepClock, now: number): number {
  return clock.plannedMs + clock.addedMs - usedMs(clock, now);
}
