import { err, ok } from '../../../kernel/result.ts';
import { stamp, type Deciders, type Decision } from './guards.ts';
import { openCapture, type OpenCapture } from './open-capture.ts';
import { filledOf } from './places.ts';
import { refusals } from './refusals.ts';
import type { Card } from './state.ts';

/** Cards written in private, until they are read aloud by their author or handed over. */
export const cardDeciders: Deciders<'WriteCard' | 'RemoveCard' | 'ConsentUnread' | 'MarkCard'> = {
  WriteCard(state, { captureId, cardId, text }, ctx) {
    const open = openCapture(state, ctx, captureId, 'private-cards');
    if (!open.ok) return open;
    const card = open.value.filled.cards.find((candidate) => candidate.cardId === cardId);
    if (card && card.authorId !== open.value.personId) return err(refusals.idTaken());
    const wrong = untouchable(open.value, card);
    if (wrong) return wrong;
    if (card?.text === text) return ok([]);
    return ok([{ type: 'CardWritten', ...stamp(ctx), captureId, cardId, authorId: open.value.personId, text }]);
  },

  RemoveCard(state, { captureId, cardId }, ctx) {
    const open = openCapture(state, ctx, captureId, 'private-cards');
    if (!open.ok) return open;
    const card = open.value.filled.cards.find((candidate) => candidate.cardId === cardId);
    if (!card) return ok([]);
    return untouchable(open.value, card) ?? ok([{ type: 'CardRemoved', ...stamp(ctx), captureId, cardId, authorId: open.value.personId }]);
  },

  ConsentUnread(state, { captureId, cardId, consent }, ctx) {
    const open = openCapture(state, ctx, captureId, 'private-cards');
    if (!open.ok) return open;
    const card = open.value.filled.cards.find((candidate) => candidate.cardId === cardId);
    if (!card) return err(refusals.cardsArePrivate());
    const wrong = untouchable(open.value, card);
    if (wrong) return wrong;
    return ok(card.consentUnread === consent ? [] : [{ type: 'UnreadConsentGiven', ...stamp(ctx), captureId, cardId, authorId: open.value.personId, consent }]);
  },

  MarkCard(state, { captureId, cardId, marked }, ctx) {
    const open = openCapture(state, ctx, captureId, 'marks');
    if (!open.ok) return open;
    const { personId, capture, filled } = open.value;
    const cards = filledOf(state, capture.of, 'private-cards');
    if (!cards) return err(refusals.noSuchCapture());
    if (cards.phase !== 'handed-over') return err(refusals.readingNotFinished());
    const held = cards.handedTo === personId && cards.cards.some((card) => card.cardId === cardId && card.status !== 'written');
    if (!held) return err(refusals.cardNotHeld());
    return ok(filled.marked.includes(cardId) === marked ? [] : [{ type: 'CardMarked', ...stamp(ctx), captureId, cardId, marked }]);
  },
};

/** Why this person cannot touch this card, or write one at all; null when they can. */
function untouchable({ personId, filled }: OpenCapture<'private-cards'>, card: Card | undefined): Decision | null {
  if (card && card.authorId !== personId) return err(refusals.cardsArePrivate());
  if (filled.phase === 'handed-over') return err(refusals.cardsHandedOver());
  return card && card.status !== 'written' ? err(refusals.cardAlreadyRead()) : null;
}
