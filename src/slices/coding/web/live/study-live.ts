import type { Refusal, Result } from '../../../../kernel/result.ts';
import type { LocalLog } from '../../../../platform/web/local-log.ts';
import { CommandSender, type Taken } from '../../../../platform/web/sync/command-sender.ts';
import { LiveStream, type StreamStatus } from '../../../../platform/web/sync/live-stream.ts';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import type { OutboxItem } from '../../../../platform/web/sync/outbox.ts';
import type { StudyCommand } from '../../model/study/commands.ts';
import type { StudyState } from '../../model/study/state.ts';
import type { StudyCommandDone, StudyEventMessage, StudySnapshot } from '../../model/wire.ts';
import { acceptStudy } from './accepted-study.ts';
import type { Counts } from './counts.ts';
import { predicted, type Asker, type Pending } from './predicted.ts';

/** What a study's pages show at one moment. */
export interface StudySight {
  /** What the server has said, with what this person has done and the server has not answered yet; null before the first word. */
  readonly state: StudyState | null;
  readonly counts: Counts;
  /** Sources whose codings are here. */
  readonly loaded: ReadonlySet<string>;
  readonly connection: StreamStatus;
  /** How many acts wait on this device. */
  readonly waiting: number;
  readonly ended: Refusal | null;
  /** Acts that were refused after their form had let them go. */
  readonly refused: readonly OutboxItem[];
  /** What the server said could be taken back before this page opened. */
  readonly before: Pick<StudySnapshot, 'undo' | 'redo'>;
}

/** One person's live copy of a study: events come down, commands go up, and the screen shows both together. */
export interface StudyLive {
  readonly subscribe: (listener: () => void) => () => void;
  readonly sight: () => StudySight;
  readonly start: () => () => void;
  /** `said` is what is done, in words, with every word that was typed: what a late refusal gives back. */
  readonly send: (command: StudyCommand, said: string) => Promise<Result<Taken, Refusal>>;
  /** Fetches the codings of one source; from then on they are kept true. */
  readonly load: (sourceId: string) => Promise<Refusal | null>;
  readonly letGo: (commandId: string) => void;
  /** Says who asks, with what the stream does not hold; pages tell it as they learn it. */
  readonly know: (asker: Asker) => void;
}

/** Opens the live copy. Nothing happens before `start`. */
export function openStudy(order: { readonly studyId: string; readonly personId: string; readonly log: LocalLog; readonly now: () => number }): StudyLive {
  const { studyId, personId, log, now } = order;
  const path = `/api/studies/${studyId}`;
  const lane = `study:${studyId}`;
  const listeners = new Set<() => void>();
  let connection: StreamStatus = 'connecting';
  let ended: Refusal | null = null;
  let asker: Asker = { personId, part: 'reader', texts: {}, members: [] };
  let shown: StudySight | null = null;
  const changed = () => {
    shown = null;
    for (const listener of listeners) listener();
  };
  const accepted = acceptStudy(path, changed);
  const sender = new CommandSender<StudyCommand, StudyCommandDone>({
    log,
    stream: lane,
    path: `${path}/commands`,
    onOutcome: (_, outcome) => {
      if (outcome.ok) for (const event of outcome.value.events) accepted.hear({ type: 'event', event });
      changed();
    },
  });
  const look = (): StudySight => {
    const mine = log.outbox.filter((item) => item.stream === lane);
    const pending = mine.filter((item) => item.state !== 'refused').map(pendingOf);
    const said = accepted.state();
    const state = said && predicted(said, pending, asker);
    return { state, counts: accepted.counts(), loaded: new Set(accepted.loaded), connection, waiting: pending.length, ended, refused: mine.filter((item) => item.state === 'refused'), before: accepted.before() };
  };
  const start = () => {
    const stream = new LiveStream<StudySnapshot | StudyEventMessage>({
      streamPath: `${path}/stream`,
      pollPath: `${path}/changes`,
      since: null,
      onMessage: accepted.hear,
      onStatus: (status) => { connection = status; changed(); },
      onRefused: (problem) => { ended = problem; changed(); },
      isLast: () => false,
    });
    const unsubscribe = log.subscribe(changed);
    const stopSending = sender.start();
    stream.start();
    return () => {
      stream.stop();
      stopSending();
      unsubscribe();
    };
  };
  return {
    start,
    load: accepted.load,
    sight: () => (shown ??= look()),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send: (command, said) => sender.sendPatiently(newId(), command, said, now()),
    letGo: (commandId) => log.remove(commandId),
    know: (next) => {
      asker = next;
      changed();
    },
  };
}

function pendingOf(item: OutboxItem): Pending {
  return { commandId: item.commandId, command: item.command as StudyCommand, givenAt: item.at };
}
