import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/database.ts';

/** One stored event: its place in the stream, the command that brought it and its payload as it was written. */
export interface StoredEvent {
  readonly seq: number;
  readonly commandId: string;
  readonly by: string | null;
  readonly payload: unknown;
}

/** What one command did, to be appended after `expectedSeq`; 0 begins the stream. Each event carries `type` and `v`. */
export interface Append {
  readonly districtId: string;
  readonly streamId: string;
  readonly kind: string;
  readonly expectedSeq: number;
  readonly commandId: string;
  readonly by: string | null;
  readonly events: readonly object[];
}

/**
 * How an append went. `appended`: durable, `seq` is the new end. `duplicate`: this command was stored before.
 * `moved`: others came first and nothing was stored; read on from your place and decide again. `missing`: no such stream.
 */
export interface Appended {
  readonly status: 'appended' | 'duplicate' | 'moved' | 'missing';
  readonly seq: number;
}

const APPEND = 'select append_events($1, $2, $3, $4, $5, $6, $7) as outcome';
const READ = 'select seq, command_id, by_person, payload from read_events($1, $2, $3, $4)';
const ENDS = 'select district_id, stream_id, seq from stream_ends($1::uuid[], $2::uuid[])';

type AppendedRow = { readonly outcome: string };

function argumentsOf(append: Append): readonly unknown[] {
  const { districtId, streamId, kind, expectedSeq, commandId, by, events } = append;
  return [districtId, streamId, kind, expectedSeq, commandId, by, JSON.stringify(events)];
}

function appended(rows: readonly AppendedRow[]): Appended {
  const [status, seq] = rows[0]!.outcome.split(' ');
  return { status: status as Appended['status'], seq: Number(seq) };
}

/** The same command stored at the same place by another process a moment ago: the unique index has spoken. */
function isRepeat(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '23505';
}

/** Appends in a transaction of its own, in one round trip; the events are durable when it answers `appended`. */
export async function appendEvents(db: Database, append: Append): Promise<Appended> {
  try {
    return appended(await db.call<AppendedRow>(APPEND, argumentsOf(append)));
  } catch (error) {
    if (!isRepeat(error)) throw error;
    return { status: 'duplicate', seq: append.expectedSeq };
  }
}

/** Appends inside an open district transaction, for commands that also write rows: both are stored or neither is. */
export async function appendEventsIn<Tables>(trx: Transaction<Tables>, append: Append): Promise<Appended> {
  const [district, stream, kind, expected, command, by, events] = argumentsOf(append);
  const call = sql<AppendedRow>`select append_events(${district}, ${stream}, ${kind}, ${expected}, ${command}, ${by}, ${events}) as outcome`;
  return appended((await call.execute(trx)).rows);
}

/** Holds a stream until the transaction ends: nobody appends to it meanwhile, so what is read of it after this stays true. */
export async function holdStream<Tables>(trx: Transaction<Tables>, streamId: string): Promise<void> {
  // The very lock that append_events takes.
  await sql`select pg_advisory_xact_lock(hashtextextended(${streamId}, 0))`.execute(trx);
}

type EventRow = { seq: number | string; command_id: string; by_person: string | null; payload: unknown };

/** The events of a stream after `sinceSeq`, in order. None when the stream is of another kind or another district. */
export async function readEvents(db: Database, districtId: string, streamId: string, kind: string, sinceSeq: number): Promise<readonly StoredEvent[]> {
  const rows = await db.call<EventRow>(READ, [districtId, streamId, kind, sinceSeq]);
  return rows.map((row) => ({ seq: Number(row.seq), commandId: row.command_id, by: row.by_person, payload: row.payload }));
}

/** Which stream of which district. */
export interface StreamAddress {
  readonly districtId: string;
  readonly streamId: string;
}

/** Where each of these streams ends now, in one query across districts: the poll that makes up for lost notices. */
export async function streamEnds(db: Database, streams: readonly StreamAddress[]): Promise<readonly (StreamAddress & { readonly seq: number })[]> {
  if (streams.length === 0) return [];
  const rows = await db.call<{ district_id: string; stream_id: string; seq: number | string }>(ENDS, [
    streams.map((stream) => stream.districtId),
    streams.map((stream) => stream.streamId),
  ]);
  return rows.map((row) => ({ districtId: row.district_id, streamId: row.stream_id, seq: Number(row.seq) }));
}

/** The channel on which every commit of {@link appendEvents} is announced, after it is durable. */
export const EVENT_LOG_CHANNEL = 'event_log';

/** Reads an announcement; null when it is not one of ours. */
export function parseAnnouncement(payload: string): (StreamAddress & { readonly seq: number }) | null {
  const [districtId, streamId, seq] = payload.split(' ');
  return districtId && streamId && seq && Number.isSafeInteger(Number(seq)) ? { districtId, streamId, seq: Number(seq) } : null;
}
