import type { Transaction } from 'kysely';
import type { Result } from '../../../kernel/result.ts';
import type { StreamAddress } from '../event-log/event-log.ts';

/** One event of a stream with its place in it and the command that brought it. */
export interface Entry<Event> {
  readonly seq: number;
  readonly commandId: string;
  readonly by: string | null;
  readonly event: Event;
}

/** What one command did: the events, the state after them, and where they stand. */
export interface Batch<State, Event> extends StreamAddress {
  readonly state: State;
  readonly entries: readonly Entry<Event>[];
}

/**
 * What the hub must be told of one kind of stream. The pure half (`evolve` … `projectEvent`) is the slice's model;
 * the rest says how its messages look and which of its events also change rows.
 */
export interface StreamKind<State, Event extends object, Command, Viewer> {
  readonly kind: string;
  evolve(state: State | null, event: Event): State;
  readEvent(payload: unknown): Result<Event>;
  decide(state: State, command: Command, context: { readonly now: number; readonly personId: string | null }): Result<readonly Event[]>;
  project(state: State, viewer: Viewer): State;
  /** Null when the viewer may not know of it. Returning the same object for many viewers lets them share its bytes. */
  projectEvent(event: Event, viewer: Viewer): Event | null;

  /** Equal for viewers who see exactly the same; also what a cursor is bound to. */
  viewerKey(viewer: Viewer): string;
  snapshotMessage(projected: State, now: number): object;
  eventMessage(projected: Event): object;
  /** Whether everyone is sent a whole snapshot after this event, whatever they already have. */
  freshSnapshotAfter(event: Event): boolean;

  /** Whether these events also change rows; if so they are stored in one transaction with {@link writeRows}. */
  changesRows(events: readonly Event[]): boolean;
  writeRows(trx: Transaction<unknown>, batch: Batch<State, Event>): Promise<void>;
  /** Told once, by the process that stored it, when a batch is durable; must neither throw nor keep the answer waiting. */
  afterCommit(batch: Batch<State, Event>): void;
  /** Whether someone may have lost the right to watch by this event; all watchers are then asked about again at once. */
  changesWhoMayWatch(event: Event): boolean;
}
