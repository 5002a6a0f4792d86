import { refuse, type Refusal, type Result, ok } from '../../../kernel/result.ts';
import { parseAnnouncement, readEvents, streamEnds, type StreamAddress } from '../event-log/event-log.ts';
import { ActiveStream } from './active-stream.ts';
import type { HubParts } from './hub-parts.ts';
import type { Entry, StreamKind } from './stream-kind.ts';

export const NO_STREAM = refuse('not-found', 'not-found', 'There is nothing at this address.', { mend: 'Check the link, or go back and open it again.' });

/** What the shelf tells of: events that others stored, and a stream that this server can no longer read. */
export interface ShelfNews<State, Event extends object, Viewer> {
  came(stream: ActiveStream<State, Event, Viewer>, entries: readonly Entry<Event>[]): void;
  unreadable(stream: ActiveStream<State, Event, Viewer>, refusal: Refusal): void;
}

/** The streams that this process has in hand: read from the log when first asked for, kept up to date, let go when idle. */
export class StreamShelf<State, Event extends object, Viewer> {
  readonly #parts: HubParts;
  readonly #kind: Pick<StreamKind<State, Event, never, Viewer>, 'kind' | 'evolve' | 'readEvent'>;
  readonly #news: ShelfNews<State, Event, Viewer>;
  readonly #opening = new Map<string, Promise<Result<ActiveStream<State, Event, Viewer>>>>();
  readonly #ready = new Map<string, ActiveStream<State, Event, Viewer>>();

  constructor(parts: HubParts, kind: Pick<StreamKind<State, Event, never, Viewer>, 'kind' | 'evolve' | 'readEvent'>, news: ShelfNews<State, Event, Viewer>) {
    this.#parts = parts;
    this.#kind = kind;
    this.#news = news;
  }

  /** Every stream in hand. */
  all(): Iterable<ActiveStream<State, Event, Viewer>> {
    return this.#ready.values();
  }

  /** The stream if it is in hand; nothing is read. */
  peek(address: StreamAddress): ActiveStream<State, Event, Viewer> | undefined {
    return this.#ready.get(keyOf(address));
  }

  /** The stream, read from the log the first time; `fresh` also reads what was stored since. */
  async open(address: StreamAddress, fresh: boolean): Promise<Result<ActiveStream<State, Event, Viewer>>> {
    const key = keyOf(address);
    let opening = this.#opening.get(key);
    const first = opening === undefined;
    if (!opening) this.#opening.set(key, (opening = this.#load(address)));
    const opened = await opening.catch((error: unknown) => {
      this.#opening.delete(key);
      throw error;
    });
    if (!opened.ok) {
      this.#opening.delete(key);
      return opened;
    }
    opened.value.usedAt = this.#parts.clock.now();
    this.#ready.set(key, opened.value);
    if (!fresh || first) return opened;
    const caught = await this.catchUp(opened.value);
    return caught.ok ? opened : caught;
  }

  async #load(address: StreamAddress): Promise<Result<ActiveStream<State, Event, Viewer>>> {
    const stream = new ActiveStream<State, Event, Viewer>(address, this.#kind);
    const taken = stream.takeStored(await readEvents(this.#parts.db, address.districtId, address.streamId, this.#kind.kind, 0));
    if (!taken.ok) return taken;
    return stream.state === null ? NO_STREAM : ok(stream);
  }

  /** Reads what others stored since; gives how many events were new. */
  async catchUp(stream: ActiveStream<State, Event, Viewer>): Promise<Result<number>> {
    const { districtId, streamId } = stream.address;
    const taken = stream.takeStored(await readEvents(this.#parts.db, districtId, streamId, this.#kind.kind, stream.seq));
    if (!taken.ok) {
      this.#forget(stream);
      this.#news.unreadable(stream, taken.error);
      return taken;
    }
    this.#news.came(stream, taken.value);
    return ok(taken.value.length);
  }

  /** The same when nobody waits for it. */
  async catchUpQuietly(stream: ActiveStream<State, Event, Viewer>): Promise<void> {
    try {
      await this.catchUp(stream);
    } catch (error) {
      this.#parts.log.error('stream-read-failed', error, { stream: stream.address.streamId });
    }
  }

  /** Hears that some stream has grown. News of our own appends are no news, and others' wait until ours are through. */
  hear(payload: string): void {
    const news = parseAnnouncement(payload);
    const stream = news ? this.peek(news) : undefined;
    if (!news || !stream || news.seq <= stream.seq) return;
    stream.announced = Math.max(stream.announced, news.seq);
    if (stream.appending === 0) void this.catchUpQuietly(stream);
  }

  /** Lets go of idle streams, and asks where the others end: a notice may have been lost. */
  async poll(letGoAfterMs: number): Promise<void> {
    const now = this.#parts.clock.now();
    for (const stream of this.#ready.values()) {
      if (stream.watchers.size === 0 && now - stream.usedAt >= letGoAfterMs) this.#forget(stream);
    }
    const ends = await streamEnds(this.#parts.db, [...this.#ready.values()].map((stream) => stream.address));
    for (const end of ends) {
      const stream = this.peek(end);
      if (stream && end.seq > stream.seq && stream.appending === 0) await this.catchUpQuietly(stream);
    }
  }

  /** Lets go of everything. */
  clear(): void {
    this.#ready.clear();
    this.#opening.clear();
  }

  #forget(stream: ActiveStream<State, Event, Viewer>): void {
    this.#ready.delete(keyOf(stream.address));
    this.#opening.delete(keyOf(stream.address));
  }
}

/** One text for one stream of one district. */
export function keyOf(address: StreamAddress): string {
  return `${address.districtId} ${address.streamId}`;
}
