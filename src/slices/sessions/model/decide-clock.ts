import { err, ok } from '../../../kernel/result.ts';
import { pausedMsUntil, remainingMs } from './clock.ts';
import { notCurrent } from './decide-steps.ts';
import { notLeading, notLive, stamp, stop, type Deciders } from './guards.ts';
import { contentOf } from './places.ts';
import { refusals } from './refusals.ts';

const SHORTEST_STEP_MS = 60_000;

/** The clock serves: whoever leads gives and takes time, and at zero nothing happens but that it is noted once. */
export const clockDeciders: Deciders<'ExtendClock' | 'PauseClock' | 'ResumeClock' | 'ShortenLaterSteps' | 'NoteTimeReached'> = {
  ExtendClock(state, { stepId, addedMs }, ctx) {
    const stopped = stop(notLive(state), notLeading(state, ctx), notCurrent(state, stepId));
    if (stopped) return stopped;
    const { clock } = state.steps[state.current]!;
    if (addedMs < 0 && clock.plannedMs + clock.addedMs + addedMs < SHORTEST_STEP_MS) return err(refusals.clockTooShort());
    return ok(addedMs === 0 ? [] : [{ type: 'ClockExtended', ...stamp(ctx), stepId, addedMs }]);
  },

  PauseClock(state, { stepId }, ctx) {
    const stopped = stop(notLive(state), notLeading(state, ctx), notCurrent(state, stepId));
    if (stopped) return stopped;
    const paused = state.steps[state.current]!.clock.pausedAt !== null;
    return ok(paused ? [] : [{ type: 'ClockPaused', ...stamp(ctx), stepId }]);
  },

  ResumeClock(state, { stepId }, ctx) {
    const stopped = stop(notLive(state), notLeading(state, ctx), notCurrent(state, stepId));
    if (stopped) return stopped;
    const { clock } = state.steps[state.current]!;
    return ok(clock.pausedAt === null ? [] : [{ type: 'ClockResumed', ...stamp(ctx), stepId, pausedMs: pausedMsUntil(clock, ctx.now) }]);
  },

  ShortenLaterSteps(state, { plannedMs }, ctx) {
    const stopped = stop(notLive(state), notLeading(state, ctx));
    if (stopped) return stopped;
    for (const [stepId, wanted] of Object.entries(plannedMs)) {
      const index = state.steps.findIndex((run) => run.stepId === stepId);
      const step = contentOf(state).steps[index];
      if (!step) return err(refusals.noSuchStep());
      if (step.protected) return err(refusals.stepProtected(step.title));
      if (index <= state.current) return err(refusals.notALaterStep(step.title));
      if (wanted > state.steps[index]!.clock.plannedMs) return err(refusals.notShorter(step.title));
      if (wanted < SHORTEST_STEP_MS) return err(refusals.clockTooShort());
    }
    const changed = Object.entries(plannedMs).some(([stepId, wanted]) => state.steps.some((run) => run.stepId === stepId && run.clock.plannedMs !== wanted));
    return ok(changed ? [{ type: 'LaterStepsShortened', ...stamp(ctx), plannedMs }] : []);
  },

  NoteTimeReached(state, { stepId, run }, ctx) {
    const current = state.steps[state.current];
    const due = state.status === 'live' && current?.stepId === stepId && current.run === run && current.timeReachedRun !== run;
    // A job that was set before time was given, or that comes twice, has nothing to say.
    if (!due || remainingMs(current.clock, ctx.now) > 0) return ok([]);
    return ok([{ type: 'StepTimeReached', ...stamp(ctx), stepId, run }]);
  },
};
