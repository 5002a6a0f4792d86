import { sql, type Transaction } from 'kysely';
import { appendEventsIn } from '../../../platform/server/event-log/event-log.ts';
import type { StudyEvent } from '../model/study/events.ts';
import { STUDY_STREAM } from './study-stream.ts';

/** What one act did, to be added to a study inside a transaction that also writes other things. */
export interface ActOfStudy {
  readonly districtId: string;
  readonly studyId: string;
  readonly commandId: string;
  readonly by: string;
  readonly at: number;
  readonly events: readonly StudyEvent[];
}

/** The first try takes the stream's lock, so after one more reading nobody can come in between. */
const TRIES = 3;

/** Adds facts that hold whatever else happened meanwhile, at the end of the study's stream; begins it where nothing happened yet. */
export async function appendAnyway<T>(trx: Transaction<T>, { districtId, studyId, commandId, by, at, events }: ActOfStudy): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const expectedSeq = await endOf(trx, studyId);
    const began: StudyEvent[] = expectedSeq === 0 && events[0]?.type !== 'StudyBegan' ? [{ type: 'StudyBegan', v: 1, studyId, at, by: null }] : [];
    const { status } = await appendEventsIn(trx, { districtId, streamId: studyId, kind: STUDY_STREAM, expectedSeq, commandId, by, events: [...began, ...events] });
    if (status === 'appended' || status === 'duplicate') return;
  }
  throw new Error('the stream of this study could not be appended to');
}

async function endOf<T>(trx: Transaction<T>, studyId: string): Promise<number> {
  const { rows } = await sql<{ seq: number | null }>`
    select max(seq) as seq from event_log
    where stream_id = ${studyId} and exists (select 1 from event_stream where stream_id = ${studyId} and kind = ${STUDY_STREAM})`.execute(trx);
  return rows[0]?.seq ?? 0;
}
