import { err, ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { appendEvents, appendEventsIn, EVENT_LOG_CHANNEL, type Append, type StreamAddress } from '../event-log/event-log.ts';
import { installationSecret } from '../event-log/installation-secret.ts';
import { ActiveStream } from './active-stream.ts';
import { broadcast, catchUpFrames, missedSince } from './broadcast.ts';
import { cursorSealers, type CursorSealer } from './cursors.ts';
import type { HubParts } from './hub-parts.ts';
import { keyOf, NO_STREAM, StreamShelf } from './shelf.ts';
import type { Entry, StreamKind } from './stream-kind.ts';
import { closingFrame, type Closing, type Sink, type Watcher } from './watcher.ts';

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

/** Screens on which one viewer may follow one stream at one server; the oldest gives way. */
const MOST_SCREENS = 20;
const TOO_MANY_SCREENS: Closing = {
  code: 'too-many-screens',
  message: 'This is open on many other screens of yours, so this one no longer follows it.',
  mend: 'Close some of the others, then reload this page.',
};

const BUSY = refuse('unavailable', 'busy', 'So much is happening at once that this could not be stored. Nothing was changed, and your text is still here.', { mend: 'Press the button once more.' });
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
  readonly #shelf: StreamShelf<State, Event, Viewer>;
  readonly #now: () => number;
  readonly #stops: (() => unknown)[] = [];

  private constructor(parts: HubParts, kind: StreamKind<State, Event, Command, Viewer>, rhythm: HubRhythm, secret: Buffer) {
    this.#parts = parts;
    this.#kind = kind;
    this.#rhythm = rhythm;
    this.#sealers = cursorSealers(secret);
    this.#now = () => parts.clock.now();
    this.#shelf = new StreamShelf(parts, kind, {
      came: (stream, entries) => this.#passOn(stream, entries),
      unreadable: (stream, { code, message, mend }) => {
        for (const watcher of stream.watchers) dismiss(stream, watcher, { code, message, mend: mend ?? 'Reload the page.' });
      },
    });
  }

  /** Starts listening, polling and beating. */
  static async start<State, Event extends object, Command, Viewer>(
    parts: HubParts,
    kind: StreamKind<State, Event, Command, Viewer>,
    rhythm: Partial<HubRhythm> = {},
  ): Promise<StreamHub<State, Event, Command, Viewer>> {
    const hub = new StreamHub(parts, kind, { ...RHYTHM, ...rhythm }, await installationSecret(parts.db, 'stream-cursors'));
    hub.#stops.push(await parts.db.listen(EVENT_LOG_CHANNEL, (payload) => hub.#shelf.hear(payload)));
    hub.#every(hub.#rhythm.pollMs, () => hub.#shelf.poll(hub.#rhythm.letGoAfterMs));
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
    const known = this.#shelf.peek(run);
    if (known) return this.#inTurn(known, run);
    const opened = await this.#shelf.open(run, false);
    return opened.ok ? this.#inTurn(opened.value, run) : opened;
  }

  /** What a command did, as one viewer may see it. */
  seen(address: StreamAddress, viewer: Viewer, ran: Ran<State, Event>): { cursor: string; events: Event[] } {
    const events = ran.entries.map((entry) => this.#kind.projectEvent(entry.event, viewer)).filter((event) => event !== null);
    return { cursor: this.cursor(address, viewer, ran.seq), events };
  }

  /** The state in memory, if this process has the stream in hand. */
  peek(address: StreamAddress): State | null {
    return this.#shelf.peek(address)?.state ?? null;
  }

  /** A cursor for a viewer's place in a stream. */
  cursor(address: StreamAddress, viewer: Viewer, seq: number): string {
    const stream = this.#shelf.peek(address);
    const sealer = stream ? this.#sealer(stream, viewer) : this.#sealers(`${keyOf(address)} ${this.#kind.viewerKey(viewer)}`);
    return sealer.seal(seq);
  }

  /** The messages that bring a viewer from a cursor up to now, for networks that hold streams back. */
  async since(address: StreamAddress, viewer: Viewer, cursor: string | undefined): Promise<Result<{ cursor: string; messages: object[] }>> {
    const stream = await this.open(address, true);
    if (!stream.ok) return stream;
    const sealer = this.#sealer(stream.value, viewer);
    const missed = missedSince(this.#kind, stream.value, viewer, cursor === undefined ? null : sealer.unseal(cursor));
    const messages = missed
      ? missed.map(({ event }) => this.#kind.eventMessage(event))
      : [this.#kind.snapshotMessage(this.#kind.project(stream.value.state as State, viewer), this.#now())];
    return ok({ cursor: sealer.seal(stream.value.seq), messages });
  }

  /** Connects a reader: what it missed since its cursor (or a snapshot), then everything as it happens. Gives how to disconnect. */
  async watch(address: StreamAddress, viewer: Viewer, cursor: string | undefined, sink: Sink, stillAllowed: Watcher<Viewer>['stillAllowed']): Promise<Result<() => void>> {
    const stream = await this.open(address, true);
    if (!stream.ok) return stream;
    const cursors = this.#sealer(stream.value, viewer);
    const watcher: Watcher<Viewer> = { viewer, key: this.#kind.viewerKey(viewer), cursors, sink, stillAllowed, behind: false };
    const missed = catchUpFrames(this.#kind, stream.value, watcher, cursor === undefined ? null : cursors.unseal(cursor), this.#now());
    if (missed !== '') sink.write(missed);
    const same = [...stream.value.watchers].filter((other) => other.key === watcher.key);
    if (same.length >= MOST_SCREENS) dismiss(stream.value, same[0]!, TOO_MANY_SCREENS);
    stream.value.watchers.add(watcher);
    return ok(() => {
      stream.value.watchers.delete(watcher);
      stream.value.usedAt = this.#now();
    });
  }

  /** Ends every stream (readers come back by themselves, to whichever server answers) and stops all timers. */
  async close(): Promise<void> {
    for (const stop of this.#stops.splice(0)) await stop();
    for (const stream of this.#shelf.all()) for (const watcher of stream.watchers) watcher.sink.end('');
    this.#shelf.clear();
  }

  /** The stream in memory, read from the log the first time; `fresh` also reads what was stored since. */
  open(address: StreamAddress, fresh = false): Promise<Result<ActiveStream<State, Event, Viewer>>> {
    return this.#shelf.open(address, fresh);
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
        const news = await this.#shelf.catchUp(stream);
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
      const news = await this.#shelf.catchUp(stream);
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
      if (stream.appending === 0 && stream.announced > entries.at(-1)!.seq) void this.#shelf.catchUpQuietly(stream);
    }
  }

  #passOn(stream: ActiveStream<State, Event, Viewer>, entries: readonly Entry<Event>[]): void {
    broadcast(this.#kind, stream, entries, this.#now);
    if (entries.some((entry) => this.#kind.changesWhoMayWatch(entry.event))) void this.#recheck(stream);
  }

  /** A comment down every line, so that dead ones are noticed; and a look whether each reader may still read. */
  async #beat(): Promise<void> {
    for (const stream of this.#shelf.all()) {
      for (const watcher of stream.watchers) watcher.sink.write(':\n\n');
      await this.#recheck(stream);
    }
  }

  /** Asks of every reader here again whether they may still read: somebody signed out, or lost a role. */
  async recheckAll(): Promise<void> {
    for (const stream of this.#shelf.all()) await this.#recheck(stream);
  }

  async #recheck(stream: ActiveStream<State, Event, Viewer>): Promise<void> {
    for (const watcher of stream.watchers) {
      try {
        const closing = await watcher.stillAllowed();
        if (closing) dismiss(stream, watcher, closing);
      } catch (error) {
        this.#parts.log.error('stream-recheck-failed', error, { stream: stream.address.streamId });
      }
    }
  }

  #sealer(stream: ActiveStream<State, Event, Viewer>, viewer: Viewer): CursorSealer {
    const key = this.#kind.viewerKey(viewer);
    let sealer = stream.sealers.get(key);
    if (!sealer) stream.sealers.set(key, (sealer = this.#sealers(`${keyOf(stream.address)} ${key}`)));
    return sealer;
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

function dismiss<Viewer>(stream: { readonly watchers: Set<Watcher<Viewer>> }, watcher: Watcher<Viewer>, closing: Closing): void {
  stream.watchers.delete(watcher);
  watcher.sink.end(closingFrame(closing));
}

function entriesOf<Event>(events: readonly Event[], after: number, commandId: string, by: string | null): Entry<Event>[] {
  return events.map((event, n) => ({ seq: after + n + 1, commandId, by, event }));
}
