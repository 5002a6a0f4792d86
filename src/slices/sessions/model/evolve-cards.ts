import { putIn, withCapture, type Evolvers } from './evolving.ts';
import type { Card } from './state.ts';

/**
 * A card that becomes known to others moves to the end of the list: those who see it for the first time append it, so
 * everyone's list, however much of it they may see, has the same order.
 */
export const cardEvolvers: Evolvers<
  | 'CardWritten' | 'CardRemoved' | 'UnreadConsentGiven' | 'UnreadCardHandedOver' | 'CardMarked'
  | 'ReadingOpened' | 'CardReadingStarted' | 'CardReadingFinished' | 'TurnPassed' | 'CardsHandedOver'
> = {
  CardWritten(state, { captureId, cardId, authorId, text }) {
    return withCapture(state, captureId, 'private-cards', ({ cards }) => {
      const consentUnread = cards.find((card) => card.cardId === cardId)?.consentUnread ?? false;
      return { cards: putIn(cards, { cardId, authorId, text, status: 'written', consentUnread }, (card) => card.cardId === cardId) };
    });
  },
  CardRemoved(state, { captureId, cardId }) {
    return withCapture(state, captureId, 'private-cards', ({ cards }) => ({ cards: cards.filter((card) => card.cardId !== cardId) }));
  },
  UnreadConsentGiven(state, { captureId, cardId, consent }) {
    return withCapture(state, captureId, 'private-cards', ({ cards }) => ({
      cards: cards.map((card) => (card.cardId === cardId && card.status === 'written' ? { ...card, consentUnread: consent } : card)),
    }));
  },
  ReadingOpened(state, { captureId, order }) {
    return withCapture(state, captureId, 'private-cards', () => ({ phase: 'reading', order, turn: 0 }));
  },
  CardReadingStarted(state, { captureId, cardId, authorId, text }) {
    return withCapture(state, captureId, 'private-cards', ({ cards }) => ({ cards: movedToEnd(cards, { cardId, authorId, text, status: 'being-read', consentUnread: false }) }));
  },
  CardReadingFinished(state, { captureId, cardId, authorId }) {
    return withCapture(state, captureId, 'private-cards', ({ cards, order, turn }) => ({
      cards: cards.map((card) => (card.cardId === cardId && card.status === 'being-read' ? { ...card, status: 'read' } : card)),
      turn: order[turn] === authorId ? turn + 1 : turn,
    }));
  },
  TurnPassed(state, { captureId, personId }) {
    return withCapture(state, captureId, 'private-cards', ({ order, turn }) => ({ turn: order[turn] === personId ? turn + 1 : turn }));
  },
  CardsHandedOver(state, { captureId, to }) {
    return withCapture(state, captureId, 'private-cards', () => ({ phase: 'handed-over', handedTo: to }));
  },
  UnreadCardHandedOver(state, { captureId, cardId, authorId, text }) {
    return withCapture(state, captureId, 'private-cards', ({ cards }) => ({ cards: movedToEnd(cards, { cardId, authorId, text, status: 'unread-handed', consentUnread: true }) }));
  },
  CardMarked(state, { captureId, cardId, marked }) {
    return withCapture(state, captureId, 'marks', (filled) => {
      const others = filled.marked.filter((id) => id !== cardId);
      return { marked: marked ? [...others, cardId] : others };
    });
  },
};

function movedToEnd(cards: readonly Card[], card: Card): readonly Card[] {
  return [...cards.filter((other) => other.cardId !== card.cardId), card];
}
