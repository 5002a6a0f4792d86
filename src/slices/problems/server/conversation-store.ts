import type { Selectable } from 'kysely';
import type { CommentRow, NoteRow, RefocusingRow, Trx } from './tables.ts';

/** Every comment on a problem, oldest first. */
export async function listComments(trx: Trx, problemId: string): Promise<readonly Selectable<CommentRow>[]> {
  return trx.selectFrom('problem_comment').selectAll().where('problem_id', '=', problemId).orderBy('at').orderBy('comment_id').execute();
}

/** Adds a comment; a repeat of the same id adds nothing. */
export async function addComment(trx: Trx, row: Selectable<CommentRow>): Promise<void> {
  await trx.insertInto('problem_comment').values(row).onConflict((conflict) => conflict.columns(['district_id', 'comment_id']).doNothing()).execute();
}

/** Closes a thread (a time) or opens it again (null); false when there is no such comment on this problem. */
export async function setResolved(trx: Trx, problemId: string, commentId: string, at: number | null): Promise<boolean> {
  const changed = await trx
    .updateTable('problem_comment')
    .set({ resolved_at: at === null ? null : new Date(at) })
    .where('problem_id', '=', problemId)
    .where('comment_id', '=', commentId)
    .returning('comment_id')
    .execute();
  return changed.length === 1;
}

/** Every refocusing of a problem, oldest first. */
export async function listRefocusings(trx: Trx, problemId: string): Promise<readonly Selectable<RefocusingRow>[]> {
  return trx.selectFrom('problem_refocusing').selectAll().where('problem_id', '=', problemId).orderBy('at').orderBy('refocusing_id').execute();
}

/** Keeps a refocusing; a repeat of the same id adds nothing. */
export async function addRefocusing(trx: Trx, row: Selectable<RefocusingRow>): Promise<void> {
  await trx.insertInto('problem_refocusing').values(row).onConflict((conflict) => conflict.columns(['district_id', 'refocusing_id']).doNothing()).execute();
}

/** This writer's own notes on a problem, oldest first. There is no function that reads another person's. */
export async function listOwnNotes(trx: Trx, problemId: string, authorId: string): Promise<readonly Selectable<NoteRow>[]> {
  return trx.selectFrom('problem_note').selectAll().where('problem_id', '=', problemId).where('author_id', '=', authorId).orderBy('note_id').execute();
}

/** Writes a note, replacing the same writer's text under the same id; false when the id is someone else's. */
export async function writeNote(trx: Trx, row: Selectable<NoteRow>): Promise<boolean> {
  const written = await trx
    .insertInto('problem_note')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['district_id', 'note_id'])
        .doUpdateSet({ text: row.text, saved_at: row.saved_at })
        .where('problem_note.author_id', '=', row.author_id)
        .where('problem_note.problem_id', '=', row.problem_id),
    )
    .returning('note_id')
    .execute();
  return written.length === 1;
}
