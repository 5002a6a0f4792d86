import { z } from 'zod';
import type { ProtocolContent } from '../../protocols/model/protocol.ts';
import type { SessionEvent, SessionEventType } from './events.ts';

/**
 * The stored shape of every event in its newest version. Lenient where the world may tighten later: lengths and formats
 * are judged when a command comes in, never when an old log is read, and the protocol of an old log is taken as it was.
 */
const text = z.string();
const time = z.number();
const person = z.object({ personId: text, name: text, guest: z.boolean() });
const clock = z.object({ plannedMs: time, startedAt: time.nullable(), addedMs: time, pausedAt: time.nullable(), pausedTotalMs: time, endedAt: time.nullable() });
const numbers = z.record(text, z.number());
const inCapture = { captureId: text };
const card = { ...inCapture, cardId: text, authorId: text };
const entry = { ...inCapture, entryId: text };

const content = z.custom<ProtocolContent>((value) => {
  const shape = value as { seats?: unknown; steps?: unknown } | null;
  return typeof shape === 'object' && shape !== null && Array.isArray(shape.seats) && Array.isArray(shape.steps) && shape.steps.length > 0;
}, 'The protocol has no seats or no steps.');

const plan = z.object({
  title: text,
  circleId: text.nullable(),
  startsAt: time,
  minutes: time,
  place: text,
  protocol: z.object({ protocolId: text, version: z.number(), content }),
  problemId: text.nullable(),
  problemVersion: z.number().nullable(),
  supervisorSees: z.enum(['completion', 'record']),
});

const nextStep = z.object({ nextStepId: text, horizon: z.enum(['short', 'long']), what: text, actor: text, where: text, dueOn: text, evidence: text, authorId: text });

/** What each kind of event says besides its type, version, time and actor. */
const PAYLOADS = {
  SessionPlanned: { sessionId: text, districtId: text, plan, people: z.array(person), seats: z.array(z.object({ seatId: text, holder: text, lentTo: text.nullable() })) },
  PlanChanged: { changes: plan.pick({ title: true, startsAt: true, minutes: true, place: true, problemId: true, supervisorSees: true }).partial() },
  ParticipantAdded: { person },
  ParticipantRemoved: { personId: text },
  SeatAssigned: { seatId: text, personId: text },
  SessionCancelled: { reason: text },
  SessionStarted: { problemVersion: z.number().nullable() },
  PersonArrived: { personId: text },
  PersonLeft: { personId: text },
  SeatLent: { seatId: text, holder: text, to: text },
  SeatReturned: { seatId: text, holder: text },
  SessionEnded: { endedAt: time, pulse: z.array(z.object({ ...inCapture, counts: numbers })) },
  SessionReopened: { stepIndex: z.number(), clock },
  StepEntered: { stepIndex: z.number(), stepId: text, clock, left: z.object({ stepIndex: z.number(), clock }).nullable(), moves: z.number(), undoUntil: time },
  StepMoveUndone: { stepIndex: z.number(), clock, moves: z.number() },
  ClockExtended: { stepId: text, addedMs: time },
  ClockPaused: { stepId: text },
  ClockResumed: { stepId: text, pausedMs: time },
  LaterStepsShortened: { plannedMs: numbers },
  StepTimeReached: { stepId: text, run: z.number() },
  ScriptRead: { stepId: text },
  ReadySignalled: { stepId: text, personId: text, ready: z.boolean() },
  QuestionAsked: { ...entry, askedBy: text, text },
  QuestionAnswered: { ...entry, answer: text },
  QuestionRemoved: entry,
  EntryWritten: { ...entry, authorId: text, text, column: text.nullable() },
  EntryChanged: { ...entry, text, column: text.nullable() },
  EntryRemoved: entry,
  NextStepWritten: { ...inCapture, nextStep },
  NextStepRemoved: { ...inCapture, nextStepId: text },
  TakeawayGiven: { ...inCapture, personId: text, text, willTry: text },
  CardWritten: { ...card, text },
  CardRemoved: card,
  UnreadConsentGiven: { ...card, consent: z.boolean() },
  NotebookWritten: { ...inCapture, personId: text, text },
  PulseGiven: { ...inCapture, personId: text, answer: text },
  ReadingOpened: { ...inCapture, order: z.array(text) },
  CardReadingStarted: { ...card, text },
  CardReadingFinished: card,
  TurnPassed: { ...inCapture, personId: text },
  CardsHandedOver: { ...inCapture, to: text },
  UnreadCardHandedOver: { ...card, text, to: text },
  CardMarked: { ...inCapture, cardId: text, marked: z.boolean() },
} satisfies Record<SessionEventType, z.core.$ZodLooseShape>;

/** The schema of one kind of event, in its newest version. */
export function shapeOf(type: SessionEventType): z.ZodType<SessionEvent> {
  return SHAPES[type];
}

const SHAPES = Object.fromEntries(
  Object.entries(PAYLOADS).map(([type, payload]) => [type, z.object({ type: z.literal(type), v: z.number(), at: time, by: text.nullable(), ...payload })]),
) as unknown as Record<SessionEventType, z.ZodType<SessionEvent>>;
