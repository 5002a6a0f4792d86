import type { Transaction } from 'kysely';
import { storableText } from '../../../kernel/storable-text.ts';
import type { SourceText } from '../model/source-text.ts';
import type { CaseKind, SourceType } from '../model/study.ts';
import { addCase, casesOf } from './case-store.ts';
import { namedValues, type Into, type NamedValue } from './named-values.ts';
import { addSources, addToCases, listSources, newSource } from './source-store.ts';
import { storableSource } from './storable-source.ts';
import { countTexts } from './study-store.ts';
import { asOurs } from './tables.ts';
import { addVersions, versionRow } from './version-store.ts';

/** A case of another program's project, with the id it gets here. */
interface ForeignCase {
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly name: string;
  readonly attributes: readonly NamedValue[];
}

/** A source of another program's project, with the id it gets here. */
interface ForeignSource {
  readonly sourceId: string;
  readonly title: string;
  readonly type: SourceType;
  readonly datedOn: string;
  readonly text: SourceText;
  readonly folder: string;
  readonly file: string;
  readonly caseIds: readonly string[];
  readonly attributes: readonly NamedValue[];
}

interface Bringing extends Into {
  readonly by: string;
}

/**
 * Keeps cases and sources of a project that are not in the study yet, with their values; what is there already stays as people have
 * made it. Answers which came and what was left out, in sentences.
 */
export async function keepForeign<T>(given: Transaction<T>, into: Bringing, cases: readonly ForeignCase[], sources: readonly ForeignSource[]): Promise<{ readonly sourceIds: readonly string[]; readonly caseIds: readonly string[]; readonly notes: readonly string[] }> {
  const trx = asOurs(given);
  const { districtId, studyId, by, now } = into;
  const hereCases = new Set((await casesOf(trx, studyId)).map((one) => one.case_id));
  const here = new Set([...(await listSources(trx, studyId)), ...(await listSources(trx, studyId, { removed: 'yes' }))].map((one) => one.source_id));
  const newCases = cases.filter(({ caseId }) => !hereCases.has(caseId));
  const newSources = sources.filter(({ sourceId }) => !here.has(sourceId));
  const ofCases = await namedValues(trx, into, 'case', newCases.map(({ attributes }) => attributes));
  const ofSources = await namedValues(trx, into, 'source', newSources.map(({ attributes }) => attributes));
  for (const [at, one] of newCases.entries()) await addCase(trx, { district_id: districtId, case_id: one.caseId, study_id: studyId, kind: one.kind, name: nameOf(one.name, 'Case'), person_id: null, network_id: null, attributes: JSON.stringify(ofCases.values[at]), revision: 1, created_at: new Date(now) });
  if (newSources.length > 0) {
    const versions = newSources.map(({ sourceId, text }) => versionRow(districtId, sourceId, 1, storableSource(text), { by, at: now, why: '' }));
    await addSources(trx, newSources.map((one, at) => newSource({ district_id: districtId, source_id: one.sourceId, study_id: studyId, title: nameOf(one.title, 'Source'), type: one.type, dated_on: one.datedOn, folder: one.folder, file: one.file, attributes: JSON.stringify(ofSources.values[at]), length: versions[at]!.length, turns: one.text.turns.length, added_at: new Date(now) })));
    await addVersions(trx, versions);
    for (const { sourceId, caseIds } of newSources) await addToCases(trx, districtId, [sourceId], caseIds);
  }
  await countTexts(trx, studyId);
  return { sourceIds: newSources.map(({ sourceId }) => sourceId), caseIds: newCases.map(({ caseId }) => caseId), notes: [...new Set([...ofCases.notes, ...ofSources.notes])] };
}

function nameOf(said: string, otherwise: string): string {
  return storableText(said.trim().slice(0, 200)).trim() || otherwise;
}
