import type { Capture, Step } from '../../../protocols/model/protocol.ts';
import type { SessionState } from '../../model/state.ts';
import { callName } from '../room/people-in-room.ts';

/** One line of chalk. `by` says whose words they are; `below` is said smaller, such as an answer. */
export interface ChalkLine {
  readonly id: string;
  readonly by: string;
  readonly text: string;
  readonly below: string;
}

/**
 * What a step has shared so far, newest first, for the whole room. Only kinds that are public by nature are drawn, and of
 * private cards only those that were read aloud; were private words ever sent here by mistake, they would still not show.
 */
export function publicOn(state: SessionState, step: Step): readonly ChalkLine[] {
  return step.captures.flatMap((capture) => linesOf(state, capture)).slice(0, 12);
}

function linesOf(state: SessionState, capture: Capture): readonly ChalkLine[] {
  const filled = state.captures[capture.id];
  switch (filled?.kind) {
    case 'questions-and-answers':
      return filled.questions.map((one) => ({ id: one.entryId, by: callName(state, one.askedBy), text: one.text, below: one.answer ?? '' })).toReversed();
    case 'private-cards': {
      const reading = filled.cards.filter((card) => card.status === 'being-read');
      const read = filled.cards.filter((card) => card.status === 'read');
      return (reading.length > 0 ? reading : read).map((card) => ({ id: card.cardId, by: callName(state, card.authorId), text: card.text, below: '' }));
    }
    case 'notes':
      return filled.entries.map((entry) => ({ id: entry.entryId, by: entry.column ?? callName(state, entry.authorId), text: entry.text, below: '' })).toReversed();
    case 'next-steps':
      return filled.nextSteps.map((one) => ({ id: one.nextStepId, by: one.actor, text: one.what, below: one.where }));
    case 'takeaways':
      return filled.takeaways.map((one) => ({ id: one.personId, by: callName(state, one.personId), text: one.text, below: one.willTry }));
    default:
      return [];
  }
}
