import { err, ok, type Refusal } from '../../../kernel/result.ts';
import { startedClock, stoppedClock } from './clock.ts';
import { notHere, notLeading, notLive, stamp, stillUndoable, stop, UNDO_MS, type Deciders } from './guards.ts';
import { contentOf, currentStep } from './places.ts';
import { refusals } from './refusals.ts';
import type { SessionState } from './state.ts';

/** Moving the room from step to step, and what belongs to the step the room is in. */
export const stepDeciders: Deciders<'MoveToStep' | 'UndoMove' | 'ConfirmScriptRead' | 'SignalReady'> = {
  MoveToStep(state, { stepIndex, moves }, ctx) {
    const target = state.steps[stepIndex];
    if (!target) return err(refusals.noSuchStep());
    const stopped = stop(notLive(state), notLeading(state, ctx));
    if (stopped) return stopped;
    // Asked twice for the same step, the room is simply there; only a move to elsewhere can be stale.
    if (stepIndex === state.current) return ok([]);
    if (moves !== state.moves) return err(refusals.staleMoves());
    const left = { stepIndex: state.current, clock: stoppedClock(state.steps[state.current]!.clock, ctx.now) };
    const clock = startedClock(target.clock.plannedMs, ctx.now);
    return ok([{ type: 'StepEntered', ...stamp(ctx), stepIndex, stepId: target.stepId, clock, left, moves: state.moves + 1, undoUntil: ctx.now + UNDO_MS }]);
  },

  UndoMove(state, { moves }, ctx) {
    const stopped = stop(notLive(state), notLeading(state, ctx), moves === state.moves ? null : refusals.staleMoves());
    if (stopped) return stopped;
    if (!stillUndoable(state, ctx.now) || !state.undo?.clock) return err(refusals.undoTooLate());
    return ok([{ type: 'StepMoveUndone', ...stamp(ctx), stepIndex: state.undo.toIndex, clock: state.undo.clock, moves: state.moves + 1 }]);
  },

  ConfirmScriptRead(state, { stepId }, ctx) {
    const stopped = stop(notLive(state), notLeading(state, ctx), notCurrent(state, stepId));
    if (stopped) return stopped;
    return ok(state.steps[state.current]!.scriptRead ? [] : [{ type: 'ScriptRead', ...stamp(ctx), stepId }]);
  },

  SignalReady(state, { stepId, ready }, ctx) {
    const stopped = stop(notLive(state), notHere(state, ctx), notCurrent(state, stepId));
    if (stopped) return stopped;
    const personId = ctx.personId!;
    const already = state.steps[state.current]!.ready.includes(personId);
    return ok(already === ready ? [] : [{ type: 'ReadySignalled', ...stamp(ctx), stepId, personId, ready }]);
  },
};

/** Why this cannot be said about the step; null when the room is in it. */
export function notCurrent(state: SessionState, stepId: string): Refusal | null {
  const step = contentOf(state).steps.find((candidate) => candidate.id === stepId);
  if (!step) return refusals.noSuchStep();
  return currentStep(state)?.id === stepId ? null : refusals.stepClosed(step.title);
}
