import { err, ok } from '../../../kernel/result.ts';
import { namesAnActor } from './actor-names.ts';
import { stamp, type Deciders } from './guards.ts';
import { openCapture } from './open-capture.ts';
import { refusals } from './refusals.ts';
import type { NextStep } from './state.ts';

const DAY_MS = 86_400_000;

/** Next steps with a named actor, a place, a day and a sign of success. Writing one again replaces it. */
export const nextStepDeciders: Deciders<'WriteNextStep' | 'RemoveNextStep'> = {
  WriteNextStep(state, { captureId, nextStep: draft }, ctx) {
    const open = openCapture(state, ctx, captureId, 'next-steps');
    if (!open.ok) return open;
    const { personId, filled } = open.value;
    const before = filled.nextSteps.find((candidate) => candidate.nextStepId === draft.nextStepId);
    if (before && before.authorId !== personId) return err(refusals.notYourEntry());
    if (!namesAnActor(draft.actor)) return err(refusals.actorNotNamed(draft.actor));
    if (draft.dueOn < earliestToday(ctx.now)) return err(refusals.dueInThePast());
    const nextStep: NextStep = { ...draft, authorId: personId };
    const same = before && (Object.keys(nextStep) as (keyof NextStep)[]).every((key) => before[key] === nextStep[key]);
    return ok(same ? [] : [{ type: 'NextStepWritten', ...stamp(ctx), captureId, nextStep }]);
  },

  RemoveNextStep(state, { captureId, nextStepId }, ctx) {
    const open = openCapture(state, ctx, captureId, 'next-steps');
    if (!open.ok) return open;
    const nextStep = open.value.filled.nextSteps.find((candidate) => candidate.nextStepId === nextStepId);
    if (!nextStep) return ok([]);
    if (nextStep.authorId !== open.value.personId) return err(refusals.notYourEntry());
    return ok([{ type: 'NextStepRemoved', ...stamp(ctx), captureId, nextStepId }]);
  },
};

/** The earliest day that is still today somewhere on earth: the model knows no time zone and must not refuse a true today. */
function earliestToday(now: number): string {
  return new Date(now - DAY_MS / 2).toISOString().slice(0, 10);
}
