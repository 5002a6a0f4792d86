import type { Capture } from '../../protocols/model/protocol.ts';
import { contentOf, filledOf } from './places.ts';
import type { SessionState } from './state.ts';
import { isAmong, nameOf } from './who.ts';

/** Something a step asks for that is not there yet. A hint for people; nothing ever waits for it. */
export interface Hint {
  readonly code: 'no-short-step' | 'no-long-step' | 'takeaways-open' | 'questions-unanswered' | 'not-handed-over' | 'reading-not-opened' | 'your-card' | 'your-takeaway' | 'your-pulse';
  readonly stepId: string;
  readonly captureId: string;
  /** One calm sentence. */
  readonly words: string;
}

/**
 * What is still missing in the steps the room has come to, for this person's screen. About others it says only what
 * everyone can see; whether they have written in private, it does not even ask.
 */
export function missing(state: SessionState, personId: string): readonly Hint[] {
  return contentOf(state).steps.flatMap((step, index) => {
    if ((state.steps[index]?.run ?? 0) === 0) return [];
    return step.captures.flatMap((capture) => missingIn(state, capture, personId).map((hint) => ({ ...hint, stepId: step.id, captureId: capture.id })));
  });
}

type Lack = Pick<Hint, 'code' | 'words'>;

function missingIn(state: SessionState, capture: Capture, me: string): readonly Lack[] {
  switch (capture.kind) {
    case 'next-steps':
      return [...lackOfSteps(state, capture.id, 'short', capture.minimumShort), ...lackOfSteps(state, capture.id, 'long', capture.minimumLong)];
    case 'takeaways':
      return lackOfTakeaways(state, capture.id, attending(state).filter((id) => isAmong(state, id, capture.writers)), me);
    case 'questions-and-answers': {
      const open = filledOf(state, capture.id, 'questions-and-answers')?.questions.filter((question) => question.answer === null).length ?? 0;
      return open === 0 ? [] : [{ code: 'questions-unanswered', words: open === 1 ? 'One question has no answer written yet.' : `${open} questions have no answer written yet.` }];
    }
    case 'private-cards':
      return [...lackOfOwnCards(state, capture, me), ...lackOfHandOver(state, capture.id)];
    case 'pulse': {
      const filled = filledOf(state, capture.id, 'pulse');
      const open = filled && !filled.counts && isAmong(state, me, capture.writers) && !Object.hasOwn(filled.given, me);
      return open ? [{ code: 'your-pulse', words: 'You have not said whether this was worth your time.' }] : [];
    }
    default:
      return [];
  }
}

function lackOfSteps(state: SessionState, captureId: string, horizon: 'short' | 'long', minimum: number): readonly Lack[] {
  const named = filledOf(state, captureId, 'next-steps')?.nextSteps.filter((step) => step.horizon === horizon).length ?? 0;
  if (named >= minimum) return [];
  return [{ code: `no-${horizon}-step`, words: `${minimum - named === 1 ? 'One more' : `${minimum - named} more`} ${horizon}-term next step would complete this.` }];
}

function lackOfTakeaways(state: SessionState, captureId: string, writers: readonly string[], me: string): readonly Lack[] {
  const given = filledOf(state, captureId, 'takeaways')?.takeaways.map((takeaway) => takeaway.personId) ?? [];
  const open = writers.filter((id) => !given.includes(id));
  const others = open.filter((id) => id !== me).map((id) => nameOf(state, id));
  const mine: readonly Lack[] = open.includes(me) ? [{ code: 'your-takeaway', words: 'You have not written what you take with you.' }] : [];
  return others.length === 0 ? mine : [...mine, { code: 'takeaways-open', words: `No takeaway yet from ${others.join(', ')}.` }];
}

function lackOfOwnCards(state: SessionState, capture: Extract<Capture, { kind: 'private-cards' }>, me: string): readonly Lack[] {
  const filled = filledOf(state, capture.id, 'private-cards');
  const mine = filled?.cards.filter((card) => card.authorId === me).length ?? 0;
  const open = filled?.phase !== 'handed-over' && isAmong(state, me, capture.writers) && mine < capture.minimumEach;
  return open ? [{ code: 'your-card', words: mine === 0 ? 'You have not written a card yet.' : `You have written ${mine} of ${capture.minimumEach} cards.` }] : [];
}

function lackOfHandOver(state: SessionState, captureId: string): readonly Lack[] {
  const phase = filledOf(state, captureId, 'private-cards')?.phase;
  if (phase === 'writing') return [{ code: 'reading-not-opened', words: 'The cards have not been read aloud.' }];
  return phase === 'reading' ? [{ code: 'not-handed-over', words: 'The cards have not been handed over.' }] : [];
}

function attending(state: SessionState): readonly string[] {
  return Object.values(state.people).filter((person) => person.arrivedAt !== null).map((person) => person.personId);
}
