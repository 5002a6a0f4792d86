import type { Insertable, Selectable, Updateable } from 'kysely';
import type { TextTables, Trx } from './tables.ts';

export type StoredCase = Selectable<TextTables['study_case']>;

/** The cases of a study by name. */
export async function casesOf(trx: Trx, studyId: string): Promise<readonly StoredCase[]> {
  const rows = await trx.selectFrom('study_case').selectAll().where('study_id', '=', studyId).execute();
  return rows.toSorted((a, b) => names.compare(a.name, b.name) || (a.case_id < b.case_id ? -1 : 1));
}
const names = new Intl.Collator('en', { numeric: true });

export async function findCase(trx: Trx, studyId: string, caseId: string, { lock = false } = {}): Promise<StoredCase | undefined> {
  const found = trx.selectFrom('study_case').selectAll().where('study_id', '=', studyId).where('case_id', '=', caseId);
  return (lock ? found.forUpdate() : found).executeTakeFirst();
}

/** How many sources each case of a study has; sources taken away are not counted. */
export async function sourcesPerCase(trx: Trx, studyId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await trx
    .selectFrom('source_case')
    .innerJoin('text_source', (join) => join.onRef('text_source.district_id', '=', 'source_case.district_id').onRef('text_source.source_id', '=', 'source_case.source_id'))
    .select((is) => ['source_case.case_id', is.fn.countAll<number>().as('sources')])
    .where('text_source.study_id', '=', studyId)
    .where('text_source.removed_at', 'is', null)
    .groupBy('source_case.case_id')
    .execute();
  return new Map(rows.map((row) => [row.case_id, row.sources]));
}

/** Adds a case; one with this id that is there already stays as it is. */
export async function addCase(trx: Trx, row: Insertable<TextTables['study_case']>): Promise<void> {
  await trx.insertInto('study_case').values(row).onConflict((conflict) => conflict.doNothing()).execute();
}

/** Changes a case; `revision` counts it. */
export async function changeCase(trx: Trx, { case_id: caseId, revision }: StoredCase, change: Updateable<TextTables['study_case']>): Promise<void> {
  await trx.updateTable('study_case').set({ ...change, revision: revision + 1 }).where('case_id', '=', caseId).execute();
}

/** Removes a case; its sources stay and belong to it no more. */
export async function removeCase(trx: Trx, caseId: string): Promise<void> {
  await trx.deleteFrom('source_case').where('case_id', '=', caseId).execute();
  await trx.updateTable('text_source').set({ respondent_id: null }).where('respondent_id', '=', caseId).execute();
  await trx.deleteFrom('study_case').where('case_id', '=', caseId).execute();
}
