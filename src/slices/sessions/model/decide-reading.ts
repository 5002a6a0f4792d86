import { err, ok } from '../../../kernel/result.ts';
import type { DecideContext } from './commands.ts';
import type { SessionEvent } from './events.ts';
import { fairOrder } from './fair-order.ts';
import { notLeading, notLive, notLiveNorJustEnded, stamp, stop, type Deciders } from './guards.ts';
import { findCapture } from './open-capture.ts';
import { refusals } from './refusals.ts';
import type { Card, PrivateCards, SessionState } from './state.ts';
import { actingIn, isPresent, leadsNow, nameOf } from './who.ts';

/** Reading cards aloud one at a time, by turns, and handing them over. */
export const readingDeciders: Deciders<'OpenReading' | 'StartReadingCard' | 'FinishReadingCard' | 'PassTurn' | 'HandOver'> = {
  OpenReading(state, { captureId }, ctx) {
    const found = findCapture(state, ctx, captureId, 'private-cards');
    if (!found.ok) return found;
    const { filled, place } = found.value;
    const closed = state.current === place.stepIndex ? null : refusals.stepClosed(place.step.title);
    const stopped = stop(notLive(state), notLeading(state, ctx), closed);
    if (stopped) return stopped;
    if (filled.phase !== 'writing') return ok([]);
    const order = readingOrder(filled.cards, `${state.sessionId}/${captureId}`);
    return order.length === 0 ? err(refusals.noCardsYet()) : ok([{ type: 'ReadingOpened', ...stamp(ctx), captureId, order }]);
  },

  StartReadingCard(state, { captureId, cardId }, ctx) {
    const found = findCapture(state, ctx, captureId, 'private-cards');
    if (!found.ok) return found;
    const { personId, filled, place } = found.value;
    const closed = state.current === place.stepIndex ? null : refusals.stepClosed(place.step.title);
    const stopped = stop(notLive(state), closed);
    if (stopped) return stopped;
    const card = filled.cards.find((candidate) => candidate.cardId === cardId);
    if (card?.authorId !== personId) return err(refusals.cardsArePrivate());
    if (card.status === 'being-read') return ok([]);
    if (filled.phase === 'writing') return err(refusals.readingNotOpen());
    if (filled.phase === 'handed-over') return err(refusals.cardsHandedOver());
    if (card.status !== 'written') return err(refusals.cardAlreadyRead());
    const reading = beingRead(filled);
    if (reading) return err(refusals.oneAtATime(nameOf(state, reading.authorId)));
    // When all turns are done, whoever still has a card may read it: a latecomer, or one who passed.
    const turn = filled.order[filled.turn];
    if (turn !== undefined && turn !== personId) return err(refusals.notYourTurn(nameOf(state, turn)));
    return ok([{ type: 'CardReadingStarted', ...stamp(ctx), captureId, cardId, authorId: personId, text: card.text }]);
  },

  FinishReadingCard(state, { captureId, cardId }, ctx) {
    const found = findCapture(state, ctx, captureId, 'private-cards');
    if (!found.ok) return found;
    const { personId, filled } = found.value;
    const live = stop(notLive(state));
    if (live) return live;
    const card = filled.cards.find((candidate) => candidate.cardId === cardId);
    if (!card || card.status === 'written') return err(refusals.cardsArePrivate());
    if (card.status !== 'being-read') return ok([]);
    if (!mayActFor(state, personId, card.authorId)) return err(refusals.notYourTurn(nameOf(state, card.authorId)));
    return ok([finished(captureId, card, ctx)]);
  },

  PassTurn(state, { captureId }, ctx) {
    const found = findCapture(state, ctx, captureId, 'private-cards');
    if (!found.ok) return found;
    const { personId, filled } = found.value;
    const live = stop(notLive(state));
    if (live) return live;
    const turn = filled.order[filled.turn];
    if (filled.phase !== 'reading') return err(refusals.readingNotOpen());
    if (turn === undefined) return ok([]);
    if (!mayActFor(state, personId, turn)) return err(refusals.notYourTurn(nameOf(state, turn)));
    const reading = beingRead(filled);
    return ok([reading ? finished(captureId, reading, ctx) : { type: 'TurnPassed', ...stamp(ctx), captureId, personId: turn }]);
  },

  HandOver(state, { captureId }, ctx) {
    const found = findCapture(state, ctx, captureId, 'private-cards');
    if (!found.ok) return found;
    const { personId, capture, filled } = found.value;
    const stopped = stop(notLiveNorJustEnded(state, ctx.now));
    if (stopped) return stopped;
    if (filled.phase === 'handed-over') return ok([]);
    const to = actingIn(state, capture.handTo);
    if (to === null) return err(refusals.noSuchSeat());
    const allDone = filled.phase === 'reading' && filled.turn >= filled.order.length && !beingRead(filled);
    if (!allDone && !leadsNow(state, personId)) return err(refusals.turnsNotDone());
    const reading = beingRead(filled);
    return ok([
      ...(reading ? [finished(captureId, reading, ctx)] : []),
      { type: 'CardsHandedOver', ...stamp(ctx), captureId, to },
      ...filled.cards.filter(letGo).map(({ cardId, authorId, text }) => ({ type: 'UnreadCardHandedOver' as const, ...stamp(ctx), captureId, cardId, authorId, text, to })),
    ]);
  },
};

/** Rounds of turns: in each, everyone who still has a card takes one, in the session's fair order. */
function readingOrder(cards: readonly Card[], salt: string): readonly string[] {
  const count = new Map<string, number>();
  for (const card of cards) count.set(card.authorId, (count.get(card.authorId) ?? 0) + 1);
  const authors = fairOrder([...count.keys()], salt);
  const rounds = Math.max(0, ...count.values());
  return Array.from({ length: rounds }, (_, round) => authors.filter((author) => count.get(author)! > round)).flat();
}

function beingRead(filled: PrivateCards): Card | null {
  return filled.cards.find((card) => card.status === 'being-read') ?? null;
}

function letGo(card: Card): boolean {
  return card.status === 'written' && card.consentUnread;
}

/** A person acts for themselves; whoever leads acts for someone who is away. */
function mayActFor(state: SessionState, personId: string, whose: string): boolean {
  return personId === whose || (leadsNow(state, personId) && !isPresent(state, whose));
}

function finished(captureId: string, card: Card, ctx: DecideContext): SessionEvent {
  return { type: 'CardReadingFinished', ...stamp(ctx), captureId, cardId: card.cardId, authorId: card.authorId };
}
