import type { Capture, Step } from '../../../protocols/model/protocol.ts';
import { filledOf } from '../../model/places.ts';
import type { PrivateCards, SessionState } from '../../model/state.ts';
import { actingIn } from '../../model/who.ts';
import { callName, peopleMeant } from './people-in-room.ts';

/** Who has the floor in the room, from where one person sits. Names are those colleagues use. */
export type Floor =
  | { readonly kind: 'writing'; readonly writers: Named; readonly quietSeat: string | null }
  | { readonly kind: 'reading'; readonly reader: string; readonly isYou: boolean }
  | { readonly kind: 'all-read'; readonly to: string; readonly isYou: boolean }
  | { readonly kind: 'thinking-aloud'; readonly name: string; readonly isYou: boolean }
  | { readonly kind: 'speakers'; readonly speakers: Named }
  | { readonly kind: 'all-but'; readonly silent: Named }
  | { readonly kind: 'everyone' };

/** A few people by name, and whether the person looking is one of them. */
export interface Named {
  readonly names: readonly string[];
  readonly includesYou: boolean;
}

/**
 * Who speaks now in a step. While private cards are being written nobody does; while they are read only the reader does;
 * once they are handed over their keeper thinks aloud; otherwise the protocol's speaking rights hold. `viewerId` is null for the shared screen.
 */
export function floorOf(state: SessionState, step: Step, viewerId: string | null): Floor {
  const cards = openCards(state, step);
  if (cards?.state.phase === 'writing') return writingFloor(state, cards.capture, viewerId);
  if (cards?.state.phase === 'reading') return readingFloor(state, cards, viewerId);
  const keeper = keeperOf(state, step);
  if (keeper) return { kind: 'thinking-aloud', name: callName(state, keeper), isYou: keeper === viewerId };
  if (step.speakers.kind === 'everyone') return { kind: 'everyone' };
  const speakers = peopleMeant(state, step.speakers);
  if (step.speakers.kind === 'seats') return { kind: 'speakers', speakers: named(state, speakers, viewerId) };
  const silent = Object.keys(state.people).filter((personId) => !speakers.includes(personId));
  return { kind: 'all-but', silent: named(state, silent, viewerId) };
}

type CardsCapture = Extract<Capture, { kind: 'private-cards' }>;
interface OpenCards {
  readonly capture: CardsCapture;
  readonly state: PrivateCards;
}

/** The private cards of a step that are not yet handed over, if it has any. */
export function openCards(state: SessionState, step: Step): OpenCards | null {
  for (const capture of step.captures) {
    if (capture.kind !== 'private-cards') continue;
    const held = filledOf(state, capture.id, 'private-cards');
    if (held && held.phase !== 'handed-over') return { capture, state: held };
  }
  return null;
}

/** The person who has just been given the cards of this step and now says which of them stay; null in other steps. */
function keeperOf(state: SessionState, step: Step): string | null {
  const marks = step.captures.find((capture) => capture.kind === 'marks');
  return marks ? actingIn(state, marks.by) : null;
}

function writingFloor(state: SessionState, capture: CardsCapture, viewerId: string | null): Floor {
  const waiting = actingIn(state, capture.handTo);
  return {
    kind: 'writing',
    writers: named(state, peopleMeant(state, capture.writers), viewerId),
    quietSeat: waiting && waiting !== viewerId ? callName(state, waiting) : null,
  };
}

function readingFloor(state: SessionState, cards: OpenCards, viewerId: string | null): Floor {
  const reader = cards.state.order[cards.state.turn];
  if (reader !== undefined) return { kind: 'reading', reader: callName(state, reader), isYou: reader === viewerId };
  const to = actingIn(state, cards.capture.handTo);
  return { kind: 'all-read', to: to ? callName(state, to) : '', isYou: to === viewerId };
}

/** Names people for a sentence. */
export function named(state: SessionState, people: readonly string[], viewerId: string | null): Named {
  return {
    names: people.filter((personId) => personId !== viewerId).map((personId) => callName(state, personId)),
    includesYou: viewerId !== null && people.includes(viewerId),
  };
}
