import type { SessionEvent, SessionEventType } from './events.ts';
import type { CaptureState, SessionState, StepRun } from './state.ts';
import { filledOf, type CaptureStateOf } from './places.ts';

/** Folds one kind of event into the state. Total: an event that fits nothing leaves the state as it was. */
export type Evolver<T extends SessionEventType> = (state: SessionState, event: Extract<SessionEvent, { type: T }>) => SessionState;

/** A group of evolvers, one per event type named. */
export type Evolvers<T extends SessionEventType> = { readonly [K in T]: Evolver<K> };

/** The state with one capture changed; unchanged when there is no such capture of this kind. */
export function withCapture<K extends CaptureState['kind']>(
  state: SessionState,
  captureId: string,
  kind: K,
  change: (filled: CaptureStateOf<K>) => Partial<CaptureStateOf<K>>,
): SessionState {
  const filled = filledOf(state, captureId, kind);
  if (!filled) return state;
  return { ...state, captures: { ...state.captures, [captureId]: { ...filled, ...change(filled) } } };
}

/** The state with one step changed; unchanged when there is no such step. */
export function withStep(state: SessionState, stepIndex: number, change: (run: StepRun) => StepRun): SessionState {
  const run = state.steps[stepIndex];
  return run ? { ...state, steps: state.steps.with(stepIndex, change(run)) } : state;
}

/** Like {@link withStep}, by the step's id. */
export function withStepNamed(state: SessionState, stepId: string, change: (run: StepRun) => StepRun): SessionState {
  return withStep(state, state.steps.findIndex((run) => run.stepId === stepId), change);
}

/** The list with a thing put in the place of the one that matches, or at the end. */
export function putIn<T>(list: readonly T[], thing: T, matches: (other: T) => boolean): readonly T[] {
  const index = list.findIndex(matches);
  return index < 0 ? [...list, thing] : list.with(index, thing);
}
