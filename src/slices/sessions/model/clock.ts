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

/** A clock that starts now. */
export function startedClock(plannedMs: number, now: number): StepClock {
  return { ...freshClock(plannedMs), startedAt: now };
}

/** The clock as it stands when its step is left; a pause that was running is counted as pause, not as time used. */
export function stoppedClock(clock: StepClock, now: number): StepClock {
  if (clock.startedAt === null || clock.endedAt !== null) return clock;
  return { ...resumedClock(clock, pausedMsUntil(clock, now)), endedAt: now };
}

/** How long the running pause has lasted at `now`, in ms; 0 when nothing is paused or the server's clock was set back. */
export function pausedMsUntil(clock: StepClock, now: number): number {
  return clock.pausedAt === null ? 0 : Math.max(0, now - clock.pausedAt);
}

/** The clock running again after a pause of `pausedMs`. */
export function resumedClock(clock: StepClock, pausedMs: number): StepClock {
  return { ...clock, pausedAt: null, pausedTotalMs: clock.pausedTotalMs + pausedMs };
}
