import { remainingMs, resumedClock, usedMs } from './clock.ts';
import { withStep, withStepNamed, type Evolvers } from './evolving.ts';
import type { SessionState, StepRun } from './state.ts';

/** Moves between steps and everything about their clocks. */
export const stepEvolvers: Evolvers<
  'StepEntered' | 'StepMoveUndone' | 'ClockExtended' | 'ClockPaused' | 'ClockResumed' | 'LaterStepsShortened' | 'StepTimeReached' | 'ScriptRead' | 'ReadySignalled'
> = {
  StepEntered(state, { stepIndex, clock, left, moves, undoUntil, at }) {
    const before = state.steps[stepIndex];
    if (!before) return state;
    const leaving = left ? (state.steps[left.stepIndex] ?? null) : null;
    const undo = left && leaving ? { until: undoUntil, toIndex: left.stepIndex, clock: leaving.clock, entered: before } : null;
    const parted: SessionState = left ? withStep(state, left.stepIndex, (run) => ({ ...run, clock: left.clock })) : state;
    const entered: StepRun = { ...before, clock, run: before.run + 1, earlierMs: before.earlierMs + usedMs(before.clock, at), ready: [] };
    return { ...withStep(parted, stepIndex, () => entered), current: stepIndex, moves, undo };
  },
  StepMoveUndone(state, { stepIndex, clock, moves }) {
    const entered = state.undo?.entered ?? null;
    const unentered = entered ? withStepNamed(state, entered.stepId, () => entered) : state;
    const back = withStep(unentered, stepIndex, (run) => ({ ...run, clock }));
    return { ...back, current: stepIndex, moves, undo: null };
  },
  ClockExtended(state, { stepId, addedMs, at }) {
    return withStepNamed(state, stepId, (run) => {
      const clock = { ...run.clock, addedMs: run.clock.addedMs + addedMs };
      // Time given after the end runs out again, and that is said again.
      const timeReachedRun = remainingMs(clock, at) > 0 ? 0 : run.timeReachedRun;
      return { ...run, clock, timeReachedRun };
    });
  },
  ClockPaused(state, { stepId, at }) {
    return withStepNamed(state, stepId, (run) => ({ ...run, clock: { ...run.clock, pausedAt: at } }));
  },
  ClockResumed(state, { stepId, pausedMs }) {
    return withStepNamed(state, stepId, (run) => ({ ...run, clock: resumedClock(run.clock, pausedMs) }));
  },
  LaterStepsShortened(state, { plannedMs }) {
    const steps = state.steps.map((run) => {
      const wanted = Object.hasOwn(plannedMs, run.stepId) ? plannedMs[run.stepId]! : run.clock.plannedMs;
      return { ...run, clock: { ...run.clock, plannedMs: wanted } };
    });
    return { ...state, steps };
  },
  StepTimeReached(state, { stepId, run: reached }) {
    return withStepNamed(state, stepId, (run) => ({ ...run, timeReachedRun: reached }));
  },
  ScriptRead(state, { stepId }) {
    return withStepNamed(state, stepId, (run) => ({ ...run, scriptRead: true }));
  },
  ReadySignalled(state, { stepId, personId, ready }) {
    return withStepNamed(state, stepId, (run) => {
      const others = run.ready.filter((id) => id !== personId);
      return { ...run, ready: ready ? [...others, personId] : others };
    });
  },
};
