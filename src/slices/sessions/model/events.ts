import type { StepClock } from './clock.ts';
import type { NextStep, SessionPlan, SeatHold } from './state.ts';

/**
 * What has happened in a session. Past tense, final, self-sufficient: a released log replays for ever.
 * `v` is the version of this event's shape, `at` Unix ms by the server's clock, `by` the person or null for the system.
 */
interface Happened<Type extends string> {
  readonly type: Type;
  readonly v: 1;
  readonly at: number;
  readonly by: string | null;
}
type Fact<Type extends string, Payload = object> = Happened<Type> & Readonly<Payload>;

type InCapture = { readonly captureId: string };
/** A person as an event names them, so that the log can be read without any roster. */
export interface PersonNamed {
  readonly personId: string;
  readonly name: string;
  readonly guest: boolean;
}

/** Everything that can happen in a session. A new kind gets a line here, a shape, a version, an evolver and an audience. */
export type SessionEvent =
  // planning
  | Fact<'SessionPlanned', { sessionId: string; districtId: string; plan: SessionPlan; people: readonly PersonNamed[]; seats: readonly SeatHold[] }>
  | Fact<'PlanChanged', { changes: Partial<Pick<SessionPlan, 'title' | 'startsAt' | 'minutes' | 'place' | 'problemId' | 'supervisorSees'>> }>
  | Fact<'ParticipantAdded', { person: PersonNamed }>
  | Fact<'ParticipantRemoved', { personId: string }>
  | Fact<'SeatAssigned', { seatId: string; personId: string }>
  | Fact<'SessionCancelled', { reason: string }>
  // the room
  | Fact<'SessionStarted', { problemVersion: number | null }>
  | Fact<'PersonArrived', { personId: string }>
  | Fact<'PersonLeft', { personId: string }>
  | Fact<'SeatLent', { seatId: string; holder: string; to: string }>
  | Fact<'SeatReturned', { seatId: string; holder: string }>
  | Fact<'SessionEnded', { endedAt: number; pulse: readonly { captureId: string; counts: Readonly<Record<string, number>> }[] }>
  | Fact<'SessionReopened', { stepIndex: number; clock: StepClock }>
  // steps and clock
  | Fact<'StepEntered', { stepIndex: number; stepId: string; clock: StepClock; left: { readonly stepIndex: number; readonly clock: StepClock } | null; moves: number; undoUntil: number }>
  | Fact<'StepMoveUndone', { stepIndex: number; clock: StepClock; moves: number }>
  | Fact<'ClockExtended', { stepId: string; addedMs: number }>
  | Fact<'ClockPaused', { stepId: string }>
  | Fact<'ClockResumed', { stepId: string; pausedMs: number }>
  | Fact<'LaterStepsShortened', { plannedMs: Readonly<Record<string, number>> }>
  | Fact<'StepTimeReached', { stepId: string; run: number }>
  | Fact<'ScriptRead', { stepId: string }>
  | Fact<'ReadySignalled', { stepId: string; personId: string; ready: boolean }>
  // shared captures
  | Fact<'QuestionAsked', InCapture & { entryId: string; askedBy: string; text: string }>
  | Fact<'QuestionAnswered', InCapture & { entryId: string; answer: string }>
  | Fact<'QuestionRemoved', InCapture & { entryId: string }>
  | Fact<'EntryWritten', InCapture & { entryId: string; authorId: string; text: string; column: string | null }>
  | Fact<'EntryChanged', InCapture & { entryId: string; text: string; column: string | null }>
  | Fact<'EntryRemoved', InCapture & { entryId: string }>
  | Fact<'NextStepWritten', InCapture & { nextStep: NextStep }>
  | Fact<'NextStepRemoved', InCapture & { nextStepId: string }>
  | Fact<'TakeawayGiven', InCapture & { personId: string; text: string; willTry: string }>
  // private writing: for its author only, until it is read aloud or handed over
  | Fact<'CardWritten', InCapture & { cardId: string; authorId: string; text: string }>
  | Fact<'CardRemoved', InCapture & { cardId: string; authorId: string }>
  | Fact<'UnreadConsentGiven', InCapture & { cardId: string; authorId: string; consent: boolean }>
  | Fact<'NotebookWritten', InCapture & { personId: string; text: string }>
  | Fact<'PulseGiven', InCapture & { personId: string; answer: string }>
  // reading aloud and handing over
  | Fact<'ReadingOpened', InCapture & { order: readonly string[] }>
  | Fact<'CardReadingStarted', InCapture & { cardId: string; authorId: string; text: string }>
  | Fact<'CardReadingFinished', InCapture & { cardId: string; authorId: string }>
  | Fact<'TurnPassed', InCapture & { personId: string }>
  /** For the whole room: which read cards are now the holder's to keep. */
  | Fact<'CardsHandedOver', InCapture & { to: string }>
  /** For author and receiver only: a card that was not read aloud but whose author let it go. */
  | Fact<'UnreadCardHandedOver', InCapture & { cardId: string; authorId: string; text: string; to: string }>
  | Fact<'CardMarked', InCapture & { cardId: string; marked: boolean }>;

/** The name of a kind of event. */
export type SessionEventType = SessionEvent['type'];

/** Who may ever receive an event of this session: everyone in it, or only these people. */
export type Audience = 'everyone' | readonly string[];

/**
 * The privacy wall, one line per private kind of event. Snapshot, stream, replay, export, mail and print all pass here
 * (by way of `projectEvent` and `project`); there is no role that passes around it.
 */
export function audienceOf(event: SessionEvent): Audience {
  switch (event.type) {
    case 'CardWritten':
    case 'CardRemoved':
    case 'UnreadConsentGiven':
      return [event.authorId];
    case 'NotebookWritten':
    case 'PulseGiven':
      return [event.personId];
    case 'UnreadCardHandedOver':
      return [event.authorId, event.to];
    default:
      return 'everyone';
  }
}
