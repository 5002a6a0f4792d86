import { expect, test } from 'vitest';
import { act, ana, ask, ben, card, cardRef, cy, dee, eli, entry, inStep, leave, liveRoom, refusal, type Room } from '../../../../test/unit/sessions/room.ts';
import { visit } from '../../../../test/unit/sessions/protocols.ts';
import { filledOf } from './places.ts';

const captureId = 'probing-questions';
const start = (number: number) => ({ type: 'StartReadingCard' as const, ...cardRef(number) });
const finish = (number: number) => ({ type: 'FinishReadingCard' as const, ...cardRef(number) });
const open = { type: 'OpenReading' as const, captureId };
const pass = { type: 'PassTurn' as const, captureId };
const handOver = { type: 'HandOver' as const, captureId };
const cards = (room: Room) => filledOf(room.state, captureId, 'private-cards')!;

/** Dee has cards 1 and 2, Eli has card 3. */
function written(): Room {
  return act(act(inStep(liveRoom(), 'probe'), dee, card(1), card(2)), eli, card(3));
}
const numberOf: Record<string, readonly number[]> = { [dee]: [1, 2], [eli]: [3] };
/** Reads every card whose turn it is, to the end of the turns. */
function readAll(room: Room): Room {
  let so = room;
  while (cards(so).turn < cards(so).order.length) {
    const who = cards(so).order[cards(so).turn]!;
    const next = numberOf[who]!.find((number) => cards(so).cards.some((one) => one.cardId === cardRef(number).cardId && one.status === 'written'))!;
    so = act(so, who, start(next), finish(next));
  }
  return so;
}

test('[SE-51] reading is opened by whoever leads; everyone reads one card before anyone reads a second', () => {
  const room = written();
  expect(refusal(room, dee, open)).toBe('not-your-seat');
  const reading = act(room, ben, open);
  const { order, phase, turn } = cards(reading);
  expect({ phase, turn }).toEqual({ phase: 'reading', turn: 0 });
  expect(order.toSorted()).toEqual([dee, dee, eli].toSorted());
  expect(order[2]).toBe(dee);
});

test('[SE-51] there is nothing to open without cards, or in another step', () => {
  expect(refusal(inStep(liveRoom(), 'probe'), ben, open)).toBe('no-cards-yet');
  expect(refusal(inStep(written(), 'discuss'), ben, open)).toBe('step-closed');
});

test('[SE-52] one card is read at a time, by its author, in turn', () => {
  const reading = act(written(), ben, open);
  const [first, second] = cards(reading).order as [string, string];
  const [mine, theirs] = [numberOf[first]![0]!, numberOf[second]![0]!];
  expect(refusal(written(), dee, start(1))).toBe('reading-not-open');
  expect(refusal(reading, second, start(theirs))).toBe('not-your-turn');
  expect(refusal(reading, second, start(mine))).toBe('cards-are-private');
  const during = act(reading, first, start(mine));
  expect(cards(during).cards.at(-1)).toMatchObject({ status: 'being-read', text: `card ${mine}` });
  expect(refusal(during, second, start(theirs))).toBe('one-at-a-time');
  expect(refusal(during, second, finish(mine))).toBe('not-your-turn');
  const after = act(during, first, finish(mine));
  expect(cards(after)).toMatchObject({ turn: 1 });
  expect(refusal(after, second, start(theirs))).toBeNull();
});

test('[SE-52] after the last turn anyone who still has a card may read it', () => {
  const done = readAll(act(written(), ben, open));
  const late = act(done, cy, card(4));
  expect(refusal(late, cy, start(4))).toBeNull();
  const read = act(late, cy, start(4), finish(4));
  expect(cards(read)).toMatchObject({ turn: 3, phase: 'reading' });
});

test('[SE-53] an author may pass; whoever leads may pass the turn of an author who is away', () => {
  const reading = act(written(), ben, open);
  const first = cards(reading).order[0]!;
  expect(cards(act(reading, first, pass)).turn).toBe(1);
  expect(refusal(reading, ben, pass)).toBe('not-your-turn');
  const away = leave(reading, first);
  expect(refusal(away, cy, pass)).toBe('not-your-turn');
  expect(cards(act(away, ben, pass)).turn).toBe(1);
  const vanished = leave(act(reading, first, start(numberOf[first]![0]!)), first);
  expect(cards(act(vanished, ben, pass)).cards.at(-1)).toMatchObject({ status: 'read' });
});

