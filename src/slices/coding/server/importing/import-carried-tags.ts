import { sql, type Transaction } from 'kysely';
import { appendEventsIn } from '../../../../platform/server/event-log/event-log.ts';
import type { StudyEvent } from '../../model/study/events.ts';
import { STUDY_STREAM } from '../study-stream.ts';
import { emptyBook, follow, type BriefEvent, type ImportedBook } from './imported-book.ts';
import { madeId } from './made-id.ts';
import { planTags, type CarriedSource } from './plan-tags.ts';

/** What an import hands over once the texts of a file are stored, inside the transaction that stores them. */
export interface CarriedTags {
  readonly districtId: string;
  readonly studyId: string;
  /** The person who imports. */
  readonly by: string;
  /** Unix ms. */
  readonly now: number;
  /** The sources of this file. */
  readonly sources: readonly CarriedSource[];
}

/** A book as far as this process has read the stream; `command` is that of the last event, to notice one that was undone. */
interface Reading {
  readonly book: ImportedBook;
  readonly seq: number;
  readonly command: string;
}

/** Keeps the codes that a file carried as codings by the coder `imported`; gives how many. */
export type TagKeeper = <T>(trx: Transaction<T>, carried: CarriedTags) => Promise<number>;

/** Books kept in memory between the files of an import. */
const BOOKS_KEPT = 4;
/** The first try takes the stream's lock, so after one more reading nobody can come in between. */
const TRIES = 3;

/**
 * Makes the keeper of carried codes for one process. It appends to the study's stream inside the given transaction, so a
 * file comes in with its codes or not at all, and a source's codes are taken in once however often it is asked. Works with
 * and without a running server: whoever follows the stream is told by the log itself.
 */
export function tagKeeper(): TagKeeper {
  const readings = new Map<string, Reading>();
  return async (trx, carried) => {
    const key = `${carried.districtId} ${carried.studyId}`;
    for (let tries = 0; tries < TRIES; tries++) {
      const reading = await readOn(trx, carried.studyId, readings.get(key));
      readings.delete(key);
      readings.set(key, reading);
      if (readings.size > BOOKS_KEPT) readings.delete(readings.keys().next().value!);
      const { book, seq } = reading;
      const changed = planTags(book, carried.sources, { act: madeId('act', ...carried.sources.map(({ sourceId }) => sourceId)), by: carried.by, now: carried.now });
      if (!changed) return 0;
      const began: StudyEvent[] = book.hasBegun ? [] : [{ type: 'StudyBegan', v: 1, studyId: carried.studyId, at: carried.now, by: carried.by }];
      const append = { districtId: carried.districtId, streamId: carried.studyId, kind: STUDY_STREAM, expectedSeq: seq, commandId: changed.act, by: carried.by, events: [...began, changed] };
      const { status } = await appendEventsIn(trx, append);
      if (status === 'appended') return changed.put.reduce((sum, block) => sum + block.rows.length, 0);
      if (status === 'duplicate') return 0;
    }
    throw new Error('the stream of this study could not be appended to');
  };
}

/** The book as the stream has it now. What this process read earlier counts only while it still stands in the log. */
async function readOn<T>(trx: Transaction<T>, studyId: string, known: Reading | undefined): Promise<Reading> {
  const rows = await briefEvents(trx, studyId, known ? known.seq - 1 : 0);
  const stands = known !== undefined && rows[0]?.seq === known.seq && rows[0].command === known.command;
  if (known && !stands) return readOn(trx, studyId, undefined);
  const book = follow(known?.book ?? emptyBook(studyId), known ? rows.slice(1) : rows);
  const last = rows.at(-1);
  return { book, seq: last?.seq ?? 0, command: last?.command ?? '' };
}

async function briefEvents<T>(trx: Transaction<T>, studyId: string, after: number): Promise<readonly (BriefEvent & { seq: number; command: string })[]> {
  const { rows } = await sql<{ seq: number; command: string; event: StudyEvent; sources: readonly string[] }>`
    select seq, command_id as command, payload - 'put' - 'gone' - 'back' as event, jsonb_path_query_array(payload, '$.put[*].sourceId') as sources
    from event_log where stream_id = ${studyId} and seq > ${after}
      and exists (select 1 from event_stream where stream_id = ${studyId} and kind = ${STUDY_STREAM})
    order by seq`.execute(trx);
  return rows;
}
