import { sql, type Selectable } from 'kysely';
import type { NewId } from '../../../kernel/ids.ts';
import type { AttributeType } from '../model/study.ts';
import type { TextTables, Trx } from './tables.ts';

export type StoredAttribute = Selectable<TextTables['study_attribute']>;

/** The attributes of a study: the two that imports fill first, then in the order in which they came. */
export async function attributesOf(trx: Trx, studyId: string): Promise<readonly StoredAttribute[]> {
  return trx.selectFrom('study_attribute').selectAll().where('study_id', '=', studyId).orderBy('key', (order) => order.asc().nullsLast()).orderBy('created_at').orderBy('attribute_id').execute();
}

export interface NewAttribute {
  readonly attributeId: string;
  readonly name: string;
  readonly type: AttributeType;
  readonly appliesTo: 'source' | 'case';
  readonly allowed: readonly string[] | null;
  readonly key?: 'folder' | 'file';
}
interface Into {
  readonly districtId: string;
  readonly studyId: string;
  readonly now: number;
}

/** Adds attributes; those whose name or id is taken in this study are left as they are. Answers how many were added. */
export async function addAttributes(trx: Trx, { districtId, studyId, now }: Into, attributes: readonly NewAttribute[]): Promise<number> {
  if (attributes.length === 0) return 0;
  const rows = attributes.map(({ attributeId, name, type, appliesTo, allowed, key }) => ({ district_id: districtId, attribute_id: attributeId, study_id: studyId, name, type, applies_to: appliesTo, allowed: allowed && JSON.stringify(allowed), key: key ?? null, created_at: new Date(now) }));
  const added = await trx.insertInto('study_attribute').values(rows).onConflict((conflict) => conflict.doNothing()).returning('attribute_id').execute();
  return added.length;
}

/** Gives a new study the attributes that every import fills. */
export async function addBuiltInAttributes(trx: Trx, { newId, ...into }: Into & { readonly newId: NewId }): Promise<void> {
  const builtIn = (['folder', 'file'] as const).map((key) => ({ attributeId: newId(), name: key, type: 'text' as const, appliesTo: 'source' as const, allowed: null, key }));
  await addAttributes(trx, into, builtIn);
}

export async function changeAttribute(trx: Trx, attributeId: string, { name, allowed }: { readonly name: string; readonly allowed: readonly string[] | null }): Promise<void> {
  await trx.updateTable('study_attribute').set({ name, allowed: allowed && JSON.stringify(allowed) }).where('attribute_id', '=', attributeId).execute();
}

/** Removes an attribute with every value of it. */
export async function removeAttribute(trx: Trx, attribute: StoredAttribute): Promise<void> {
  const table = attribute.applies_to === 'source' ? ('text_source' as const) : ('study_case' as const);
  await trx.updateTable(table).set({ attributes: sql<string>`attributes - ${attribute.attribute_id}::text`, revision: sql<number>`revision + 1` }).where('study_id', '=', attribute.study_id).where(sql<boolean>`attributes ? ${attribute.attribute_id}::text`).execute();
  await trx.deleteFrom('study_attribute').where('attribute_id', '=', attribute.attribute_id).execute();
}
