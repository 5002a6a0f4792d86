import type { Insertable, Selectable, Updateable } from 'kysely';
import type { SourceQuery } from '../model/source-wire.ts';
import type { SourceTable, Trx } from './tables.ts';

export type StoredSource = Selectable<SourceTable>;

/** The source with this id in this study; `lock` holds it until the transaction ends. */
export async function findSource(trx: Trx, studyId: string, sourceId: string, { lock = false } = {}): Promise<StoredSource | undefined> {
  const found = trx.selectFrom('text_source').selectAll().where('study_id', '=', studyId).where('source_id', '=', sourceId);
  return (lock ? found.forUpdate() : found).executeTakeFirst();
}

/** The sources of a study that fit every part of the query, in its order; without one, all that were not taken away, by title. */
export async function listSources(trx: Trx, studyId: string, query: Partial<SourceQuery> = {}): Promise<readonly StoredSource[]> {
  let found = trx.selectFrom('text_source').selectAll().where('study_id', '=', studyId);
  found = query.removed === 'yes' ? found.where('removed_at', 'is not', null) : found.where('removed_at', 'is', null);
  if (query.type) found = found.where('type', '=', query.type);
  if (query.folder !== undefined) found = found.where('folder', '=', query.folder);
  if (query.from) found = found.where('dated_on', '>=', query.from);
  if (query.until) found = found.where('dated_on', '<=', query.until);
  if (query.caseId) found = found.where('source_id', 'in', trx.selectFrom('source_case').select('source_id').where('case_id', '=', query.caseId));
  for (const word of (query.named ?? '').split(/\s+/).filter((one) => one !== '')) {
    const like = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    found = found.where((is) => is.or([is('title', 'ilike', like), is('file', 'ilike', like)]));
  }
  const rows = await found.execute();
  return rows.toSorted((a, b) => ORDERS[query.sort ?? 'title'](a, b) || byTitle(a, b));
}

const titles = new Intl.Collator('en', { numeric: true });
/** The order of sources by title, as people sort: “Lesson 9” before “Lesson 10”; the same on both engines. */
export function byTitle(a: Pick<StoredSource, 'title' | 'source_id'>, b: Pick<StoredSource, 'title' | 'source_id'>): number {
  return titles.compare(a.title, b.title) || (a.source_id < b.source_id ? -1 : 1);
}
const ORDERS: Readonly<Record<SourceQuery['sort'], (a: StoredSource, b: StoredSource) => number>> = {
  title: () => 0,
  date: (a, b) => (a.dated_on < b.dated_on ? -1 : Number(a.dated_on > b.dated_on)),
  added: (a, b) => b.added_at.getTime() - a.added_at.getTime(),
  length: (a, b) => b.length - a.length,
};

/** These sources, in the order in which their file held them. */
export async function sourcesByIds(trx: Trx, studyId: string, sourceIds: readonly string[]): Promise<readonly StoredSource[]> {
  if (sourceIds.length === 0) return [];
  return trx.selectFrom('text_source').selectAll().where('study_id', '=', studyId).where('source_id', 'in', [...sourceIds]).orderBy('part_of_file').orderBy('source_id').execute();
}

/** The sources that came from a file with exactly these bytes and were not taken away. */
export async function sourcesOfBytes(trx: Trx, studyId: string, fileHash: string): Promise<readonly StoredSource[]> {
  return trx.selectFrom('text_source').selectAll().where('study_id', '=', studyId).where('file_hash', '=', fileHash).where('removed_at', 'is', null).orderBy('part_of_file').orderBy('source_id').execute();
}

/** The sources that came from a file of this name in this folder, whatever its bytes, and were not taken away. */
export async function sourcesOfName(trx: Trx, studyId: string, folder: string, file: string): Promise<readonly StoredSource[]> {
  return trx.selectFrom('text_source').selectAll().where('study_id', '=', studyId).where('folder', '=', folder).where('file', '=', file).where('removed_at', 'is', null).orderBy('source_id').execute();
}

type SourceRow = Insertable<SourceTable>;

/** The row of a source that has just come: its first version, and nothing said of it but what is given. */
export function newSource(given: Pick<SourceRow, 'district_id' | 'source_id' | 'study_id' | 'title' | 'type' | 'dated_on' | 'length' | 'turns' | 'added_at'> & Partial<SourceRow>): SourceRow {
  const nothing = { respondent_id: null, basis: null, handout_of: null, given_by: '', document_kind: '', attributes: '{}', folder: '', file: '', file_hash: null, part_of_file: 0 };
  return { ...nothing, version: 1, revision: 1, removed_at: null, ...given };
}

export async function addSources(trx: Trx, rows: readonly SourceRow[]): Promise<void> {
  await trx.insertInto('text_source').values([...rows]).execute();
}

/** Changes what is said of a source; `revision` counts it. */
export async function changeSource(trx: Trx, source: Pick<StoredSource, 'source_id' | 'revision'>, change: Updateable<SourceTable>): Promise<void> {
  await trx.updateTable('text_source').set({ ...change, revision: source.revision + 1 }).where('source_id', '=', source.source_id).execute();
}

/** Which cases each of these sources belongs to. */
export async function casesOfSources(trx: Trx, sourceIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const cases = new Map<string, string[]>();
  if (sourceIds.length === 0) return cases;
  const rows = await trx.selectFrom('source_case').select(['source_id', 'case_id']).where('source_id', 'in', [...sourceIds]).orderBy('case_id').execute();
  for (const { source_id: sourceId, case_id: caseId } of rows) cases.set(sourceId, [...(cases.get(sourceId) ?? []), caseId]);
  return cases;
}

/** Says anew which cases a source belongs to. */
export async function setCases(trx: Trx, districtId: string, sourceId: string, caseIds: readonly string[]): Promise<void> {
  await trx.deleteFrom('source_case').where('source_id', '=', sourceId).execute();
  await addToCases(trx, districtId, [sourceId], caseIds);
}

/** Lets every one of these sources belong to every one of these cases. */
export async function addToCases(trx: Trx, districtId: string, sourceIds: readonly string[], caseIds: readonly string[]): Promise<void> {
  const rows = sourceIds.flatMap((source_id) => [...new Set(caseIds)].map((case_id) => ({ district_id: districtId, source_id, case_id })));
  if (rows.length > 0) await trx.insertInto('source_case').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
}
