import type { StoredEvent, StreamAddress } from '../event-log/event-log.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { CursorSealer } from './cursors.ts';
import type { Batch, Entry, StreamKind } from './stream-kind.ts';
import type { Watcher } from './watcher.ts';

/** How many past events are kept in memory for readers who come back; older places are answered with a snapshot. */
const KEPT = 1000;

/** One stream as this process knows it: the state folded so far, its recent events, and who is watching here. */
export class ActiveStream<State, Event extends object, Viewer> {
  readonly address: StreamAddress;
  readonly watchers = new Set<Watcher<Viewer>>();
  /** By viewer key; making one costs more than sealing with it. */
  readonly sealers = new Map<string, CursorSealer>();
  state: State | null = null;
  seq = 0;
  /** Unix ms of the last use, for letting go of streams that nobody uses. */
  usedAt = 0;
  /** Commands of this process take turns; across processes the log's expected place decides. */
  turn: Promise<unknown> = Promise.resolve();
  /** Appends of this process that are under way: news of them will come by themselves. */
  appending = 0;
  /** The furthest end heard of while an append was under way. */
  announced = 0;
  readonly #commands = new Map<string, { by: string | null; first: number; last: number }>();
  #recent: Entry<Event>[] = [];
  readonly #kind: Pick<StreamKind<State, Event, never, Viewer>, 'evolve' | 'readEvent'>;

  constructor(address: StreamAddress, kind: Pick<StreamKind<State, Event, never, Viewer>, 'evolve' | 'readEvent'>) {
    this.address = address;
    this.#kind = kind;
  }

  /** Folds in what comes next; what is already known or would leave a gap is passed over. Gives the entries folded. */
  take(entries: readonly Entry<Event>[]): Entry<Event>[] {
    const folded = entries.filter((entry) => {
      if (entry.seq !== this.seq + 1) return false;
      this.state = this.#kind.evolve(this.state, entry.event);
      this.seq = entry.seq;
      this.#recent.push(entry);
      const command = this.#commands.get(entry.commandId);
      if (command) command.last = entry.seq;
      else this.#commands.set(entry.commandId, { by: entry.by, first: entry.seq, last: entry.seq });
      return true;
    });
    if (this.#recent.length > 2 * KEPT) this.#recent = this.#recent.slice(-KEPT);
    return folded;
  }

  /** The same for rows of the log; refused when an event is of a kind or version this server cannot read. */
  takeStored(stored: readonly StoredEvent[]): Result<Entry<Event>[]> {
    const entries: Entry<Event>[] = [];
    for (const row of stored) {
      if (row.seq <= this.seq) continue;
      const event = this.#kind.readEvent(row.payload);
      if (!event.ok) return event;
      entries.push({ seq: row.seq, commandId: row.commandId, by: row.by, event: event.value });
    }
    return ok(this.take(entries));
  }

  /** What this command did, if it is stored: who gave it, and its events as far as they are still in memory. */
  doneBy(commandId: string): { by: string | null; entries: readonly Entry<Event>[] } | null {
    const command = this.#commands.get(commandId);
    return command ? { by: command.by, entries: this.#recent.filter((entry) => entry.seq >= command.first && entry.seq <= command.last) } : null;
  }

  /** The events after a place, or null when some of them are no longer in memory or the place is not in this stream. */
  since(seq: number): readonly Entry<Event>[] | null {
    if (seq > this.seq) return null;
    const missing = this.seq - seq;
    return missing <= this.#recent.length ? this.#recent.slice(this.#recent.length - missing) : null;
  }

  batch(entries: readonly Entry<Event>[]): Batch<State, Event> {
    return { ...this.address, state: this.state as State, entries };
  }
}
