import type { Transaction } from 'kysely';
import type { SourceText } from '../model/source-text.ts';
import type { SourceLine } from '../model/source-wire.ts';
import type { AttributeType, CaseKind } from '../model/study.ts';
import { attributesOf } from './attribute-store.ts';
import { casesOf } from './case-store.ts';
import { listSources } from './source-store.ts';
import { sourceLines } from './source-views.ts';
import { asOurs, type Values } from './tables.ts';
import { findVersion, textOf } from './version-store.ts';

/** A source with the text of its newest version. */
export interface CurrentText extends SourceText {
  readonly sourceId: string;
  readonly studyId: string;
  readonly title: string;
  readonly version: number;
  readonly sha256: string;
  /** In code points. */
  readonly length: number;
}

/** The newest version of a source; `version` asks for another. Null where there is none, also for a source taken away. */
export async function readSourceText<T>(given: Transaction<T>, sourceId: string, version?: number): Promise<CurrentText | null> {
  const trx = asOurs(given);
  const source = await trx.selectFrom('text_source').select(['study_id', 'title', 'version']).where('source_id', '=', sourceId).where('removed_at', 'is', null).executeTakeFirst();
  const row = source && (await findVersion(trx, sourceId, version ?? source.version));
  return row ? { sourceId, studyId: source.study_id, title: source.title, version: row.version, sha256: row.sha256, length: row.length, ...textOf(row) } : null;
}

/** The sources of a study that were not taken away, by title, with all that is said of them; attributes by attribute id. */
export async function sourceList<T>(given: Transaction<T>, studyId: string): Promise<readonly SourceLine[]> {
  const trx = asOurs(given);
  return sourceLines(trx, await listSources(trx, studyId));
}

/** A source and a case that it belongs to. */
export interface CaseLink {
  readonly sourceId: string;
  readonly caseId: string;
}

/** Which source belongs to which case, over a whole study; sources taken away are left out. */
export async function caseLinks<T>(given: Transaction<T>, studyId: string): Promise<readonly CaseLink[]> {
  const rows = await asOurs(given)
    .selectFrom('source_case')
    .innerJoin('text_source', (join) => join.onRef('text_source.district_id', '=', 'source_case.district_id').onRef('text_source.source_id', '=', 'source_case.source_id'))
    .select(['source_case.source_id', 'source_case.case_id'])
    .where('text_source.study_id', '=', studyId)
    .where('text_source.removed_at', 'is', null)
    .orderBy('source_case.source_id')
    .orderBy('source_case.case_id')
    .execute();
  return rows.map((row) => ({ sourceId: row.source_id, caseId: row.case_id }));
}

/** A case as queries and exchange need it; attributes by attribute id. */
export interface ListedCase {
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly name: string;
  readonly attributes: Values;
}

/** The cases of a study by name. */
export async function studyCases<T>(given: Transaction<T>, studyId: string): Promise<readonly ListedCase[]> {
  return (await casesOf(asOurs(given), studyId)).map((row) => ({ caseId: row.case_id, kind: row.kind, name: row.name, attributes: row.attributes }));
}

/** The attributes of a study: folder and file first. */
export async function studyAttributes<T>(given: Transaction<T>, studyId: string): Promise<readonly { readonly attributeId: string; readonly name: string; readonly type: AttributeType; readonly appliesTo: 'source' | 'case'; readonly key: 'folder' | 'file' | null }[]> {
  return (await attributesOf(asOurs(given), studyId)).map((row) => ({ attributeId: row.attribute_id, name: row.name, type: row.type, appliesTo: row.applies_to, key: row.key }));
}
