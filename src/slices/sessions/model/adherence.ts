import type { Step } from '../../protocols/model/protocol.ts';
import { usedMs } from './clock.ts';
import { contentOf, filledOf } from './places.ts';
import type { SessionState, StepRun } from './state.ts';

/** What is known about one step's structure. Facts for the group to talk about; never a score, never about one person. */
export interface StepFacts {
  readonly stepId: string;
  readonly title: string;
  /** Minutes the step was given in the end, in ms, with what was added or taken back in its newest run. */
  readonly plannedMs: number;
  /** What the protocol allows for it, in ms. */
  readonly allowedMs: { readonly from: number; readonly to: number };
  /** What it really took over all its runs, without pauses, in ms. */
  readonly usedMs: number;
  /** How often the room was in it; 0 means it was left out. */
  readonly runs: number;
  readonly scriptRead: boolean;
  /** Null when nobody only listens in this step; else whether nothing shared in it was written by a listener. */
  readonly listenersOnlyListened: boolean | null;
  readonly captures: readonly CaptureFacts[];
}

/** Counts of one capture, without names. */
export type CaptureFacts =
  | { readonly kind: 'questions-and-answers'; readonly captureId: string; readonly asked: number; readonly answered: number }
  | { readonly kind: 'private-cards'; readonly captureId: string; readonly written: number; readonly read: number; readonly handedOver: number }
  | { readonly kind: 'marks'; readonly captureId: string; readonly marked: number }
  | { readonly kind: 'notes'; readonly captureId: string; readonly entries: number }
  | { readonly kind: 'next-steps'; readonly captureId: string; readonly short: number; readonly long: number; readonly shortNamed: boolean; readonly longNamed: boolean }
  | { readonly kind: 'takeaways'; readonly captureId: string; readonly given: number; readonly attending: number };

/**
 * How the session kept to its protocol, step by step, at `now` (which matters only while it runs). Give it the whole
 * state on the server: cards that were never shared enter only as a count, and their words never leave the state.
 */
export function adherence(state: SessionState, now: number): readonly StepFacts[] {
  return contentOf(state).steps.flatMap((step, index) => {
    const run = state.steps[index];
    return run ? [factsOf(state, step, run, now)] : [];
  });
}

function factsOf(state: SessionState, step: Step, run: StepRun, now: number): StepFacts {
  return {
    stepId: step.id,
    title: step.title,
    plannedMs: run.clock.plannedMs + run.clock.addedMs,
    allowedMs: { from: step.minutes.from * 60_000, to: step.minutes.to * 60_000 },
    usedMs: run.earlierMs + usedMs(run.clock, now),
    runs: run.run,
    scriptRead: run.scriptRead,
    listenersOnlyListened: step.listeners.length === 0 ? null : !listenersWrote(state, step),
    captures: step.captures.flatMap((capture) => captureFacts(state, capture.id)),
  };
}

function captureFacts(state: SessionState, captureId: string): readonly CaptureFacts[] {
  const filled = Object.hasOwn(state.captures, captureId) ? state.captures[captureId]! : null;
  switch (filled?.kind) {
    case 'questions-and-answers':
      return [{ kind: filled.kind, captureId, asked: filled.questions.length, answered: filled.questions.filter((question) => question.answer !== null).length }];
    case 'private-cards': {
      const count = (...statuses: readonly string[]) => filled.cards.filter((card) => statuses.includes(card.status)).length;
      const read = count('being-read', 'read');
      return [{ kind: filled.kind, captureId, written: filled.cards.length, read, handedOver: filled.phase === 'handed-over' ? read + count('unread-handed') : 0 }];
    }
    case 'marks':
      return [{ kind: filled.kind, captureId, marked: filled.marked.length }];
    case 'notes':
      return [{ kind: filled.kind, captureId, entries: filled.entries.length }];
    case 'next-steps': {
      const short = filled.nextSteps.filter((step) => step.horizon === 'short').length;
      const long = filled.nextSteps.length - short;
      return [{ kind: filled.kind, captureId, short, long, shortNamed: short > 0, longNamed: long > 0 }];
    }
    case 'takeaways':
      return [{ kind: filled.kind, captureId, given: filled.takeaways.length, attending: Object.values(state.people).filter((person) => person.arrivedAt !== null).length }];
    default:
      // A notebook is nobody's business, and a pulse is shown by its counts alone.
      return [];
  }
}

function listenersWrote(state: SessionState, step: Step): boolean {
  const listeners = step.listeners.map((seatId) => state.seats[seatId]?.holder);
  return step.captures.some((capture) => {
    const entries = filledOf(state, capture.id, 'notes')?.entries ?? [];
    const questions = filledOf(state, capture.id, 'questions-and-answers')?.questions ?? [];
    const authors = [...entries.map((entry) => entry.authorId), ...questions.map((question) => question.recordedBy)];
    return authors.some((author) => listeners.includes(author));
  });
}
