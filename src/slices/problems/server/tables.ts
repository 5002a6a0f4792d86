import type { ColumnType, Transaction } from 'kysely';
import type { Field, ProblemContent } from '../model/content.ts';
import type { DocumentView } from '../model/wire.ts';

type Json<T> = ColumnType<T, string, string>;

export interface ProblemRow {
  district_id: string;
  problem_id: string;
  author_id: string;
  created_at: Date;
  version: number;
  saved_at: Date;
  consultation_at: Date | null;
  ready_author_at: Date | null;
  ready_supervisor_at: Date | null;
  ready_supervisor_id: string | null;
  ready_undone_at: Date | null;
  presented_at: Date | null;
}

export interface VersionRow {
  district_id: string;
  problem_id: string;
  version: number;
  content: Json<ProblemContent>;
  reason: string;
  saved_at: Date;
  saved_by: string;
}

export interface CommentRow {
  district_id: string;
  comment_id: string;
  problem_id: string;
  answers: string | null;
  field: Field | null;
  version: number;
  by_person: string;
  at: Date;
  text: string;
  resolved_at: Date | null;
}

export interface RefocusingRow {
  district_id: string;
  refocusing_id: string;
  problem_id: string;
  from_version: number;
  to_version: number;
  reason: string;
  by_person: string;
  at: Date;
}

export interface NoteRow {
  district_id: string;
  note_id: string;
  problem_id: string;
  author_id: string;
  text: string;
  saved_at: Date;
}

export interface DocumentRow {
  district_id: string;
  document_id: string;
  problem_id: string;
  file_id: string;
  name: string;
  media_type: string;
  bytes: number;
  shown: DocumentView['shown'];
  added_at: Date;
  removed_at: Date | null;
}

/** The tables that this slice alone writes. */
export interface ProblemTables {
  problem: ProblemRow;
  problem_version: VersionRow;
  problem_comment: CommentRow;
  problem_refocusing: RefocusingRow;
  problem_note: NoteRow;
  problem_document: DocumentRow;
  problem_document_page: { district_id: string; document_id: string; html: string; notes: Json<readonly string[]> };
}
export type Trx = Transaction<ProblemTables>;

/** A transaction of any slice, seen with this slice's tables; for functions that other slices call inside their own. */
export function asOurs<T>(trx: Transaction<T>): Trx {
  return trx as unknown as Trx;
}
