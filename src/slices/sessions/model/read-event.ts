import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { SessionEvent, SessionEventType } from './events.ts';
import { shapeOf } from './event-shapes.ts';

type Stored = Readonly<Record<string, unknown>>;

/** Turns an event of one version into the next version of its kind. Total on what that version allowed. */
type Upcast = (stored: Stored) => Stored;

/** Every kind of event that this program knows, and the newest version of its shape. */
export const EVENT_VERSIONS: Readonly<Record<SessionEventType, number>> = {
  SessionPlanned: 1, PlanChanged: 1, ParticipantAdded: 1, ParticipantRemoved: 1, SeatAssigned: 1, SessionCancelled: 1,
  SessionStarted: 1, PersonArrived: 1, PersonLeft: 1, SeatLent: 1, SeatReturned: 1, SessionEnded: 1, SessionReopened: 1,
  StepEntered: 1, StepMoveUndone: 1, ClockExtended: 1, ClockPaused: 1, ClockResumed: 1, LaterStepsShortened: 1, StepTimeReached: 1, ScriptRead: 1, ReadySignalled: 1,
  QuestionAsked: 1, QuestionAnswered: 1, QuestionRemoved: 1, EntryWritten: 1, EntryChanged: 1, EntryRemoved: 1, NextStepWritten: 1, NextStepRemoved: 1, TakeawayGiven: 1,
  CardWritten: 1, CardRemoved: 1, UnreadConsentGiven: 1, NotebookWritten: 1, PulseGiven: 1,
  ReadingOpened: 1, CardReadingStarted: 1, CardReadingFinished: 1, TurnPassed: 1, CardsHandedOver: 1, UnreadCardHandedOver: 1, CardMarked: 1,
};

/**
 * Steps from an older version to the next: `UPCASTS.StepEntered[1]` would turn version 1 into version 2. When a shape must
 * change, raise its number above, write the step here, and keep a golden log of the old version in test/logs.
 */
export type Upcasts = Partial<Record<SessionEventType, Readonly<Record<number, Upcast>>>>;
const UPCASTS: Upcasts = {};

/** Reads one stored event, raising older versions to the newest. Refuses unknown kinds, unknown versions and broken shapes. */
export function readEvent(stored: unknown, versions: Readonly<Record<string, number>> = EVENT_VERSIONS, upcasts: Upcasts = UPCASTS): Result<SessionEvent> {
  const raw = typeof stored === 'object' && stored !== null ? (stored as Stored) : {};
  const { type, v } = raw;
  if (typeof type !== 'string' || !Object.hasOwn(versions, type)) {
    return unreadable('unknown-event', `This session's history holds something this version of Jointwork does not know${typeof type === 'string' ? ` ("${type.slice(0, 60)}")` : ''}.`);
  }
  const newest = versions[type]!;
  if (typeof v !== 'number' || !Number.isInteger(v) || v < 1 || v > newest) {
    return unreadable('unknown-event-version', `This session's history holds "${type}" in version ${String(v)}, and this version of Jointwork reads versions 1 to ${newest}.`);
  }
  const raised = raise(raw, type as SessionEventType, v, newest, upcasts);
  const parsed = raised && shapeOf(type as SessionEventType).safeParse(raised);
  if (parsed?.success) return ok(parsed.data);
  const place = parsed?.error.issues[0]?.path.join('.') ?? 'version';
  return unreadable('broken-event', `A "${type}" in this session's history cannot be read: "${place}" is not as it should be.`, MENDS.broken);
}

function raise(stored: Stored, type: SessionEventType, from: number, newest: number, upcasts: Upcasts): Stored | null {
  let raised = stored;
  for (let version = from; version < newest; version++) {
    const step = upcasts[type]?.[version];
    if (!step) return null;
    raised = { ...step(raised), v: version + 1 };
  }
  return raised;
}

const MENDS = {
  newer: 'A newer Jointwork wrote this. Ask whoever runs this server to update Jointwork on it; the session then opens as before.',
  broken: 'Ask whoever runs this server to restore its data from a backup; the rest of Jointwork goes on meanwhile.',
};

function unreadable(code: string, message: string, mend: string = MENDS.newer) {
  return refuse('unavailable', code, `${message} Nothing was changed or lost.`, { mend });
}
