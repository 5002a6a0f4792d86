import { err, ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import type { NextStep, SessionState } from '../../sessions/model/state.ts';
import type { CommitmentStatus, Outcome } from './wire.ts';

/** One promise as it is kept: a next step of an ended session with the days on which it is due and will be asked about. */
export interface Promised {
  readonly commitmentId: string;
  readonly sessionId: string;
  readonly circleId: string | null;
  readonly problemId: string | null;
  readonly sessionTitle: string;
  readonly ownerId: string;
  readonly checkBy: string | null;
  readonly nextStep: NextStep;
  readonly checkOn: string;
  readonly contentForSupervisor: boolean;
}

const DAY_MS = 86_400_000;

/** The longest that a promise waits before somebody asks, in days: about the time to a circle's next session. */
export const LONGEST_SILENCE_DAYS = 28;

/** Adds days to an ISO date; calendar days, so no clock change can shift it. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one ISO date to another; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/**
 * The day on which the check-in is asked: the day after it is due, but never later than {@link LONGEST_SILENCE_DAYS}
 * after `from`, so that a promise for next spring is still heard of next month (FUP-02, FUP-04).
 */
export function checkDay(dueOn: string, from: string): string {
  const dayAfterDue = addDays(dueOn, 1);
  const latest = addDays(from, LONGEST_SILENCE_DAYS);
  const earliest = addDays(from, 1);
  if (dayAfterDue > latest) return latest;
  return dayAfterDue < earliest ? earliest : dayAfterDue;
}

/**
 * The promises that an ended session leaves, one per next step. Owner is the author of the step, the check-in goes to
 * whoever held the leading seat (FUP-04), unless that is the owner; then nobody is asked but the owner.
 * `endedOn` is the ISO date of the end in the district's time zone; `idFor` gives each promise its id.
 */
export function promisesOf(state: SessionState, endedOn: string, idFor: (nextStepId: string) => string): readonly Promised[] {
  const lead = state.plan.protocol.content.seats.find((seat) => seat.leads);
  const leader = lead ? (state.seats[lead.id]?.holder ?? null) : null;
  return Object.values(state.captures)
    .flatMap((capture) => (capture.kind === 'next-steps' ? capture.nextSteps : []))
    .map((nextStep) => ({
      commitmentId: idFor(nextStep.nextStepId),
      sessionId: state.sessionId,
      circleId: state.plan.circleId,
      problemId: state.plan.problemId,
      sessionTitle: state.plan.title,
      ownerId: nextStep.authorId,
      checkBy: leader === nextStep.authorId ? null : leader,
      nextStep,
      checkOn: checkDay(nextStep.dueOn, endedOn),
      contentForSupervisor: state.plan.supervisorSees === 'record',
    }));
}

/** Where a promise stands after a report; "not yet" leaves it open and asks again. */
export function statusAfter(outcome: Outcome): CommitmentStatus {
  return outcome === 'not-yet' ? 'open' : outcome;
}

/** When to ask again after "not yet" on `today`: by the rule of {@link checkDay}, but not within a week. */
export function nextCheckDay(dueOn: string, today: string): string {
  const next = checkDay(dueOn, today);
  const inAWeek = addDays(today, 7);
  return next < inAWeek ? inAWeek : next;
}

/** New days must not lie before `today`, and the check must not come before the promise has had a day. */
export function checkDates(dates: { readonly dueOn: string; readonly checkOn: string }, today: string): Result<void, Refusal> {
  if (dates.dueOn < today) return refuse('invalid', 'due-in-the-past', 'That due day has already passed. The old dates still stand.', { mend: 'Choose today or a later day.', fields: [{ path: ['dueOn'], message: 'Already passed' }] });
  if (dates.checkOn < today) return err({ kind: 'invalid', code: 'check-in-the-past', message: 'That check day has already passed. The old dates still stand.', mend: 'Choose today or a later day.', fields: [{ path: ['checkOn'], message: 'Already passed' }] });
  return ok(undefined);
}
