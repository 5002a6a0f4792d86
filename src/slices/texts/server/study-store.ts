import { sql, type Selectable } from 'kysely';
import type { StudyPart } from '../model/study.ts';
import type { StudyChange, StudyDraft } from '../model/study-wire.ts';
import type { TextTables, Trx } from './tables.ts';

export type StoredStudy = Selectable<TextTables['study']>;

/** The study with this id in the transaction's district; `lock` holds it until the transaction ends. */
export async function findStudy(trx: Trx, studyId: string, { lock = false } = {}): Promise<StoredStudy | undefined> {
  const found = trx.selectFrom('study').selectAll().where('study_id', '=', studyId);
  return (lock ? found.forUpdate() : found).executeTakeFirst();
}

/** The studies that this person is a member of, the newest first. */
export async function studiesOf(trx: Trx, personId: string): Promise<readonly StoredStudy[]> {
  return trx
    .selectFrom('study')
    .innerJoin('study_member', (join) => join.onRef('study_member.district_id', '=', 'study.district_id').onRef('study_member.study_id', '=', 'study.study_id'))
    .selectAll('study')
    .where('study_member.person_id', '=', personId)
    .orderBy('study.created_at', 'desc')
    .orderBy('study.study_id', 'desc')
    .limit(500)
    .execute();
}

/** Adds a study; false when one with this id is there already. */
export async function addStudy(trx: Trx, draft: StudyDraft, { districtId, by, now }: { readonly districtId: string; readonly by: string; readonly now: number }): Promise<boolean> {
  const added = await trx
    .insertInto('study')
    .values({ district_id: districtId, study_id: draft.studyId, title: draft.title, question: draft.question, revision: 1, texts_revision: 0, created_at: new Date(now), created_by: by, archived_at: null })
    .onConflict((conflict) => conflict.columns(['district_id', 'study_id']).doNothing())
    .returning('study_id')
    .execute();
  return added.length === 1;
}

/** Changes what is said of a study, and counts the change. */
export async function changeStudy(trx: Trx, study: StoredStudy, change: StudyChange, now: number): Promise<void> {
  const archived_at = change.archived === undefined ? study.archived_at : change.archived ? (study.archived_at ?? new Date(now)) : null;
  await trx
    .updateTable('study')
    .set({ title: change.title ?? study.title, question: change.question ?? study.question, archived_at, revision: study.revision + 1 })
    .where('study_id', '=', study.study_id)
    .execute();
}

/** Says that a text came, went or has a new version, so that every process knows what it holds is old. */
export async function countTexts(trx: Trx, studyId: string): Promise<void> {
  await trx.updateTable('study').set({ texts_revision: sql`texts_revision + 1` }).where('study_id', '=', studyId).execute();
}

export async function partOf(trx: Trx, studyId: string, personId: string): Promise<StudyPart | null> {
  const row = await trx.selectFrom('study_member').select('part').where('study_id', '=', studyId).where('person_id', '=', personId).executeTakeFirst();
  return row?.part ?? null;
}

/** Everyone in these studies, in the order in which they came. */
export async function membersOf(trx: Trx, studyIds: readonly string[]): Promise<readonly { study_id: string; person_id: string; part: StudyPart }[]> {
  if (studyIds.length === 0) return [];
  return trx.selectFrom('study_member').select(['study_id', 'person_id', 'part']).where('study_id', 'in', [...studyIds]).orderBy('added_at').orderBy('person_id').execute();
}

/** Gives a person a part in a study, whether they have one or not. */
export async function setMember(trx: Trx, { districtId, studyId, personId, part, now }: { readonly districtId: string; readonly studyId: string; readonly personId: string; readonly part: StudyPart; readonly now: number }): Promise<void> {
  await trx
    .insertInto('study_member')
    .values({ district_id: districtId, study_id: studyId, person_id: personId, part, added_at: new Date(now) })
    .onConflict((conflict) => conflict.columns(['district_id', 'study_id', 'person_id']).doUpdateSet({ part }))
    .execute();
}

export async function removeMember(trx: Trx, studyId: string, personId: string): Promise<void> {
  await trx.deleteFrom('study_member').where('study_id', '=', studyId).where('person_id', '=', personId).execute();
}

/** How many sources and cases each of these studies has; sources taken away are not counted. */
export async function countsOf(trx: Trx, studyIds: readonly string[]): Promise<ReadonlyMap<string, { readonly sources: number; readonly cases: number }>> {
  if (studyIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('study')
    .select((is) => [
      'study_id',
      is.selectFrom('text_source').whereRef('text_source.study_id', '=', 'study.study_id').where('removed_at', 'is', null).select((count) => count.fn.countAll<number>().as('n')).as('sources'),
      is.selectFrom('study_case').whereRef('study_case.study_id', '=', 'study.study_id').select((count) => count.fn.countAll<number>().as('n')).as('cases'),
    ])
    .where('study_id', 'in', [...studyIds])
    .execute();
  return new Map(rows.map((row) => [row.study_id, { sources: row.sources ?? 0, cases: row.cases ?? 0 }]));
}
