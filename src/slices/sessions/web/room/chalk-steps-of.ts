import type { ChalkStep } from '../../../../platform/web/ui/chalk-steps.tsx';
import { usedMs } from '../../model/clock.ts';
import { contentOf } from '../../model/places.ts';
import type { SessionState } from '../../model/state.ts';

const MINUTE = 60_000;

/** The thread of a session at `now`: minutes planned, and used once a step has begun. */
export function chalkSteps(state: SessionState, now: number): readonly ChalkStep[] {
  return contentOf(state).steps.map((step, index) => {
    const run = state.steps[index]!;
    const used = Math.round((run.earlierMs + usedMs(run.clock, now)) / MINUTE);
    const plannedMinutes = Math.round((run.clock.plannedMs + run.clock.addedMs) / MINUTE);
    const stands = index === state.current ? 'current' : run.run > 0 ? 'done' : 'ahead';
    return { id: step.id, title: step.title, state: stands, plannedMinutes, ...(run.run > 0 ? { usedMinutes: used } : {}) };
  });
}
