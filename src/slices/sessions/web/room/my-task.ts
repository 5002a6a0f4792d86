import type { Capture, Step, Who } from '../../../protocols/model/protocol.ts';
import type { SessionState } from '../../model/state.ts';
import { actingIn, actsIn, isAmong, leadsNow } from '../../model/who.ts';
import { callName, peopleMeant } from './people-in-room.ts';
import { openCards } from './who-speaks.ts';

/**
 * What one person is to do in a step, by its speaking rights and captures alone; never by the name of a protocol.
 * `about` is the person it is done for or with, by the name colleagues use; empty where there is none.
 */
export interface Task {
  readonly kind: TaskKind;
  readonly about: string;
}

export type TaskKind =
  | 'only-listen' // a listening seat: nothing to press
  | 'write-privately'
  | 'wait-for-cards' // the cards will come to this person
  | 'watch-writing' // neither writes nor receives
  | 'read-aloud'
  | 'read-next'
  | 'hear-reading'
  | 'hand-over' // the leading seat, when all are read
  | 'await-hand-over'
  | 'keep-cards'
  | 'name-next-steps'
  | 'ask'
  | 'answer'
  | 'speak'
  | 'listen'
  | 'discuss'
  | 'discuss-without' // everyone may speak but someone listens: do not address them
  | 'look-back-and-take-away';

/** The one thing this person is to do now in `step`. */
export function taskOf(state: SessionState, step: Step, viewerId: string | null): Task {
  if (viewerId !== null && step.listeners.some((seatId) => actsIn(state, viewerId, seatId))) return { kind: 'only-listen', about: '' };
  return cardsTask(state, step, viewerId) ?? captureTask(state, step, viewerId) ?? speakingTask(state, step, viewerId);
}

function cardsTask(state: SessionState, step: Step, viewerId: string | null): Task | null {
  const cards = openCards(state, step);
  if (!cards) return null;
  const receiver = actingIn(state, cards.capture.handTo);
  const forWhom = receiver ? callName(state, receiver) : '';
  if (cards.state.phase === 'writing') {
    if (isMeant(state, cards.capture.writers, viewerId)) return { kind: 'write-privately', about: forWhom };
    return receiver === viewerId ? { kind: 'wait-for-cards', about: '' } : { kind: 'watch-writing', about: forWhom };
  }
  const { order, turn } = cards.state;
  const reader = order[turn];
  if (reader === undefined) return { kind: viewerId !== null && leadsNow(state, viewerId) ? 'hand-over' : 'await-hand-over', about: receiver === viewerId ? '' : forWhom };
  if (reader === viewerId) return { kind: 'read-aloud', about: '' };
  return { kind: order[turn + 1] === viewerId ? 'read-next' : 'hear-reading', about: callName(state, reader) };
}

function captureTask(state: SessionState, step: Step, viewerId: string | null): Task | null {
  for (const capture of step.captures) {
    const kind = taskOfCapture(state, capture, viewerId);
    if (kind) return { kind, about: capture.kind === 'marks' ? nameIn(state, capture.by, viewerId) : '' };
  }
  return null;
}

function taskOfCapture(state: SessionState, capture: Capture, viewerId: string | null): TaskKind | null {
  switch (capture.kind) {
    case 'marks':
      return actingIn(state, capture.by) === viewerId ? 'keep-cards' : 'listen';
    case 'next-steps':
      return isMeant(state, capture.writers, viewerId) ? 'name-next-steps' : null;
    case 'questions-and-answers':
      return isAnswering(state, viewerId) ? 'answer' : 'ask';
    case 'takeaways':
      return 'look-back-and-take-away';
    default:
      return null;
  }
}

function nameIn(state: SessionState, seatId: string, viewerId: string | null): string {
  const personId = actingIn(state, seatId);
  return personId === null || personId === viewerId ? '' : callName(state, personId);
}

function speakingTask(state: SessionState, step: Step, viewerId: string | null): Task {
  const speakers = peopleMeant(state, step.speakers);
  const only = speakers.length === 1 ? speakers[0] : undefined;
  if (viewerId === null || !speakers.includes(viewerId)) return { kind: 'listen', about: only ? callName(state, only) : '' };
  if (only) return { kind: 'speak', about: '' };
  const listener = step.listeners.map((seatId) => actingIn(state, seatId)).find((personId) => personId !== null);
  return listener ? { kind: 'discuss-without', about: callName(state, listener) } : { kind: 'discuss', about: '' };
}

/** Whether this person answers rather than asks: theirs is a seat that receives cards or only listens somewhere. */
function isAnswering(state: SessionState, viewerId: string | null): boolean {
  const { steps } = state.plan.protocol.content;
  const receiving = steps.flatMap((step) => [...step.listeners, ...step.captures.flatMap((capture) => (capture.kind === 'private-cards' ? [capture.handTo] : []))]);
  return receiving.some((seatId) => actingIn(state, seatId) === viewerId);
}

function isMeant(state: SessionState, who: Who, viewerId: string | null): boolean {
  return viewerId !== null && isAmong(state, viewerId, who);
}
