import { sql, type Transaction } from 'kysely';
import { guidKey } from '../model/refi-qda/refi-qda.ts';

/** What things of this study are called elsewhere, by their id here. */
export async function guidsOf<T>(given: Transaction<T>, studyId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; guid: string }>`select id, guid from exchange_guid where study_id = ${studyId}`.execute(given);
  return new Map(rows.map(({ id, guid }) => [id, guid]));
}

/** The same from the other side: ids here by the key of the GUID there. */
export function idsByGuid(guids: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...guids].map(([id, guid]) => [guidKey(guid), id]));
}

/** Remembers what things are called elsewhere; what is known stays. */
export async function keepGuids<T>(given: Transaction<T>, districtId: string, studyId: string, guids: ReadonlyMap<string, string>): Promise<void> {
  const [ids, names] = [[...guids.keys()], [...guids.values()]];
  if (ids.length === 0) return;
  await sql`
    insert into exchange_guid (district_id, study_id, id, guid)
    select ${districtId}::uuid, ${studyId}::uuid, id, guid from unnest(${ids}::uuid[], ${names}::text[]) as given (id, guid)
    on conflict do nothing`.execute(given);
}

/** Which of these ids are sources or cases of other studies of the district. */
export async function takenElsewhere<T>(given: Transaction<T>, studyId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select source_id as id from text_source where study_id <> ${studyId} and source_id = any(${[...ids]}::uuid[])
    union select case_id from study_case where study_id <> ${studyId} and case_id = any(${[...ids]}::uuid[])`.execute(given);
  return new Set(rows.map(({ id }) => id));
}
