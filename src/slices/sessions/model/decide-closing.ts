import { err, ok } from '../../../kernel/result.ts';
import { stamp, type Deciders } from './guards.ts';
import { openCapture } from './open-capture.ts';
import { refusals } from './refusals.ts';

/** What each person takes away, and one tap on whether it was worth the time. */
export const closingDeciders: Deciders<'GiveTakeaway' | 'GivePulse'> = {
  GiveTakeaway(state, { captureId, text, willTry }, ctx) {
    const open = openCapture(state, ctx, captureId, 'takeaways');
    if (!open.ok) return open;
    const { personId, filled } = open.value;
    const same = filled.takeaways.some((given) => given.personId === personId && given.text === text && given.willTry === willTry);
    return ok(same ? [] : [{ type: 'TakeawayGiven', ...stamp(ctx), captureId, personId, text, willTry }]);
  },

  GivePulse(state, { captureId, answer }, ctx) {
    const open = openCapture(state, ctx, captureId, 'pulse');
    if (!open.ok) return open;
    const { personId, capture, filled } = open.value;
    // A late answer added to counts that people have seen would show whose it was.
    if (filled.counts) return err(refusals.pulseCounted());
    if (!capture.answers.includes(answer)) return err(refusals.noSuchAnswer(capture.answers.join(', ')));
    const same = Object.hasOwn(filled.given, personId) && filled.given[personId] === answer;
    return ok(same ? [] : [{ type: 'PulseGiven', ...stamp(ctx), captureId, personId, answer }]);
  },
};
