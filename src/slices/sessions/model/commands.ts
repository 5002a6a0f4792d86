import { z } from 'zod';

/**
 * What a person may ask of a session. Sent as JSON with a client-made `commandId` (UUID), which makes a repeat harmless.
 * `moves` guards against acting on a step that the room has left; ids of new things are made by the client, so that
 * offline copies and the server agree on them.
 */
const id = z.uuid();
const seat = z.string().min(1).max(60);
const captureId = z.string().min(1).max(60);
/** Long enough for what people write in five minutes; longer text is refused with its own sentence and kept on the screen. */
const text = z.string().trim().min(1, 'Write something first.').max(4000, 'This is longer than 4,000 characters. Shorten it a little.');
/** When something may be planned: Unix ms up to the last year that calendars and databases agree on. */
export const PlannedAt = z.number().int().min(0, 'Choose a day after 1970.').max(253_402_300_799_999, 'Choose a day before the year 10000.');
const moves = z.number().int().min(0);
const day = z.iso.date();

/** A next step as its author sends it: what, who, where, by when, and what would show that it worked. */
export const NextStepDraft = z.object({
  nextStepId: id,
  horizon: z.enum(['short', 'long']),
  what: text,
  actor: z.string().trim().min(1, 'Name who will do this.').max(200),
  where: z.string().trim().min(1, 'Name the place or structure where this happens.').max(200),
  dueOn: day,
  evidence: z.string().trim().min(1, 'Say what would show that it worked.').max(1000),
});

/** Every command a person can give, by `type`; shapes and lengths only, since what is allowed is for `decide` to say. */
export const SessionCommand = z.discriminatedUnion('type', [
  // planning (after SessionPlanned, which is decided by planSession)
  z.object({ type: z.literal('ChangePlan'), changes: z.object({ title: z.string().trim().min(1).max(200), startsAt: PlannedAt, minutes: z.number().int().min(5).max(600), place: z.string().max(200), problemId: id.nullable(), supervisorSees: z.enum(['completion', 'record']) }).partial() }),
  z.object({ type: z.literal('AddParticipant'), person: z.object({ personId: id, name: z.string().min(1).max(200), guest: z.boolean() }) }),
  z.object({ type: z.literal('RemoveParticipant'), personId: id }),
  z.object({ type: z.literal('AssignSeat'), seatId: seat, personId: id }),
  z.object({ type: z.literal('CancelSession'), reason: z.string().trim().max(500).default('') }),
  // the room
  z.object({ type: z.literal('StartSession'), problemVersion: z.number().int().nullable() }),
  z.object({ type: z.literal('TakeLentSeat'), seatId: seat }),
  z.object({ type: z.literal('GiveBackSeat'), seatId: seat }),
  z.object({ type: z.literal('EndSession'), moves }),
  z.object({ type: z.literal('ReopenSession') }),
  // steps and clock
  z.object({ type: z.literal('MoveToStep'), stepIndex: z.number().int().min(0), moves }),
  z.object({ type: z.literal('UndoMove'), moves }),
  z.object({ type: z.literal('ExtendClock'), stepId: z.string(), addedMs: z.number().int().min(-3_600_000).max(3_600_000) }),
  z.object({ type: z.literal('PauseClock'), stepId: z.string() }),
  z.object({ type: z.literal('ResumeClock'), stepId: z.string() }),
  z.object({ type: z.literal('ShortenLaterSteps'), plannedMs: z.record(z.string(), z.number().int().min(60_000).max(14_400_000)) }),
  z.object({ type: z.literal('ConfirmScriptRead'), stepId: z.string() }),
  z.object({ type: z.literal('SignalReady'), stepId: z.string(), ready: z.boolean() }),
  // shared captures
  z.object({ type: z.literal('AskQuestion'), captureId, entryId: id, askedBy: id, text }),
  z.object({ type: z.literal('AnswerQuestion'), captureId, entryId: id, answer: text }),
  z.object({ type: z.literal('RemoveQuestion'), captureId, entryId: id }),
  z.object({ type: z.literal('WriteEntry'), captureId, entryId: id, text, column: z.string().max(200).nullable() }),
  z.object({ type: z.literal('ChangeEntry'), captureId, entryId: id, text, column: z.string().max(200).nullable() }),
  z.object({ type: z.literal('RemoveEntry'), captureId, entryId: id }),
  z.object({ type: z.literal('WriteNextStep'), captureId, nextStep: NextStepDraft }),
  z.object({ type: z.literal('RemoveNextStep'), captureId, nextStepId: id }),
  z.object({ type: z.literal('GiveTakeaway'), captureId, text, willTry: z.string().trim().max(2000) }),
  z.object({ type: z.literal('GivePulse'), captureId, answer: z.string().min(1).max(200) }),
  // private writing; writing again replaces the text
  z.object({ type: z.literal('WriteCard'), captureId, cardId: id, text }),
  z.object({ type: z.literal('RemoveCard'), captureId, cardId: id }),
  z.object({ type: z.literal('ConsentUnread'), captureId, cardId: id, consent: z.boolean() }),
  z.object({ type: z.literal('WriteNotebook'), captureId, text: z.string().max(20_000) }),
  // reading aloud and handing over
  z.object({ type: z.literal('OpenReading'), captureId }),
  z.object({ type: z.literal('StartReadingCard'), captureId, cardId: id }),
  z.object({ type: z.literal('FinishReadingCard'), captureId, cardId: id }),
  z.object({ type: z.literal('PassTurn'), captureId }),
  z.object({ type: z.literal('HandOver'), captureId }),
  z.object({ type: z.literal('MarkCard'), captureId, cardId: id, marked: z.boolean() }),
]);
/** One parsed command. */
export type SessionCommand = z.infer<typeof SessionCommand>;

/** Commands that only the server itself gives: what it saw of connections and clocks. */
export type SystemCommand =
  | { readonly type: 'NoteArrival'; readonly personId: string }
  | { readonly type: 'NoteAbsence'; readonly personId: string }
  | { readonly type: 'NoteTimeReached'; readonly stepId: string; readonly run: number };

/** What decide is told besides state and command. `personId` is null for the server itself. */
export interface DecideContext {
  readonly now: number;
  readonly personId: string | null;
}
