import type { Selectable } from 'kysely';
import type { ProblemContent } from '../model/content.ts';
import type { ProblemRow, Trx, VersionRow } from './tables.ts';

export type StoredProblem = Selectable<ProblemRow>;
export type StoredVersion = Selectable<VersionRow>;

/** A problem by its id; `lock` holds the row until the transaction ends, for a check followed by a change. */
export async function findProblem(trx: Trx, problemId: string, how: { readonly lock?: boolean } = {}): Promise<StoredProblem | undefined> {
  const query = trx.selectFrom('problem').selectAll().where('problem_id', '=', problemId);
  return (how.lock ? query.forUpdate() : query).executeTakeFirst();
}

/** A saved version; versions never change. */
export async function findVersion(trx: Trx, problemId: string, version: number): Promise<StoredVersion | undefined> {
  return trx.selectFrom('problem_version').selectAll().where('problem_id', '=', problemId).where('version', '=', version).executeTakeFirst();
}

/** Every version, oldest first. */
export async function listVersions(trx: Trx, problemId: string): Promise<readonly StoredVersion[]> {
  return trx.selectFrom('problem_version').selectAll().where('problem_id', '=', problemId).orderBy('version').execute();
}

/** Begins a problem with its first version; false when its id is taken. */
export async function addProblem(trx: Trx, it: { readonly districtId: string; readonly problemId: string; readonly authorId: string; readonly content: ProblemContent; readonly now: number }): Promise<boolean> {
  const at = new Date(it.now);
  const added = await trx
    .insertInto('problem')
    .values({
      district_id: it.districtId,
      problem_id: it.problemId,
      author_id: it.authorId,
      created_at: at,
      version: 1,
      saved_at: at,
      consultation_at: null,
      ready_author_at: null,
      ready_supervisor_at: null,
      ready_supervisor_id: null,
      ready_undone_at: null,
      presented_at: null,
    })
    .onConflict((conflict) => conflict.columns(['district_id', 'problem_id']).doNothing())
    .returning('problem_id')
    .execute();
  if (added.length === 0) return false;
  await writeVersion(trx, { ...it, version: 1, reason: '', by: it.authorId });
  return true;
}

export interface NewVersion {
  readonly districtId: string;
  readonly problemId: string;
  readonly version: number;
  readonly content: ProblemContent;
  readonly reason: string;
  readonly by: string;
  readonly now: number;
}

/** Adds a version and makes it the newest; the caller holds the problem's row. */
export async function addVersion(trx: Trx, it: NewVersion): Promise<void> {
  await writeVersion(trx, it);
  await changeProblem(trx, it.problemId, { version: it.version, saved_at: new Date(it.now) });
}

async function writeVersion(trx: Trx, it: NewVersion): Promise<void> {
  await trx
    .insertInto('problem_version')
    .values({ district_id: it.districtId, problem_id: it.problemId, version: it.version, content: JSON.stringify(it.content), reason: it.reason, saved_at: new Date(it.now), saved_by: it.by })
    .execute();
}

/** Writes marks and moments of one problem. */
export async function changeProblem(trx: Trx, problemId: string, changes: Partial<Omit<StoredProblem, 'district_id' | 'problem_id' | 'author_id'>>): Promise<void> {
  await trx.updateTable('problem').set(changes).where('problem_id', '=', problemId).execute();
}

/** A problem with its newest content, for lists. */
export interface ListedProblem extends StoredProblem {
  readonly content: ProblemContent;
  readonly open_comments: number;
}

/** Problems with their newest content, newest first: of these authors, or of the whole district (null). */
export async function listProblems(trx: Trx, authorIds: readonly string[] | null): Promise<readonly ListedProblem[]> {
  const rows = await trx
    .selectFrom('problem')
    .innerJoin('problem_version', (join) =>
      join.onRef('problem_version.district_id', '=', 'problem.district_id').onRef('problem_version.problem_id', '=', 'problem.problem_id').onRef('problem_version.version', '=', 'problem.version'),
    )
    .selectAll('problem')
    .select('problem_version.content')
    .select((is) =>
      is
        .selectFrom('problem_comment')
        .select(is.fn.countAll<number>().as('count'))
        .whereRef('problem_comment.problem_id', '=', 'problem.problem_id')
        .where('answers', 'is', null)
        .where('resolved_at', 'is', null)
        .as('open_comments'),
    )
    .$if(authorIds !== null, (query) => query.where('problem.author_id', 'in', [...authorIds!]))
    .orderBy('problem.saved_at', 'desc')
    .orderBy('problem.problem_id')
    .limit(2000)
    .execute();
  return rows.map((row) => ({ ...row, open_comments: row.open_comments ?? 0 }));
}
