import type { Parts } from '../../../platform/server/parts.ts';
import type { SessionEventType } from '../model/events.ts';
import { remainingMs } from '../model/clock.ts';
import type { SessionState } from '../model/state.ts';

export const STEP_TIME_REACHED = 'step-time-reached';

/** What the job carries: which run of which step may have used up its time. */
export interface StepTimeReached {
  readonly districtId: string;
  readonly sessionId: string;
  readonly stepId: string;
  readonly run: number;
}

const MOVES_THE_CLOCK: ReadonlySet<SessionEventType> = new Set<SessionEventType>([
  'StepEntered',
  'StepMoveUndone',
  'ClockExtended',
  'ClockPaused',
  'ClockResumed',
  'SessionReopened',
]);

/** Whether this kind of event changes when the present step's time is up. */
export function movesTheClock(type: SessionEventType): boolean {
  return MOVES_THE_CLOCK.has(type);
}

/** When the present step's time will be up if nobody touches the clock, Unix ms; null while no clock runs or it is recorded. */
export function stepTimeDue(state: SessionState, now: number): { readonly dueAt: number; readonly job: StepTimeReached } | null {
  const run = state.steps[state.current];
  if (state.status !== 'live' || !run || run.clock.pausedAt !== null || run.timeReachedRun === run.run) return null;
  const job = { districtId: state.districtId, sessionId: state.sessionId, stepId: run.stepId, run: run.run };
  return { dueAt: now + remainingMs(run.clock, now), job };
}

/**
 * Asks for the job that records it. The due time is part of the key: time given later asks for a later job, and the
 * earlier one then finds nothing to record.
 */
export async function askForStepTime(parts: Pick<Parts, 'jobs' | 'clock'>, state: SessionState): Promise<void> {
  const due = stepTimeDue(state, parts.clock.now());
  if (!due) return;
  const { sessionId, stepId, run } = due.job;
  await parts.jobs.ask(STEP_TIME_REACHED, due.job, { at: due.dueAt, key: `${sessionId}:${stepId}:${run}:${due.dueAt}` });
}
