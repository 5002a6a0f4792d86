import type { Transaction } from 'kysely';
import type { NewId } from '../../../kernel/ids.ts';
import { storableText } from '../../../kernel/storable-text.ts';
import { canonicalValue } from '../model/attribute-value.ts';
import type { SourceText } from '../model/source-text.ts';
import type { AttributeType, AttributeValue, CaseKind, SourceType } from '../model/study.ts';
import { addAttributes, attributesOf, type StoredAttribute } from './attribute-store.ts';
import { addCase, casesOf } from './case-store.ts';
import { addSources, addToCases, listSources } from './source-store.ts';
import { storableSource } from './storable-source.ts';
import { countTexts } from './study-store.ts';
import { asOurs, type Trx, type Values } from './tables.ts';
import { addVersions, versionRow } from './version-store.ts';

/** A value as another program tells it: by the name and type of its variable. */
export interface ForeignValue {
  readonly name: string;
  readonly type: AttributeType;
  readonly value: AttributeValue;
}

/** A case of another program's project, with the id it gets here. */
export interface ForeignCase {
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly name: string;
  readonly attributes: readonly ForeignValue[];
}

/** A source of another program's project, with the id it gets here. */
export interface ForeignSource {
  readonly sourceId: string;
  readonly title: string;
  readonly type: SourceType;
  readonly datedOn: string;
  readonly text: SourceText;
  readonly folder: string;
  readonly file: string;
  readonly caseIds: readonly string[];
  readonly attributes: readonly ForeignValue[];
}

interface Into {
  readonly districtId: string;
  readonly studyId: string;
  readonly by: string;
  readonly now: number;
  readonly newId: NewId;
}

/**
 * Keeps cases and sources of a project that are not in the study yet, with their values; what is there already stays as people have
 * made it. Answers which came and what was left out, in sentences.
 */
export async function keepForeign<T>(given: Transaction<T>, into: Into, cases: readonly ForeignCase[], sources: readonly ForeignSource[]): Promise<{ readonly sourceIds: readonly string[]; readonly caseIds: readonly string[]; readonly notes: readonly string[] }> {
  const trx = asOurs(given);
  const { districtId, studyId, by, now } = into;
  const hereCases = new Set((await casesOf(trx, studyId)).map((one) => one.case_id));
  const here = new Set([...(await listSources(trx, studyId)), ...(await listSources(trx, studyId, { removed: 'yes' }))].map((one) => one.source_id));
  const newCases = cases.filter(({ caseId }) => !hereCases.has(caseId));
  const newSources = sources.filter(({ sourceId }) => !here.has(sourceId));
  const notes = new Set<string>();
  const caseValues = await valuesFor(trx, into, 'case', newCases, notes);
  const sourceValues = await valuesFor(trx, into, 'source', newSources, notes);
  for (const one of newCases) await addCase(trx, { district_id: districtId, case_id: one.caseId, study_id: studyId, kind: one.kind, name: nameOf(one.name, 'Case'), person_id: null, network_id: null, attributes: JSON.stringify(caseValues(one)), revision: 1, created_at: new Date(now) });
  if (newSources.length > 0) {
    const versions = newSources.map(({ sourceId, text }) => versionRow(districtId, sourceId, 1, storableSource(text), { by, at: now, why: '' }));
    const facts = { respondent_id: null, basis: null, handout_of: null, given_by: '', document_kind: '', file_hash: null, part_of_file: 0, version: 1, revision: 1, added_at: new Date(now), removed_at: null };
    await addSources(trx, newSources.map((one, at) => ({ district_id: districtId, source_id: one.sourceId, study_id: studyId, title: nameOf(one.title, 'Source'), type: one.type, dated_on: one.datedOn, folder: one.folder, file: one.file, attributes: JSON.stringify(sourceValues(one)), length: versions[at]!.length, turns: one.text.turns.length, ...facts })));
    await addVersions(trx, versions);
    for (const { sourceId, caseIds } of newSources) await addToCases(trx, districtId, [sourceId], caseIds);
  }
  await countTexts(trx, studyId);
  return { sourceIds: newSources.map(({ sourceId }) => sourceId), caseIds: newCases.map(({ caseId }) => caseId), notes: [...notes] };
}

/** Makes the attributes that are missing, and tells each thing's values by their ids; a value that does not fit is left out with a note. */
async function valuesFor(trx: Trx, into: Into, appliesTo: 'source' | 'case', things: readonly { readonly attributes: readonly ForeignValue[] }[], notes: Set<string>): Promise<(one: { readonly attributes: readonly ForeignValue[] }) => Values> {
  const named = async (): Promise<Map<string, StoredAttribute>> => new Map((await attributesOf(trx, into.studyId)).filter((one) => one.applies_to === appliesTo).map((one) => [one.name.toLowerCase(), one]));
  const known = await named();
  const missing = new Map(things.flatMap(({ attributes }) => attributes).filter(({ name }) => !known.has(nameOf(name, 'Value').toLowerCase())).map(({ name, type }) => [nameOf(name, 'Value').toLowerCase(), { attributeId: into.newId(), name: nameOf(name, 'Value'), type, appliesTo, allowed: null }]));
  await addAttributes(trx, into, [...missing.values()]);
  const attributes = await named();
  return (one) => {
    const values: Record<string, AttributeValue> = {};
    for (const { name, value } of one.attributes) {
      const attribute = attributes.get(nameOf(name, 'Value').toLowerCase());
      const canonical = attribute && canonicalValue(attribute, typeof value === 'string' ? storableText(value).slice(0, 2000) : value);
      if (canonical?.ok && canonical.value !== null) values[attribute!.attribute_id] = canonical.value;
      else if (!canonical?.ok) notes.add(`“${String(value).slice(0, 60)}” does not fit the attribute “${nameOf(name, 'Value')}” and was left out.`);
    }
    return values;
  };
}

function nameOf(said: string, otherwise: string): string {
  return storableText(said).trim().slice(0, 200) || otherwise;
}
