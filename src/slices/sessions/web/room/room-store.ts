import { ok, type Refusal, type Result } from '../../../../kernel/result.ts';
import type { LocalLog } from '../../../../platform/web/local-log.ts';
import { CommandSender, type Taken } from '../../../../platform/web/sync/command-sender.ts';
import { LiveStream, type StreamStatus } from '../../../../platform/web/sync/live-stream.ts';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import type { OutboxItem } from '../../../../platform/web/sync/outbox.ts';
import type { SessionCommand } from '../../model/commands.ts';
import { evolve } from '../../model/evolve.ts';
import { predict, type PendingCommand } from '../../model/predict.ts';
import type { SessionState } from '../../model/state.ts';
import type { CommandAnswer, StreamMessage } from '../../model/wire.ts';
import { textOf, thingOf } from './command-text.ts';

/** What the room shows at one moment. */
export interface RoomSight {
  /** What the server has said, with what this person has done and the server has not answered yet. */
  readonly state: SessionState;
  readonly connection: StreamStatus;
  /** Things shared here that the server does not have yet, by id. */
  readonly unsent: ReadonlySet<string>;
  /** Why the stream ended for good: the server's last word, or its refusal. */
  readonly ended: { readonly message: string; readonly mend: string } | null;
  /** Commands with words in them that were refused after the form had let them go. */
  readonly refused: readonly OutboxItem[];
}

/** One person's live copy of a session: events come down, commands go up, and the screen shows both together. */
export interface RoomStore {
  readonly subscribe: (listener: () => void) => () => void;
  readonly sight: () => RoomSight;
  readonly start: () => () => void;
  readonly send: (command: SessionCommand) => Promise<Result<Taken, Refusal>>;
  readonly sendPrivately: (command: SessionCommand) => Promise<Result<Taken, Refusal>>;
  /** Lets a refused command go, once its words were copied or are no longer wanted. */
  readonly letGo: (commandId: string) => void;
}

export interface RoomOrder {
  readonly session: SessionState;
  readonly cursor: string;
  readonly viewerId: string;
  readonly log: LocalLog;
  readonly now: () => number;
}

/** How long an accepted command is still shown as done when its event is late, in ms. */
const SETTLING_MS = 2000;
/** Doing these twice is not the same as once, so they are not shown again while their event travels. */
const NOT_REPEATABLE: ReadonlySet<SessionCommand['type']> = new Set(['ExtendClock', 'PassTurn']);

/** Opens the live copy. Nothing happens before `start`. */
export function openRoom({ session, cursor, viewerId, log, now }: RoomOrder): RoomStore {
  const path = `/api/sessions/${session.sessionId}`;
  const lane = `session:${session.sessionId}`;
  const listeners = new Set<() => void>();
  let accepted = session;
  let connection: StreamStatus = 'connecting';
  let ended: RoomSight['ended'] = null;
  let settling: readonly PendingCommand[] = [];
  let shown: RoomSight | null = null;
  const changed = () => {
    shown = null;
    for (const listener of listeners) listener();
  };
  const settled = (commandId?: string) => {
    settling = commandId ? settling.filter((one) => one.commandId !== commandId) : [];
  };
  const sender = new CommandSender<SessionCommand, CommandAnswer>({
    log,
    stream: lane,
    path: `${path}/commands`,
    onOutcome: (item, outcome) => {
      const command = item.command as SessionCommand;
      if (!outcome.ok || NOT_REPEATABLE.has(command.type)) return;
      settling = [...settling, { commandId: item.commandId, command, givenAt: item.at }];
      setTimeout(() => { settled(item.commandId); changed(); }, SETTLING_MS);
    },
  });
  const hear = (message: StreamMessage) => {
    if (message.kind === 'closed') ended = message;
    else accepted = message.kind === 'snapshot' ? message.session : evolve(accepted, message.event);
    settled();
    changed();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sight: () => {
      const mine = log.outbox.filter((item) => item.stream === lane);
      const pending = mine.filter((item) => item.state !== 'refused').map(({ commandId, command, at }) => ({ commandId, command: command as SessionCommand, givenAt: at }));
      shown ??= { state: predict(accepted, [...settling, ...pending], viewerId).state, connection, ended, unsent: new Set(pending.flatMap(({ command }) => thingOf(command) ?? [])), refused: mine.filter((item) => item.state === 'refused') };
      return shown;
    },
    start: () => {
      const stream = new LiveStream<StreamMessage>({
        streamPath: `${path}/stream`,
        pollPath: `${path}/events`,
        since: cursor,
        onMessage: hear,
        onStatus: (status) => { connection = status; changed(); },
        onRefused: (problem) => { ended = { message: problem.message, mend: problem.mend ?? '' }; changed(); },
        isLast: (message) => message.kind === 'closed',
      });
      const unsubscribe = log.subscribe(changed);
      const stopSending = sender.start();
      stream.start();
      return () => {
        stream.stop();
        stopSending();
        unsubscribe();
      };
    },
    send: (command) => sender.sendPatiently(newId(), command, textOf(command), now()),
    sendPrivately: async (command) => {
      const outcome = await sender.send(newId(), command, '', now());
      return outcome.ok ? ok('saved') : outcome;
    },
    letGo: (commandId) => log.remove(commandId),
  };
}
