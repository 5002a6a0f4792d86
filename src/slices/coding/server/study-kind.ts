import { err, type Result } from '../../../kernel/result.ts';
import type { StreamKind } from '../../../platform/server/streams/stream-kind.ts';
import { decide } from '../model/study/decide.ts';
import { evolve } from '../model/study/evolve.ts';
import type { StudyEvent } from '../model/study/events.ts';
import type { FactualCommand } from '../model/study/facts.ts';
import { projectEvent } from '../model/study/project.ts';
import { readStudyEvent } from '../model/study/read-event.ts';
import type { StudyState } from '../model/study/state.ts';
import type { StudyViewer } from '../model/study/viewer.ts';
import type { StudyEventMessage } from '../model/wire.ts';
import { snapshotOf } from './snapshot.ts';
import { STUDY_STREAM } from './study-stream.ts';
import { visibleTo } from './visible.ts';

export type StudyStreamKind = StreamKind<StudyState, StudyEvent, FactualCommand, StudyViewer>;

/** How the stream hub runs a study. Nothing is kept in rows: the log is all there is. */
export const studyKind: StudyStreamKind = {
  kind: STUDY_STREAM,
  evolve,
  readEvent: readStored,
  decide,
  project: visibleTo,
  projectEvent,
  viewerKey: ({ personId, part }) => `${personId} ${part}`,
  snapshotMessage: snapshotOf,
  eventMessage: (event) => ({ type: 'event', event }) satisfies StudyEventMessage,
  freshSnapshotAfter: showsWhatWasHidden,
  changesRows: () => false,
  writeRows: async () => undefined,
  afterCommit: () => undefined,
  // Who belongs to a study is no event of its stream; see `recheck` of live-studies.ts.
  changesWhoMayWatch: () => false,
};

/** An event that this server cannot read is no outage: asking again will not help, so the answer must not say so. */
function readStored(payload: unknown): Result<StudyEvent> {
  const read = readStudyEvent(payload);
  return read.ok ? read : err({ ...read.error, kind: 'conflict' });
}

function showsWhatWasHidden(event: StudyEvent): boolean {
  return event.type === 'Changed' && event.kind === 'round-unblinded';
}