test('[SE-54] a card that has been read aloud stays as it was heard', () => {
  const done = readAll(act(written(), ben, open));
  expect(refusal(done, dee, card(1, 'softer'))).toBe('card-already-read');
  expect(refusal(done, dee, { type: 'RemoveCard', ...cardRef(1) })).toBe('card-already-read');
  expect(refusal(done, dee, start(1))).toBe('card-already-read');
});

test('[SE-50] a card is touched by its author alone', () => {
  const room = written();
  expect(refusal(room, eli, card(1, 'overwritten'))).toBe('id-taken');
  expect(refusal(room, eli, { type: 'RemoveCard', ...cardRef(1) })).toBe('cards-are-private');
  expect(refusal(room, eli, { type: 'ConsentUnread', ...cardRef(1), consent: true })).toBe('cards-are-private');
  expect(refusal(act(room, ben, open), ben, start(1))).toBe('cards-are-private');
});

test('[SE-55] nobody replies before the cards are handed over', () => {
  const reading = act(written(), ben, open);
  expect(refusal(reading, ana, entry('reflection', 1))).toBe('reading-not-finished');
  const done = readAll(reading);
  expect(refusal(done, ana, entry('reflection', 1))).toBe('reading-not-finished');
  expect(refusal(act(done, ben, handOver), ana, entry('reflection', 1))).toBeNull();
});

test('[SE-56] whoever leads hands over at any time, anyone once all turns are done', () => {
  const reading = act(written(), ben, open);
  expect(refusal(reading, dee, handOver)).toBe('turns-not-done');
  const early = act(reading, ben, handOver);
  expect(cards(early)).toMatchObject({ phase: 'handed-over', handedTo: ana });
  expect(cards(act(readAll(reading), eli, handOver)).phase).toBe('handed-over');
  const first = cards(reading).order[0]!;
  const midway = act(act(reading, first, start(numberOf[first]![0]!)), ben, handOver);
  expect(cards(midway).cards.map((one) => one.status).toSorted()).toEqual(['read', 'written', 'written']);
});

test('[SE-57] at the hand-over an unread card goes to the receiver only if its author let it go', () => {
  const consented = act(act(written(), dee, { type: 'ConsentUnread', ...cardRef(2), consent: true }), ben, open, handOver);
  expect(consented.events.filter((event) => event.type === 'UnreadCardHandedOver')).toMatchObject([{ authorId: dee, text: 'card 2', to: ana }]);
  expect(cards(consented).cards.map(({ text, status }) => [text, status])).toEqual([['card 1', 'written'], ['card 3', 'written'], ['card 2', 'unread-handed']]);
  expect(refusal(consented, dee, card(1, 'after all'))).toBe('cards-handed-over');
  expect(refusal(consented, dee, card(9))).toBe('cards-handed-over');
  expect(refusal(consented, dee, { type: 'ConsentUnread', ...cardRef(1), consent: true })).toBe('cards-handed-over');
});

test('[SE-58] only the one who holds the cards marks them, and only cards they hold', () => {
  const mark = (number: number, marked = true) => ({ type: 'MarkCard' as const, captureId: 'questions-that-stay', cardId: cardRef(number).cardId, marked });
  const done = readAll(act(written(), ben, open));
  expect(refusal(done, ana, mark(1))).toBe('reading-not-finished');
  const held = act(act(done, cy, card(4)), ben, handOver);
  expect(refusal(held, ben, mark(1))).toBe('not-a-writer');
  expect(refusal(held, ana, mark(4))).toBe('card-not-held');
  const marked = act(held, ana, mark(1), mark(3));
  expect(marked.state.captures['questions-that-stay']).toMatchObject({ marked: [cardRef(1).cardId, cardRef(3).cardId] });
  expect(act(marked, ana, mark(1, false)).state.captures['questions-that-stay']).toMatchObject({ marked: [cardRef(3).cardId] });
});

test('[SE-13] another protocol hands its cards to its own seat, and opens its own replies', () => {
  const say = inStep(liveRoom({ content: visit, seats: { host: ana, guide: ben } }), 'say');
  const wonder = { captureId: 'wonderings' };
  const written = act(say, ana, card(1, 'why so quiet?', 'wonderings'));
  const read = act(act(act(written, ben, { type: 'OpenReading', ...wonder }), ana, { type: 'StartReadingCard', ...cardRef(1, 'wonderings') }, { type: 'FinishReadingCard', ...cardRef(1, 'wonderings') }), ana, { type: 'HandOver', ...wonder });
  expect(filledOf(read.state, 'wonderings', 'private-cards')).toMatchObject({ handedTo: ben });
  expect(ask(read, dee, entry('replies', 1)).ok).toBe(true);
});
