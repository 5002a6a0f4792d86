import { remainingMs } from './clock.ts';
import { contentOf } from './places.ts';
import type { SessionState, StepRun } from './state.ts';

const MINUTE = 60_000;
/** Under this nobody needs to hear of it, in ms. */
const WORTH_SAYING_MS = MINUTE;
/** A start later than this after the planned time was moved on purpose: the session has its full length from there. */
const STILL_LATE_MS = 30 * MINUTE;
/** Offered times are multiples of this, in ms. */
const GRAIN_MS = 30_000;

/** How the session stands to its plan; `behindMs` is negative when it is ahead. All times in Unix ms. */
export interface PlanDrift {
  readonly plannedEndAt: number;
  readonly expectedEndAt: number;
  readonly behindMs: number;
}

/** An offer to make up time; whoever leads may take it or leave it. `stillBehindMs` is what cannot be made up this way. */
export interface ShorteningOffer {
  readonly behindMs: number;
  readonly steps: readonly { readonly stepId: string; readonly title: string; readonly fromMs: number; readonly toMs: number }[];
  /** Titles of the later steps that keep their time. */
  readonly protectedTitles: readonly string[];
  readonly stillBehindMs: number;
}

/**
 * Where the session will end if the running step takes what it has left and every later step what it is planned for,
 * against the time people set aside. Null when no session is running.
 */
export function planDrift(state: SessionState, now: number): PlanDrift | null {
  const current = state.steps[state.current];
  if (state.status !== 'live' || state.startedAt === null || !current) return null;
  const late = state.startedAt - state.plan.startsAt;
  const begin = late > 0 && late <= STILL_LATE_MS ? state.plan.startsAt : state.startedAt;
  const plannedEndAt = begin + state.plan.minutes * MINUTE;
  const later = laterSteps(state).reduce((sum, { run }) => sum + run.clock.plannedMs, 0);
  const expectedEndAt = now + Math.max(0, remainingMs(current.clock, now)) + later;
  return { plannedEndAt, expectedEndAt, behindMs: expectedEndAt - plannedEndAt };
}

/**
 * How later unprotected steps could be shortened to end on time. First every step gives in proportion to what it has
 * above the protocol's shorter time; only if that is not enough they go below, and never under one minute. Null when the
 * session is less than a minute behind, or nothing can be shortened.
 */
export function offerToShorten(state: SessionState, now: number): ShorteningOffer | null {
  const drift = planDrift(state, now);
  if (!drift || drift.behindMs < WORTH_SAYING_MS) return null;
  const later = laterSteps(state);
  const open = later.filter(({ step }) => !step.protected);
  const planned = open.map(({ run }) => run.clock.plannedMs);
  const gentle = cut(planned, open.map(({ step }) => Math.max(MINUTE, step.minutes.from * MINUTE)), drift.behindMs);
  const rest = drift.behindMs - saved(planned, gentle);
  const firm = rest > 0 ? cut(gentle, gentle.map(() => MINUTE), rest) : gentle;
  const steps = open
    .map(({ step, run }, index) => ({ stepId: step.id, title: step.title, fromMs: run.clock.plannedMs, toMs: firm[index]! }))
    .filter(({ fromMs, toMs }) => toMs < fromMs);
  if (steps.length === 0) return null;
  const protectedTitles = later.filter(({ step }) => step.protected).map(({ step }) => step.title);
  return { behindMs: drift.behindMs, steps, protectedTitles, stillBehindMs: Math.max(0, drift.behindMs - saved(planned, firm)) };
}

function laterSteps(state: SessionState) {
  return contentOf(state).steps.flatMap((step, index) => {
    const run: StepRun | undefined = state.steps[index];
    return run && index > state.current ? [{ step, run }] : [];
  });
}

/** Takes `wanted` ms away in proportion to what each length has above its floor, in whole grains, never below the floor. */
function cut(lengths: readonly number[], floors: readonly number[], wanted: number): readonly number[] {
  const give = lengths.map((length, index) => Math.max(0, length - floors[index]!));
  const all = give.reduce((sum, ms) => sum + ms, 0);
  const share = all === 0 ? 0 : Math.min(1, wanted / all);
  return lengths.map((length, index) => length - Math.min(give[index]!, Math.ceil((give[index]! * share) / GRAIN_MS) * GRAIN_MS));
}

function saved(before: readonly number[], after: readonly number[]): number {
  return before.reduce((sum, ms, index) => sum + ms - after[index]!, 0);
}
