import type { Updateable } from 'kysely';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { SourceChange } from '../model/source-wire.ts';
import { attributesOf } from './attribute-store.ts';
import { checkValues } from './attribute-values.ts';
import { casesOf } from './case-store.ts';
import { changeSource, findSource, setCases, type StoredSource } from './source-store.ts';
import { sourceLines } from './source-views.ts';
import { countTexts } from './study-store.ts';
import type { SourceTable, Trx } from './tables.ts';

export const NO_SOURCE = refuse('not-found', 'no-source', 'This source is not in the study. It may have been taken away.', { mend: 'Look among those taken away on the page of sources.' });
const NO_CASE = refuse('invalid', 'no-case', 'One of these cases is not in the study. Nothing was changed.', { mend: 'Load the page again and choose from the list.' });
const OWN_HANDOUT = refuse('invalid', 'own-handout', 'A source cannot be a handout of itself. Nothing was changed.', { mend: 'Choose the meeting that it was handed out at.' });

/** Changes what is said of a source, if nobody was faster. */
export async function saveSourceFacts(trx: Trx, source: StoredSource, change: SourceChange): Promise<Result<true>> {
  if (source.revision !== change.revision) {
    const [newer] = await sourceLines(trx, [source]);
    return refuse('conflict', 'newer-source', 'Somebody has changed what is said of this source in the meantime. Nothing was written over; what you typed is still on your screen.', { mend: 'Look at both and save again.', newer });
  }
  const linked = await checkCases(trx, source.study_id, [...(change.caseIds ?? []), ...(change.respondentId ? [change.respondentId] : [])]);
  if (!linked.ok) return linked;
  if (change.handoutOf) {
    if (change.handoutOf === source.source_id) return OWN_HANDOUT;
    if (!(await findSource(trx, source.study_id, change.handoutOf))) return NO_SOURCE;
  }
  const values = change.attributes && checkValues(await attributesOf(trx, source.study_id), 'source', change.attributes);
  if (values && !values.ok) return values;
  await changeSource(trx, source, { ...columnsOf(change), ...(values ? { attributes: JSON.stringify(values.value) } : {}) });
  if (change.caseIds) await setCases(trx, source.district_id, source.source_id, change.caseIds);
  // Search shows titles beside what it finds.
  if (change.title !== undefined && change.title !== source.title) await countTexts(trx, source.study_id);
  return ok(true);
}

/** Whether all of these cases are in the study. */
export async function checkCases(trx: Trx, studyId: string, caseIds: readonly string[]): Promise<Result<true>> {
  if (caseIds.length === 0) return ok(true);
  const here = new Set((await casesOf(trx, studyId)).map((row) => row.case_id));
  return caseIds.every((caseId) => here.has(caseId)) ? ok(true) : NO_CASE;
}

function columnsOf(change: SourceChange): Updateable<SourceTable> {
  return {
    ...(change.title === undefined ? {} : { title: change.title }),
    ...(change.type === undefined ? {} : { type: change.type }),
    ...(change.datedOn === undefined ? {} : { dated_on: change.datedOn }),
    ...(change.respondentId === undefined ? {} : { respondent_id: change.respondentId }),
    ...(change.basis === undefined ? {} : { basis: change.basis }),
    ...(change.handoutOf === undefined ? {} : { handout_of: change.handoutOf }),
    ...(change.givenBy === undefined ? {} : { given_by: change.givenBy }),
    ...(change.documentKind === undefined ? {} : { document_kind: change.documentKind }),
  };
}
