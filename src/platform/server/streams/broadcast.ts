import type { ActiveStream } from './active-stream.ts';
import type { Entry, StreamKind } from './stream-kind.ts';
import { frame, type Watcher } from './watcher.ts';

type Seeing<State, Event extends object, Viewer> = Pick<
  StreamKind<State, Event, never, Viewer>,
  'project' | 'projectEvent' | 'snapshotMessage' | 'eventMessage' | 'freshSnapshotAfter'
>;

/** Sends new entries to every watcher of this process. Each distinct projection is turned into text once. */
export function broadcast<State, Event extends object, Viewer>(
  kind: Seeing<State, Event, Viewer>,
  stream: ActiveStream<State, Event, Viewer>,
  entries: readonly Entry<Event>[],
  now: () => number,
): void {
  if (stream.watchers.size === 0 || entries.length === 0) return;
  const texts = new Map<Event, string>();
  for (const watcher of stream.watchers) {
    if (watcher.behind) continue;
    const frames = framesFor(kind, seenBy(kind, entries, watcher.viewer), watcher, texts);
    if (frames !== '') send(kind, stream, watcher, frames, now);
  }
  if (entries.some((entry) => kind.freshSnapshotAfter(entry.event))) {
    // The event itself is already on its way; whole snapshots may follow once everyone has it.
    setImmediate(() => sendSnapshots(kind, stream, now));
  }
}

/** An event as one viewer may see it, with its place. */
type Seen<Event> = Pick<Entry<Event>, 'seq' | 'event'>;

/** These entries as one viewer may see them. */
function seenBy<State, Event extends object, Viewer>(kind: Seeing<State, Event, Viewer>, entries: readonly Entry<Event>[], viewer: Viewer): Seen<Event>[] {
  return entries.flatMap(({ seq, event }) => {
    const seen = kind.projectEvent(event, viewer);
    return seen === null ? [] : [{ seq, event: seen }];
  });
}

/** The text of what one viewer sees; `texts` remembers each projection's JSON. */
function framesFor<State, Event extends object, Viewer>(
  kind: Seeing<State, Event, Viewer>,
  seen: readonly Seen<Event>[],
  watcher: Watcher<Viewer>,
  texts: Map<Event, string>,
): string {
  let frames = '';
  for (const { seq, event } of seen) {
    let text = texts.get(event);
    if (text === undefined) texts.set(event, (text = JSON.stringify(kind.eventMessage(event))));
    frames += frame(watcher.cursors.seal(seq), text);
  }
  return frames;
}

/** What a reader who was at `seq` is sent to be up to date: the events in between, or a snapshot. */
export function catchUpFrames<State, Event extends object, Viewer>(
  kind: Seeing<State, Event, Viewer>,
  stream: ActiveStream<State, Event, Viewer>,
  watcher: Watcher<Viewer>,
  seq: number | null,
  now: number,
): string {
  const missed = missedSince(kind, stream, watcher.viewer, seq);
  return missed ? framesFor(kind, missed, watcher, new Map()) : snapshotFrame(kind, stream, watcher, now);
}

/** More events than this are answered with a snapshot, which is then the shorter of the two. */
const REPLAY_AT_MOST = 200;

/**
 * The events since a place as this viewer may see them, when replaying them will do; null when a snapshot is called for. What the
 * viewer may not see does not count, or the snapshot itself would tell of it.
 */
export function missedSince<State, Event extends object, Viewer>(
  kind: Seeing<State, Event, Viewer>,
  stream: ActiveStream<State, Event, Viewer>,
  viewer: Viewer,
  seq: number | null,
): readonly Seen<Event>[] | null {
  const missed = seq === null ? null : stream.since(seq);
  if (!missed || missed.some((entry) => kind.freshSnapshotAfter(entry.event))) return null;
  const seen = seenBy(kind, missed, viewer);
  return seen.length > REPLAY_AT_MOST ? null : seen;
}

/** Gives a snapshot to each watcher; viewers with the same key share one projection. */
function sendSnapshots<State, Event extends object, Viewer>(
  kind: Seeing<State, Event, Viewer>,
  stream: ActiveStream<State, Event, Viewer>,
  now: () => number,
): void {
  const byKey = new Map<string, string>();
  for (const watcher of stream.watchers) {
    if (watcher.behind) continue;
    let text = byKey.get(watcher.key);
    if (text === undefined) byKey.set(watcher.key, (text = snapshotFrame(kind, stream, watcher, now())));
    send(kind, stream, watcher, text, now);
  }
}

function snapshotFrame<State, Event extends object, Viewer>(
  kind: Seeing<State, Event, Viewer>,
  stream: ActiveStream<State, Event, Viewer>,
  watcher: Watcher<Viewer>,
  now: number,
): string {
  const seen = kind.project(stream.state as State, watcher.viewer);
  return frame(watcher.cursors.seal(stream.seq), JSON.stringify(kind.snapshotMessage(seen, now)));
}

/** A reader too slow to keep up is left out until its connection drains, and then sent one snapshot for all it missed. */
function send<State, Event extends object, Viewer>(
  kind: Seeing<State, Event, Viewer>,
  stream: ActiveStream<State, Event, Viewer>,
  watcher: Watcher<Viewer>,
  text: string,
  now: () => number,
): void {
  if (watcher.sink.write(text)) return;
  watcher.behind = true;
  watcher.sink.onceDrained(() => {
    watcher.behind = false;
    if (stream.watchers.has(watcher)) send(kind, stream, watcher, snapshotFrame(kind, stream, watcher, now()), now);
  });
}
