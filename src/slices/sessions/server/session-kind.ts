import { err, type Result } from '../../../kernel/result.ts';
import type { StreamKind } from '../../../platform/server/streams/stream-kind.ts';
import type { SessionCommand, SystemCommand } from '../model/commands.ts';
import { decide } from '../model/decide.ts';
import type { SessionEvent, SessionEventType } from '../model/events.ts';
import { evolve } from '../model/evolve.ts';
import { project, projectEvent, type Viewer } from '../model/project.ts';
import { readEvent } from '../model/read-event.ts';
import type { SessionState } from '../model/state.ts';
import type { StreamMessage } from '../model/wire.ts';
import { changesRows, writeSessionRows, type SessionBatch } from './projections.ts';
import type { SessionSubscriber } from './subscribers.ts';
import { asSessions } from './tables.ts';

export type SessionStreamKind = StreamKind<SessionState, SessionEvent, SessionCommand | SystemCommand, Viewer>;

/** After these everyone's screen changes as a whole, so everyone is sent the whole state. */
const FRESH_SNAPSHOT_AFTER: ReadonlySet<SessionEventType> = new Set<SessionEventType>([
  'SessionStarted',
  'StepEntered',
  'StepMoveUndone',
  'SessionEnded',
  'SessionReopened',
  'CardsHandedOver',
]);

const CHANGES_WHO_MAY_WATCH: ReadonlySet<SessionEventType> = new Set<SessionEventType>(['ParticipantRemoved', 'SessionCancelled']);

/** How the stream hub runs a session. */
export function sessionKind(subscribers: readonly SessionSubscriber[], afterCommit: (batch: SessionBatch) => void): SessionStreamKind {
  return {
    kind: 'session',
    evolve,
    readEvent: readStored,
    decide,
    project,
    projectEvent,
    viewerKey: (viewer) => (viewer.kind === 'room' ? 'room' : viewer.personId),
    snapshotMessage: (session, now) => ({ kind: 'snapshot', session, now }) satisfies StreamMessage,
    eventMessage: (event) => ({ kind: 'event', event }) satisfies StreamMessage,
    freshSnapshotAfter: (event) => FRESH_SNAPSHOT_AFTER.has(event.type),
    changesRows: (events) => changesRows(events) || events.some((event) => subscribers.some((one) => one.types.includes(event.type))),
    async writeRows(trx, batch) {
      if (changesRows(batch.entries.map((entry) => entry.event))) await writeSessionRows(asSessions(trx), batch);
      for (const one of subscribers) {
        if (batch.entries.some((entry) => one.types.includes(entry.event.type))) await one.write(trx, batch);
      }
    },
    afterCommit,
    changesWhoMayWatch: (event) => CHANGES_WHO_MAY_WATCH.has(event.type),
  };
}

/** An event that this server cannot read is no outage: asking again will not help, so the answer must not say so. */
function readStored(payload: unknown): Result<SessionEvent> {
  const read = readEvent(payload);
  return read.ok || read.error.kind !== 'unavailable' ? read : err({ ...read.error, kind: 'conflict' });
}
