import type { Refusal, RefusalKind } from '../../../kernel/result.ts';

/** What a person may rely on whenever something they wrote was not taken. */
const KEPT = 'What you wrote is still on your screen.';

function refusal(kind: RefusalKind, code: string, message: string, mend: string): Refusal {
  return { kind, code, message, mend };
}

/** Every refusal of a session, by its stable code in camel case. Parameters are names and titles for the sentence. */
export const refusals = {
  notInThisSession: () =>
    refusal('not-allowed', 'not-in-this-session', `You are not in this session, so nothing was changed. ${KEPT}`, 'Ask the person who leads it to add you.'),
  noSuchPerson: () =>
    refusal('invalid', 'no-such-person', `That person is not in this session. Nothing was changed. ${KEPT}`, 'Add them to the session first.'),
  alreadyStarted: () =>
    refusal('conflict', 'already-started', 'The session has started, so its plan stays as everyone saw it.', 'What can still change, the person who leads changes in the room.'),
  notStarted: () => refusal('conflict', 'not-started', `The session has not started yet. ${KEPT}`, 'Wait until it starts; then send it again.'),
  sessionEnded: () =>
    refusal('conflict', 'session-ended', `The session has ended. ${KEPT}`, 'Copy it if you need it, or ask the person who leads to reopen within 30 seconds of the end.'),
  sessionCancelled: () =>
    refusal('conflict', 'session-cancelled', `This session was cancelled. ${KEPT}`, 'Plan a new session, or copy what you wrote.'),
  seatsMissing: (names: string) =>
    refusal('conflict', 'seats-missing', `Nobody has been given this yet: ${names}. The session has not started.`, 'Give each seat to someone, then start.'),
  noSuchSeat: () => refusal('invalid', 'no-such-seat', 'This protocol has no such seat. Nothing was changed.', 'Reload the page to see the seats it has.'),
  notYourSeat: (seatName: string, holder: string) =>
    refusal('not-allowed', 'not-your-seat', `This belongs to the ${seatName}, ${holder}. Nothing was changed.`, `Ask ${holder} to do it.`),
  seatNotLent: (seatName: string) =>
    refusal('not-allowed', 'seat-not-lent', `The ${seatName}'s seat is never lent. The session waits for its holder.`, 'Go on when they are back, or end the session and plan it again.'),
  seatOnLoan: (holder: string) =>
    refusal('conflict', 'seat-on-loan', `This seat is only lent; it waits for ${holder} to come back. Nothing was changed.`, 'Give it back if you cannot go on; the next in line may take it.'),
  holderIsHere: (holder: string) =>
    refusal('conflict', 'holder-is-here', `${holder} is here and keeps the seat. Nothing was changed.`, 'Ask them if you would like to take over.'),
  notNextInLine: (heir: string | null) =>
    refusal('not-allowed', 'not-next-in-line', heir ? `${heir} is next in line for this seat.` : 'You are not in line for this seat.', 'Let them take it; it can be passed on in the room.'),
  guestsHoldNoSeat: () => refusal('invalid', 'guests-hold-no-seat', 'A guest takes part but holds no seat. Nothing was changed.', 'Choose someone from the circle.'),
  oneSeatEach: (name: string) =>
    refusal('conflict', 'one-seat-each', `${name} has a seat that stays with them in this session.`, 'Choose someone else; each seat has its own person.'),
  holdsASeat: (name: string) => refusal('conflict', 'holds-a-seat', `${name} holds a seat, so they were not removed.`, 'Give the seat to someone else first.'),
  hasTakenPart: (name: string) => refusal('conflict', 'has-taken-part', `${name} has taken part, and that stays in the record.`, 'They may simply leave.'),
  reopenTooLate: () => refusal('conflict', 'reopen-too-late', 'The session ended more than 30 seconds ago and stays ended.', 'Plan a follow-up session if there is more to say.'),
  undoTooLate: () => refusal('conflict', 'undo-too-late', 'The move is more than 30 seconds old, so it stands.', 'Move back to the earlier step; its clock starts a second run.'),
  staleMoves: () =>
    refusal('conflict', 'stale-moves', 'The room had already moved when this arrived, so nothing was moved again.', 'Look where the room is now, then decide.'),
  noSuchStep: () => refusal('invalid', 'no-such-step', 'This protocol has no such step. Nothing was changed.', 'Reload the page to see its steps.'),
  stepClosed: (title: string) =>
    refusal('conflict', 'step-closed', `The room is not in "${title}", so this was not added. ${KEPT}`, 'Copy it into the present step, or ask the person who leads to go back.'),
  stepNotReached: (title: string) =>
    refusal('conflict', 'step-not-reached', `The room has not come to "${title}" yet. ${KEPT}`, 'Send it when the step begins.'),
  clockTooShort: () => refusal('invalid', 'clock-too-short', 'A step keeps at least one minute. Nothing was changed.', 'Take back less, or move on to the next step.'),
  stepProtected: (title: string) => refusal('not-allowed', 'step-protected', `"${title}" is protected and keeps its time. Nothing was shortened.`, 'Shorten other steps.'),
  notALaterStep: (title: string) => refusal('conflict', 'not-a-later-step', `"${title}" is not ahead of the room. Nothing was shortened.`, 'Change the running clock instead.'),
  notShorter: (title: string) => refusal('invalid', 'not-shorter', `"${title}" would not become shorter. Nothing was changed.`, 'Give it more time when the room is there.'),
  noSuchCapture: () => refusal('invalid', 'no-such-capture', `This protocol has no such place to write. ${KEPT}`, 'Reload the page, then send it again.'),
  onlyListening: () =>
    refusal('not-allowed', 'only-listening', `In this step you only listen, so this was not added. ${KEPT}`, 'Keep it in your notebook; nobody else can read it.'),
  notAWriter: (title: string) => refusal('not-allowed', 'not-a-writer', `In "${title}" this is written by others. ${KEPT}`, 'Say it aloud when it is your turn to speak.'),
  notYourEntry: () => refusal('not-allowed', 'not-your-entry', `Someone else wrote this, so it stays as it is. ${KEPT}`, 'Add an entry of your own.'),
  entryGone: () => refusal('not-found', 'entry-gone', `This entry is no longer there. ${KEPT}`, 'Add it as a new entry.'),
  idTaken: () => refusal('conflict', 'id-taken', `Something else already has this place. ${KEPT}`, 'Send it once more as a new entry.'),
  noSuchColumn: (columns: string) => refusal('invalid', 'no-such-column', `Choose one of the columns: ${columns}. ${KEPT}`, 'Choose a column, then send it again.'),
  readingNotFinished: () =>
    refusal('conflict', 'reading-not-finished', `The cards are not all read and handed over yet, and until then nobody replies. ${KEPT}`, 'Wait until they are handed over; then send it again.'),
  cardsArePrivate: () => refusal('not-allowed', 'cards-are-private', 'This is not one of your cards. Only its author can read, change or open it.', 'Choose one of your own cards.'),
  cardAlreadyRead: () => refusal('conflict', 'card-already-read', `This card has been read aloud and stays as it was heard. ${KEPT}`, 'Write another card.'),
  cardsHandedOver: () => refusal('conflict', 'cards-handed-over', `The cards have been handed over, so no more are taken. ${KEPT}`, 'Tell the person afterwards, or keep it for yourself.'),
  noCardsYet: () => refusal('conflict', 'no-cards-yet', 'Nobody has written a card yet, so there is nothing to read.', 'Give people a little more time, or move on.'),
  readingNotOpen: () => refusal('conflict', 'reading-not-open', 'Reading aloud has not been opened. Your card is still private.', 'Wait until the person who leads opens the reading.'),
  oneAtATime: (name: string) => refusal('conflict', 'one-at-a-time', `${name}'s card is being read.`, 'Wait until it has been read.'),
  notYourTurn: (name: string) => refusal('conflict', 'not-your-turn', `It is ${name}'s turn.`, `Wait for ${name} to read or to pass.`),
  turnsNotDone: () => refusal('conflict', 'turns-not-done', 'Not everyone has had their turn to read.', 'Wait for the last card, or ask the person who leads to hand over now.'),
  cardNotHeld: () => refusal('not-allowed', 'card-not-held', 'Only a card that was handed to you can be marked.', 'Choose one of the cards you were given.'),
  actorNotNamed: (actor: string) =>
    refusal(
      'invalid',
      'actor-not-named',
      `"${actor}" does not say who will do it. Steps that belong to everyone are done by no one. ${KEPT}`,
      'Name a person, a role or a team: "Ms. Ortiz", "the literacy coach", "the fourth-grade team".',
    ),
  dueInThePast: () => refusal('invalid', 'due-in-the-past', `This date has passed. ${KEPT}`, 'Choose a day that is still to come.'),
  noSuchAnswer: (answers: string) => refusal('invalid', 'no-such-answer', `The answers are: ${answers}. Yours was not recorded.`, 'Choose one of them.'),
  pulseCounted: () => refusal('conflict', 'pulse-counted', 'The answers have been counted already. Yours was not added, and nobody saw it.', 'Tell the group in words if it matters to you.'),
} as const;
