import { sql, type Transaction } from 'kysely';
import { emptyStudy } from '../model/study/empty-study.ts';
import { evolve } from '../model/study/evolve.ts';
import { readStudyEvent } from '../model/study/read-event.ts';
import type { StudyState } from '../model/study/state.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { holdStream } from '../../../platform/server/event-log/event-log.ts';
import { STUDY_STREAM } from './study-stream.ts';

/** How many events are read at once: the history of an import may be as large as its texts. */
const AT_ONCE = 100;

/** A study folded inside a transaction, unprojected: for the command line and for what is written together with other things. */
export async function readStudyIn<T>(trx: Transaction<T>, studyId: string): Promise<Result<StudyState>> {
  let state = emptyStudy(studyId);
  for (let after = 0; ; ) {
    const { rows } = await sql<{ seq: number; payload: unknown }>`
      select seq, payload from event_log
      where stream_id = ${studyId} and seq > ${after} and exists (select 1 from event_stream where stream_id = ${studyId} and kind = ${STUDY_STREAM})
      order by seq limit ${AT_ONCE}`.execute(trx);
    for (const { payload } of rows) {
      const event = readStudyEvent(payload);
      if (!event.ok) return event;
      state = evolve(state, event.value);
    }
    if (rows.length < AT_ONCE) return ok(state);
    after = rows.at(-1)!.seq;
  }
}

/** The same for facts that rest on what it says: the study does not change until the transaction ends. */
export async function holdStudyIn<T>(trx: Transaction<T>, studyId: string): Promise<Result<StudyState>> {
  await holdStream(trx, studyId);
  return readStudyIn(trx, studyId);
}
