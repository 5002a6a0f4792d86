import { err, ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { appendEvents, appendEventsIn, EVENT_LOG_CHANNEL, parseAnnouncement, readEvents, streamEnds, type Append, type StreamAddress } from '../event-log/event-log.ts';
import { installationSecret } from '../event-log/installation-secret.ts';
import type { Log } from '../log/log.ts';
import { ActiveStream } from './active-stream.ts';
import { broadcast, catchUpFrames, missedSince } from './broadcast.ts';
import { cursorSealers, type CursorSealer } from './cursors.ts';
import type { Entry, StreamKind } from './stream-kind.ts';
import { closingFrame, type Closing, type Sink, type Watcher } from './watcher.ts';

/** What the hub needs of the parts. */
export interface HubParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
}

/** How often the hub looks after things by itself, in ms; tests shorten them. */
export interface HubRhythm {
  readonly pollMs: number;
  readonly heartbeatMs: number;
  readonly letGoAfterMs: number;
}
const RHYTHM: HubRhythm = { pollMs: 2000, heartbeatMs: 15_000, letGoAfterMs: 300_000 };

/** One command for one stream. `permit` is asked on the very state that is decided on. */
export interface Run<State, Command> extends StreamAddress {
  readonly commandId: string;
  readonly personId: string | null;
  readonly command: Command;
  readonly permit: (state: State) => Refusal | null;
}

/** What a command did: its events (from the first time, when it is a repeat) and the stream's place after them. */
export interface Ran<State, Event> {
  readonly entries: readonly Entry<Event>[];
  readonly seq: number;
  readonly state: State;
}

/** Races lost to other servers before a command is handed back; each loss means another command went through. */
const TRIES = 24;

const BUSY = refuse('unavailable', 'busy', 'So much is happening at once that this could not be stored. Nothing was changed, and your text is still here.', { mend: 'Press the button once more.' });
const NO_STREAM = refuse('not-found', 'not-found', 'There is nothing at this address.', { mend: 'Check the link, or go back and open it again.' });
const REUSED = refuse('conflict', 'command-id-used', 'This could not be stored, because its number was used before by someone else. Your text is still here.', { mend: 'Reload the page and send it again.' });

/**
 * All streams of one kind that this process has in hand. Commands are decided on the folded state in memory and stored
 * with the place they were decided at; when another server came first, its events are read and the command is decided
 * again. Own commits are passed on at once; those of other servers by notice, and by a poll in case a notice is lost.
 */
export class StreamHub<State, Event extends object, Command, Viewer> {
  readonly #parts: HubParts;
  readonly #kind: StreamKind<State, Event, Command, Viewer>;
  readonly #rhythm: HubRhythm;
  readonly #sealers: (binding: string) => CursorSealer;
  readonly #streams = new Map<string, Promise<Result<ActiveStream<State, Event, Viewer>>>>();
  readonly #ready = new Map<string, ActiveStream<State, Event, Viewer>>();
  readonly #now: () => number;
  readonly #stops: (() => unknown)[] = [];

  private constructor(parts: HubParts, kind: StreamKind<State, Event, Command, Viewer>, rhythm: HubRhythm, secret: Buffer) {
    this.#parts = parts;
    this.#kind = kind;
    this.#rhythm = rhythm;
    this.#sealers = cursorSealers(secret);
    this.#now = () => parts.clock.now();
  }

  /** Starts listening, polling and beating. */
  static async start<State, Event extends object, Command, Viewer>(
    parts: HubParts,
    kind: StreamKind<State, Event, Command, Viewer>,
    rhythm: Partial<HubRhythm> = {},
  ): Promise<StreamHub<State, Event, Command, Viewer>> {
    const hub = new StreamHub(parts, kind, { ...RHYTHM, ...rhythm }, await installationSecret(parts.db, 'stream-cursors'));
    hub.#stops.push(await parts.db.listen(EVENT_LOG_CHANNEL, (payload) => hub.#hear(payload)));
    hub.#every(hub.#rhythm.pollMs, () => hub.#poll());
    hub.#every(hub.#rhythm.heartbeatMs, () => hub.#beat());
    return hub;
  }

