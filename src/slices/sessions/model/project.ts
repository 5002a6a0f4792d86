import { audienceOf, type SessionEvent } from './events.ts';
import type { Card, CaptureState, SessionState } from './state.ts';

/** Who looks: one person, or the room's shared screen, which sees only what everyone sees. */
export type Viewer = { readonly kind: 'person'; readonly personId: string } | { readonly kind: 'room' };

/**
 * The session as this viewer may see it. Snapshot, stream, replay, export, mail and print all show this and nothing
 * else; no role sees more. What is private is taken out here, not hidden later.
 */
export function project(state: SessionState, viewer: Viewer): SessionState {
  const me = viewer.kind === 'person' ? viewer.personId : null;
  const captures = Object.entries(state.captures).map(([id, filled]) => [id, projectCapture(filled, me)] as const);
  return { ...state, captures: Object.fromEntries(captures) };
}

/** The event as this viewer may receive it, or null when it is not for them. Folding it keeps a projection true. */
export function projectEvent(event: SessionEvent, viewer: Viewer): SessionEvent | null {
  const audience = audienceOf(event);
  if (audience === 'everyone') return event;
  return viewer.kind === 'person' && audience.includes(viewer.personId) ? event : null;
}

function projectCapture(filled: CaptureState, me: string | null): CaptureState {
  switch (filled.kind) {
    case 'private-cards':
      return { ...filled, cards: filled.cards.filter((card) => mayReadCard(card, me, filled.handedTo)) };
    case 'notebook':
      return { ...filled, pages: onlyOwn(filled.pages, me) };
    case 'pulse':
      return { ...filled, given: onlyOwn(filled.given, me) };
    default:
      return filled;
  }
}

function mayReadCard(card: Card, me: string | null, handedTo: string | null): boolean {
  if (card.status === 'being-read' || card.status === 'read') return true;
  if (me === null) return false;
  return card.authorId === me || (card.status === 'unread-handed' && handedTo === me);
}

function onlyOwn(byPerson: Readonly<Record<string, string>>, me: string | null): Readonly<Record<string, string>> {
  return me !== null && Object.hasOwn(byPerson, me) ? { [me]: byPerson[me]! } : {};
}
