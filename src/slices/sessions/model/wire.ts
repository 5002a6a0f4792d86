import { z } from 'zod';
import { PlannedAt, SessionCommand } from './commands.ts';
import type { SessionEvent } from './events.ts';
import type { SessionState } from './state.ts';

/** What travels between the sessions pages and the server. Times are Unix ms, days ISO dates. */

const id = z.uuid();
const time = z.number().int();

/** The address of one session. */
export const SessionParams = z.object({ sessionId: id });
/** The address of one circle. */
export const CircleParams = z.object({ circleId: id });

/** A session as a line of a list: that it happens, when and who holds a seat; nothing of what is said in it. */
export const SessionRow = z.object({
  sessionId: id,
  circleId: id.nullable(),
  title: z.string(),
  startsAt: time,
  minutes: z.number().int(),
  place: z.string(),
  status: z.enum(['planned', 'live', 'ended', 'cancelled']),
  protocolId: id,
  protocolVersion: z.number().int(),
  presenterId: id.nullable(),
  facilitatorId: id.nullable(),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  /** How many next steps were named; their words belong to those who were there. */
  nextStepCount: z.number().int(),
  /** Whether the asking person is invited. */
  mine: z.boolean(),
  /** Whether the asking person may open it. */
  mayOpen: z.boolean(),
});
export type SessionRow = z.infer<typeof SessionRow>;

/** Which sessions: those that start in [from, to), of one circle, or only the asking person's own. */
export const SessionsQuery = z.object({
  from: z.coerce.number().pipe(PlannedAt).optional(),
  to: z.coerce.number().pipe(PlannedAt).optional(),
  circleId: id.optional(),
  mine: z.enum(['true', 'false']).optional(),
});
export const SessionsAnswer = z.object({ sessions: z.array(SessionRow), now: time });
export type SessionsAnswer = z.infer<typeof SessionsAnswer>;

/**
 * Planning a session of a circle; its members today are invited, and the circle's own rule says what its supervisor sees.
 * The id is made by the client, so that sending it twice plans one session.
 */
export const PlanBody = z.object({
  sessionId: id,
  circleId: id,
  title: z.string().trim().min(1, 'Give the session a title.').max(200),
  startsAt: PlannedAt,
  minutes: z.number().int().min(5, 'Plan at least five minutes.').max(600, 'Plan at most ten hours.'),
  place: z.string().trim().max(200),
  protocolId: id,
  protocolVersion: z.int32().min(1),
  problemId: id.nullable(),
  seats: z.array(z.object({ seatId: z.string().min(1).max(60), personId: id })).max(6),
});
export type PlanBody = z.input<typeof PlanBody>;

/** A whole session as one viewer may see it: a projected {@link SessionState}. */
export const SessionSeen = z.looseObject({
  sessionId: id,
  districtId: id,
  status: z.enum(['planned', 'live', 'ended', 'cancelled']),
  current: z.number().int(),
  moves: z.number().int(),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
}) as unknown as z.ZodType<SessionState>;

/** One thing that happened, as one viewer may see it: a projected {@link SessionEvent}. */
export const EventSeen = z.looseObject({ type: z.string(), v: z.number().int(), at: time, by: z.string().nullable() }) as unknown as z.ZodType<SessionEvent>;

/** A place in the viewer's own stream; opaque, and good for nobody else. */
export const Cursor = z.string().max(64);

/** What the asking person is in this session, for buttons; the server decides again at every command. */
export const You = z.object({
  personId: id,
  participant: z.boolean(),
  mayTakePart: z.boolean(),
  mayInviteGuests: z.boolean(),
  /** The seats they hold or have been lent. */
  seats: z.array(z.string()),
});
export type You = z.infer<typeof You>;

export const SessionAnswer = z.object({ session: SessionSeen, you: You, now: time, cursor: Cursor });
export type SessionAnswer = z.infer<typeof SessionAnswer>;

/** A command with the client's own id for it; the same id again has no second effect and gets the same kind of answer. */
export const CommandBody = z.object({ commandId: id, command: SessionCommand });
export type CommandBody = z.infer<typeof CommandBody>;
/** Answered once the events are on disk: what happened by this command, as its author sees it. */
export const CommandAnswer = z.object({ cursor: Cursor, events: z.array(EventSeen), now: time });
export type CommandAnswer = z.infer<typeof CommandAnswer>;

/** `since` continues after a cursor; `as=room` is the shared screen, which shows only what the whole room may see. */
export const StreamQuery = z.object({ since: Cursor.optional(), as: z.enum(['room']).optional() });

/**
 * What comes down the stream, in `data:` (its cursor in `id:`), and in the same words from `…/events` for networks that
 * hold streams back. A snapshot replaces all that the client knew; an event is folded in; closed is the last message.
 */
export const StreamMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('snapshot'), session: SessionSeen, now: time }),
  z.object({ kind: z.literal('event'), event: EventSeen }),
  z.object({ kind: z.literal('closed'), code: z.string(), message: z.string(), mend: z.string() }),
]);
export type StreamMessage = z.infer<typeof StreamMessage>;
export const EventsAnswer = z.object({ cursor: Cursor, now: time, messages: z.array(StreamMessage) });
export type EventsAnswer = z.infer<typeof EventsAnswer>;

/** For which day and protocol to propose; `absent` are members who will not come, ids with commas between. */
export const RotationQuery = z.object({
  on: z.iso.date().optional(),
  protocolId: id.optional(),
  absent: z
    .string()
    .max(4000)
    .optional()
    .transform((list) => (list ? list.split(',') : []))
    .pipe(z.array(id)),
});
/** Whom the rotation proposes for each seat and why; any of it may be swapped. `held` and `owes` are by seat id. */
export const RotationAnswer = z.object({
  seats: z.array(z.object({ seatId: z.string(), seatName: z.string(), personId: id.nullable(), reason: z.string() })),
  people: z.array(
    z.object({
      personId: id,
      name: z.string(),
      /** How often they had each seat. */
      held: z.record(z.string(), z.number().int()),
      /** Seats that are still theirs to take in this round. */
      owes: z.array(z.string()),
      /** The day they last had each seat. */
      lastOn: z.record(z.string(), z.iso.date()),
    }),
  ),
});
export type RotationAnswer = z.infer<typeof RotationAnswer>;

/** A link that lets guests without an account into this one session; they give their own names. */
export const GuestPassBody = z.object({ seats: z.number().int().min(1).max(50).default(1) });
/** The link is told this once. */
export const GuestPassAnswer = z.object({ passId: id, joinUrl: z.string(), expiresAt: time });
export type GuestPassAnswer = z.infer<typeof GuestPassAnswer>;