  /** Begins a stream with its first events; a repeat of the same command changes nothing. */
  async begin(address: StreamAddress, commandId: string, by: string | null, events: readonly Event[]): Promise<Result<Ran<State, Event>>> {
    const stream = new ActiveStream<State, Event, Viewer>(address, this.#kind);
    const entries = entriesOf(events, 0, commandId, by);
    const status = await this.#store(stream, entries, commandId, by);
    if (status === 'appended') {
      stream.take(entries);
      this.#kind.afterCommit(stream.batch(entries));
      return ok({ entries, seq: stream.seq, state: stream.state as State });
    }
    const known = await this.open(address);
    if (!known.ok) return known;
    const done = known.value.doneBy(commandId);
    if (!done || done.by !== by) return REUSED;
    return ok({ entries: done.entries, seq: known.value.seq, state: known.value.state as State });
  }

  /** The state as the log has it now, with one look at the database. */
  async read(address: StreamAddress): Promise<Result<{ state: State; seq: number }>> {
    const stream = await this.open(address, true);
    return stream.ok ? ok({ state: stream.value.state as State, seq: stream.value.seq }) : stream;
  }

  /** Decides a command and stores what it did. The answer comes after the commit. */
  async run(run: Run<State, Command>): Promise<Result<Ran<State, Event>>> {
    const stream = this.#ready.get(keyOf(run)) ?? (await this.open(run));
    if (!(stream instanceof ActiveStream)) {
      if (!stream.ok) return stream;
      return this.#inTurn(stream.value, run);
    }
    return this.#inTurn(stream, run);
  }

  /** What a command did, as one viewer may see it. */
  seen(address: StreamAddress, viewer: Viewer, ran: Ran<State, Event>): { cursor: string; events: Event[] } {
    const events = ran.entries.map((entry) => this.#kind.projectEvent(entry.event, viewer)).filter((event) => event !== null);
    return { cursor: this.cursor(address, viewer, ran.seq), events };
  }

  /** The state in memory, if this process has the stream in hand. */
  peek(address: StreamAddress): State | null {
    return this.#ready.get(keyOf(address))?.state ?? null;
  }

  /** A cursor for a viewer's place in a stream. */
  cursor(address: StreamAddress, viewer: Viewer, seq: number): string {
    return this.#sealer(address, viewer).seal(seq);
  }

  /** The messages that bring a viewer from a cursor up to now, for networks that hold streams back. */
  async since(address: StreamAddress, viewer: Viewer, cursor: string | undefined): Promise<Result<{ cursor: string; messages: object[] }>> {
    const stream = await this.open(address, true);
    if (!stream.ok) return stream;
    const sealer = this.#sealer(address, viewer);
    const missed = missedSince(this.#kind, stream.value, cursor === undefined ? null : sealer.unseal(cursor));
    const messages = missed
      ? missed.flatMap((entry) => {
          const seen = this.#kind.projectEvent(entry.event, viewer);
          return seen ? [this.#kind.eventMessage(seen)] : [];
        })
      : [this.#kind.snapshotMessage(this.#kind.project(stream.value.state as State, viewer), this.#now())];
    return ok({ cursor: sealer.seal(stream.value.seq), messages });
  }

  /** Connects a reader: what it missed since its cursor (or a snapshot), then everything as it happens. Gives how to disconnect. */
  async watch(address: StreamAddress, viewer: Viewer, cursor: string | undefined, sink: Sink, stillAllowed: Watcher<Viewer>['stillAllowed']): Promise<Result<() => void>> {
    const stream = await this.open(address, true);
    if (!stream.ok) return stream;
    const cursors = this.#sealer(address, viewer);
    const watcher: Watcher<Viewer> = { viewer, key: this.#kind.viewerKey(viewer), cursors, sink, stillAllowed, behind: false };
    const missed = catchUpFrames(this.#kind, stream.value, watcher, cursor === undefined ? null : cursors.unseal(cursor), this.#now());
    if (missed !== '') sink.write(missed);
    stream.value.watchers.add(watcher);
    return ok(() => {
      stream.value.watchers.delete(watcher);
      stream.value.usedAt = this.#now();
    });
  }

  /** Ends every stream (readers come back by themselves, to whichever server answers) and stops all timers. */
  async close(): Promise<void> {
    for (const stop of this.#stops.splice(0)) await stop();
    for (const stream of this.#ready.values()) for (const watcher of stream.watchers) watcher.sink.end('');
    this.#ready.clear();
    this.#streams.clear();
  }

  /** The stream in memory, read from the log the first time; `fresh` also reads what was stored since. */
  async open(address: StreamAddress, fresh = false): Promise<Result<ActiveStream<State, Event, Viewer>>> {
    const key = keyOf(address);
    let opening = this.#streams.get(key);
    const first = opening === undefined;
    if (!opening) this.#streams.set(key, (opening = this.#load(address)));
    const opened = await opening.catch((error: unknown) => {
      this.#streams.delete(key);
      throw error;
    });
    if (!opened.ok) {
      this.#streams.delete(key);
      return opened;
    }
    opened.value.usedAt = this.#now();
    this.#ready.set(key, opened.value);
    if (!fresh || first) return opened;
    const caught = await this.#catchUp(opened.value);
    return caught.ok ? opened : caught;
  }

  async #load(address: StreamAddress): Promise<Result<ActiveStream<State, Event, Viewer>>> {
    const stream = new ActiveStream<State, Event, Viewer>(address, this.#kind);
    const taken = stream.takeStored(await readEvents(this.#parts.db, address.districtId, address.streamId, this.#kind.kind, 0));
    if (!taken.ok) return taken;
    return stream.state === null ? NO_STREAM : ok(stream);
  }

  #inTurn(stream: ActiveStream<State, Event, Viewer>, run: Run<State, Command>): Promise<Result<Ran<State, Event>>> {
    const mine = stream.turn.then(() => this.#attempt(stream, run));
    stream.turn = mine.catch(() => undefined);
    return mine;
  }

  async #attempt(stream: ActiveStream<State, Event, Viewer>, run: Run<State, Command>): Promise<Result<Ran<State, Event>>> {
    stream.usedAt = this.#now();
    for (let tries = 0; tries < TRIES; tries++) {
      const done = stream.doneBy(run.commandId);
      if (done) return done.by === run.personId ? ok({ entries: done.entries, seq: stream.seq, state: stream.state as State }) : REUSED;
      const decided = this.#decide(stream.state as State, run);
      if (!decided.ok || decided.value.length === 0) {
        // What we know may be behind what another server has stored: look once more before saying no.
        const news = await this.#catchUp(stream);
        if (!news.ok) return news;
        if (news.value > 0) continue;
        return decided.ok ? ok({ entries: [], seq: stream.seq, state: stream.state as State }) : decided;
      }
      const entries = entriesOf(decided.value, stream.seq, run.commandId, run.personId);
      const status = await this.#store(stream, entries, run.commandId, run.personId);
      if (status === 'appended') {
        this.#passOn(stream, stream.take(entries));
        this.#kind.afterCommit(stream.batch(entries));
        return ok({ entries, seq: entries.at(-1)!.seq, state: stream.state as State });
      }
      if (status === 'missing') return NO_STREAM;
      const news = await this.#catchUp(stream);
      if (!news.ok) return news;
    }
    return BUSY;
  }

  #decide(state: State, run: Run<State, Command>): Result<readonly Event[]> {
    const refusal = run.permit(state);
    return refusal ? err(refusal) : this.#kind.decide(state, run.command, { now: this.#now(), personId: run.personId });
  }

  async #store(stream: ActiveStream<State, Event, Viewer>, entries: readonly Entry<Event>[], commandId: string, by: string | null): Promise<string> {
    const events = entries.map((entry) => entry.event);
    const append: Append = { ...stream.address, kind: this.#kind.kind, expectedSeq: stream.seq, commandId, by, events };
    stream.appending++;
    try {
      if (!this.#kind.changesRows(events)) return (await appendEvents(this.#parts.db, append)).status;
      const state = events.reduce<State | null>((folded, event) => this.#kind.evolve(folded, event), stream.state) as State;
      return await this.#parts.db.inDistrict<unknown, string>(append.districtId, async (trx) => {
        const { status } = await appendEventsIn(trx, append);
        if (status === 'appended') await this.#kind.writeRows(trx, { ...stream.address, state, entries });
        return status;
      });
    } finally {
      stream.appending--;
      if (stream.appending === 0 && stream.announced > entries.at(-1)!.seq) void this.#catchUpQuietly(stream);
    }
  }

  /** Reads what others stored since; gives how many events were new. */
  async #catchUp(stream: ActiveStream<State, Event, Viewer>): Promise<Result<number>> {
    const { districtId, streamId } = stream.address;
    const taken = stream.takeStored(await readEvents(this.#parts.db, districtId, streamId, this.#kind.kind, stream.seq));
    if (!taken.ok) {
      this.#letGo(stream, { code: taken.error.code, message: taken.error.message, mend: taken.error.mend ?? 'Reload the page.' });
      return taken;
    }
    this.#passOn(stream, taken.value);
    return ok(taken.value.length);
  }

  async #catchUpQuietly(stream: ActiveStream<State, Event, Viewer>): Promise<void> {
    try {
      await this.#catchUp(stream);
    } catch (error) {
      this.#parts.log.error('stream-read-failed', error, { stream: stream.address.streamId });
    }
  }

  #passOn(stream: ActiveStream<State, Event, Viewer>, entries: readonly Entry<Event>[]): void {
    broadcast(this.#kind, stream, entries, this.#now);
    if (entries.some((entry) => this.#kind.changesWhoMayWatch(entry.event))) void this.#recheck(stream);
  }

  #hear(payload: string): void {
    const news = parseAnnouncement(payload);
    const stream = news ? this.#ready.get(keyOf(news)) : undefined;
    if (!news || !stream || news.seq <= stream.seq) return;
    stream.announced = Math.max(stream.announced, news.seq);
    if (stream.appending === 0) void this.#catchUpQuietly(stream);
  }

  async #poll(): Promise<void> {
    for (const [key, stream] of this.#ready) {
      if (stream.watchers.size > 0 || this.#now() - stream.usedAt < this.#rhythm.letGoAfterMs) continue;
      this.#ready.delete(key);
      this.#streams.delete(key);
    }
    const ends = await streamEnds(this.#parts.db, [...this.#ready.values()].map((stream) => stream.address));
    for (const end of ends) {
      const stream = this.#ready.get(keyOf(end));
      if (stream && end.seq > stream.seq && stream.appending === 0) await this.#catchUpQuietly(stream);
    }
  }

  /** A comment down every line, so that dead ones are noticed; and a look whether each reader may still read. */
  async #beat(): Promise<void> {
    for (const stream of this.#ready.values()) {
      for (const watcher of stream.watchers) watcher.sink.write(':\n\n');
      await this.#recheck(stream);
    }
  }

  /** Asks of every reader here again whether they may still read: somebody signed out, or lost a role. */
  async recheckAll(): Promise<void> {
    for (const stream of this.#ready.values()) await this.#recheck(stream);
  }

  async #recheck(stream: ActiveStream<State, Event, Viewer>): Promise<void> {
    for (const watcher of stream.watchers) {
      try {
        const closing = await watcher.stillAllowed();
        if (closing) this.#dismiss(stream, watcher, closing);
      } catch (error) {
        this.#parts.log.error('stream-recheck-failed', error, { stream: stream.address.streamId });
      }
    }
  }

  #letGo(stream: ActiveStream<State, Event, Viewer>, closing: Closing): void {
    for (const watcher of stream.watchers) this.#dismiss(stream, watcher, closing);
    this.#ready.delete(keyOf(stream.address));
    this.#streams.delete(keyOf(stream.address));
  }

  #dismiss(stream: ActiveStream<State, Event, Viewer>, watcher: Watcher<Viewer>, closing: Closing): void {
    stream.watchers.delete(watcher);
    watcher.sink.end(closingFrame(closing));
  }

  #sealer(address: StreamAddress, viewer: Viewer): CursorSealer {
    return this.#sealers(`${keyOf(address)} ${this.#kind.viewerKey(viewer)}`);
  }

  #every(ms: number, work: () => Promise<void>): void {
    let busy = false;
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      work()
        .catch((error: unknown) => this.#parts.log.error('stream-upkeep-failed', error))
        .finally(() => (busy = false));
    }, ms);
    timer.unref();
    this.#stops.push(() => clearInterval(timer));
  }
}

function keyOf(address: StreamAddress): string {
  return `${address.districtId} ${address.streamId}`;
}

function entriesOf<Event>(events: readonly Event[], after: number, commandId: string, by: string | null): Entry<Event>[] {
  return events.map((event, n) => ({ seq: after + n + 1, commandId, by, event }));
}
