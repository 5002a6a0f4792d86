import type { ProtocolVersion } from '../../protocols/model/protocol.ts';
import type { StepClock } from './clock.ts';

/** Where a session is in its life; it goes back only from ended to live, for 30 seconds. */
export type SessionStatus = 'planned' | 'live' | 'ended' | 'cancelled';

/** What the circle's supervisor may see of a session they were not in; told to everyone before they write. */
export type SupervisorSees = 'completion' | 'record';

/** Everything known about one session, folded from its events. Plain JSON, so that a snapshot is just this. */
export interface SessionState {
  readonly sessionId: string;
  readonly districtId: string;
  readonly status: SessionStatus;
  readonly plan: SessionPlan;
  readonly people: Readonly<Record<string, Participant>>;
  /** Who holds each seat of the protocol now, by seat id. */
  readonly seats: Readonly<Record<string, SeatHold>>;
  /** One per step of the protocol, in its order. */
  readonly steps: readonly StepRun[];
  /** Index of the step the room is in; -1 before the start. */
  readonly current: number;
  /** Counts every move of the room; a command that carries an older number is refused, so no step is ever skipped twice. */
  readonly moves: number;
  /** How the last move (or, once ended, the end) can be taken back, and until when. */
  readonly undo: Undo | null;
  readonly captures: Readonly<Record<string, CaptureState>>;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

/** What it takes to make the last move not have happened. */
export interface Undo {
  /** Unix ms; later than this the move stands. */
  readonly until: number;
  readonly toIndex: number;
  /** The clock of the step that was left, as it stood just before. */
  readonly clock: StepClock | null;
  /** The step that was entered, as it stood just before; null when nothing was entered (the session ended). */
  readonly entered: StepRun | null;
}

/** What was planned; times in Unix ms, `minutes` for the whole conversation. */
export interface SessionPlan {
  readonly title: string;
  readonly circleId: string | null;
  readonly startsAt: number;
  readonly minutes: number;
  readonly place: string;
  readonly protocol: ProtocolVersion;
  readonly problemId: string | null;
  /** The version of the problem that was brought, frozen when the session starts. */
  readonly problemVersion: number | null;
  readonly supervisorSees: SupervisorSees;
}

/** Someone who belongs to the session, here or not. */
export interface Participant {
  readonly personId: string;
  readonly name: string;
  readonly guest: boolean;
  /** Unix ms of the first arrival; null for someone who has not come. */
  readonly arrivedAt: number | null;
  /** Whether some device of theirs is connected; false 20 s after the last one went. */
  readonly present: boolean;
}

/** Who sits in a seat. A lent seat goes back to its holder when they return. */
export interface SeatHold {
  readonly seatId: string;
  /** The person the seat belongs to. */
  readonly holder: string;
  /** The heir who has it for now, while its holder is away. */
  readonly lentTo: string | null;
}

/** How one step of the protocol has gone so far. */
export interface StepRun {
  readonly stepId: string;
  readonly clock: StepClock;
  /** Counts entries into this step: coming back to it starts run 2. */
  readonly run: number;
  /** How long earlier runs of this step really took, in ms; the clock tells only of the newest run. */
  readonly earlierMs: number;
  /** The run whose time has been recorded as reached, so that it is announced once. */
  readonly timeReachedRun: number;
  readonly scriptRead: boolean;
  /** People who have said they are ready to go on; information, never a trigger. */
  readonly ready: readonly string[];
}

/** What one capture of the protocol holds, by the capture's kind. Kinds without content ('problem') have no state. */
export type CaptureState =
  | { readonly kind: 'questions-and-answers'; readonly questions: readonly Question[] }
  | PrivateCards
  | { readonly kind: 'marks'; readonly marked: readonly string[] }
  | { readonly kind: 'notes'; readonly entries: readonly Entry[] }
  | { readonly kind: 'notebook'; /** By writer; in a projection only the viewer's own. */ readonly pages: Readonly<Record<string, string>> }
  | { readonly kind: 'next-steps'; readonly nextSteps: readonly NextStep[] }
  | { readonly kind: 'takeaways'; readonly takeaways: readonly Takeaway[] }
  | { readonly kind: 'pulse'; /** By person; in a projection only the viewer's own. */ readonly given: Readonly<Record<string, string>>; readonly counts: Readonly<Record<string, number>> | null };

/** A question and its answer, recorded by whoever typed. */
export interface Question {
  readonly entryId: string;
  readonly askedBy: string;
  readonly text: string;
  readonly recordedBy: string;
  readonly answer: string | null;
}

/** A short entry in a shared list; `editedAt` in Unix ms. */
export interface Entry {
  readonly entryId: string;
  readonly authorId: string;
  readonly text: string;
  readonly column: string | null;
  readonly editedAt: number | null;
}

/** Cards on their way from private writing, by reading aloud, to the one who receives them. */
export interface PrivateCards {
  readonly kind: 'private-cards';
  readonly phase: 'writing' | 'reading' | 'handed-over';
  /** Every card; in a projection only the viewer's own and those that have been read or handed to the viewer. */
  readonly cards: readonly Card[];
  /**
   * Turns to read, by author, and the index of the turn it is; empty while writing. An author with two cards has two
   * turns: everyone reads one before anyone reads a second. `turn === order.length` means all turns are done.
   */
  readonly order: readonly string[];
  readonly turn: number;
  /** Who received the cards; null until they are handed over. */
  readonly handedTo: string | null;
}

/** One card; its text is the author's alone while its status is 'written'. */
export interface Card {
  readonly cardId: string;
  readonly authorId: string;
  readonly text: string;
  /** 'written' is private to its author. 'unread-handed' was never read aloud; its author let it be handed over. */
  readonly status: 'written' | 'being-read' | 'read' | 'unread-handed';
  /** The author lets this card be handed over even if there is no time to read it. */
  readonly consentUnread: boolean;
}

/** Soon, in the coming weeks, or further off. */
export type Horizon = 'short' | 'long';

/** A step that someone will take after the session, named well enough to be asked about later. */
export interface NextStep {
  readonly nextStepId: string;
  readonly horizon: Horizon;
  readonly what: string;
  /** Who will do it: a person, a role or a team with a name. Never "leadership". */
  readonly actor: string;
  /** The place or structure where it happens: "grade-level team, Tuesdays". */
  readonly where: string;
  /** The day it is due, ISO date in the district's calendar. */
  readonly dueOn: string;
  /** What would show that it worked. */
  readonly evidence: string;
  readonly authorId: string;
}

/** What one person takes home, and what they will try at their own school. */
export interface Takeaway {
  readonly personId: string;
  readonly text: string;
  readonly willTry: string;
}
