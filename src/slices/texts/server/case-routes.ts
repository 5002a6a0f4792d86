import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { CaseChange, CaseDraft, CaseList, CasePath, StudyPath, type StudyCase } from '../model/study-wire.ts';
import { attributesOf } from './attribute-store.ts';
import { checkValues } from './attribute-values.ts';
import { addCase, casesOf, changeCase, findCase, removeCase, sourcesPerCase, type StoredCase } from './case-store.ts';
import { checkLinks } from './district-links.ts';
import { inStudy } from './permit.ts';
import type { Trx } from './tables.ts';

const NO_CASE = refuse('not-found', 'no-case', 'This case is not in the study. It may have been removed.', { mend: 'Load the page again.' });
const ID_TAKEN = refuse('conflict', 'case-id-taken', 'This case could not be added under this name. What you wrote is still on your screen.', { mend: 'Load the page again and add it once more.' });

/** The cases that sources belong to; those who code may add and change them. */
export function caseRoutes(api: Api<Actor>, { db, clock }: Parts): void {
  const within = inStudy(db);
  const listed = async (trx: Trx, studyId: string) => {
    const sources = await sourcesPerCase(trx, studyId);
    return ok({ cases: (await casesOf(trx, studyId)).map((row) => caseView(row, sources.get(row.case_id) ?? 0)) });
  };

  api.route({ method: 'get', path: '/api/studies/{studyId}/cases', tag: 'Studies', summary: 'The cases of a study', access: 'signed-in', params: StudyPath, answer: CaseList }, ({ actor, params }) =>
    within({ actor, ...params, action: 'study.read' }, (trx) => listed(trx, params.studyId)),
  );

  api.route({ method: 'post', path: '/api/studies/{studyId}/cases', tag: 'Studies', summary: 'Add a case', access: 'signed-in', params: StudyPath, body: CaseDraft, answer: CaseList }, ({ actor, params, body }) =>
    within({ actor, ...params, action: 'study.code' }, async (trx) => {
      const checked = await checkLinks(trx, body);
      if (!checked.ok) return checked;
      const values = checkValues(await attributesOf(trx, params.studyId), 'case', body.attributes);
      if (!values.ok) return values;
      await addCase(trx, { district_id: actor.districtId, case_id: body.caseId, study_id: params.studyId, kind: body.kind, name: body.name, person_id: body.personId, network_id: body.networkId, attributes: JSON.stringify(values.value), revision: 1, created_at: new Date(clock.now()) });
      return (await findCase(trx, params.studyId, body.caseId)) ? listed(trx, params.studyId) : ID_TAKEN;
    }),
  );

  /** Changes one case, held until it is done. */
  const changing = (actor: Actor, { studyId, caseId }: { studyId: string; caseId: string }, change: (trx: Trx, row: StoredCase) => Promise<Result<true>>) =>
    within({ actor, studyId, action: 'study.code' }, async (trx) => {
      const row = await findCase(trx, studyId, caseId, { lock: true });
      if (!row) return NO_CASE;
      const changed = await change(trx, row);
      return changed.ok ? listed(trx, studyId) : changed;
    });

  api.route({ method: 'patch', path: '/api/studies/{studyId}/cases/{caseId}', tag: 'Studies', summary: 'Change a case', access: 'signed-in', params: CasePath, body: CaseChange, answer: CaseList }, ({ actor, params, body }) =>
    changing(actor, params, async (trx, row) => {
      if (row.revision !== body.revision) {
        const sources = await sourcesPerCase(trx, params.studyId);
        return refuse('conflict', 'newer-case', 'Somebody has changed this case in the meantime. Nothing was written over; what you typed is still on your screen.', { mend: 'Look at both and save again.', newer: caseView(row, sources.get(row.case_id) ?? 0) });
      }
      const links = { personId: body.personId === undefined ? row.person_id : body.personId, networkId: body.networkId === undefined ? row.network_id : body.networkId };
      const checked = await checkLinks(trx, links);
      if (!checked.ok) return checked;
      const values = body.attributes ? checkValues(await attributesOf(trx, params.studyId), 'case', body.attributes) : ok(row.attributes);
      if (!values.ok) return values;
      await changeCase(trx, row, { kind: body.kind ?? row.kind, name: body.name ?? row.name, person_id: links.personId, network_id: links.networkId, attributes: JSON.stringify(values.value) });
      return ok(true);
    }),
  );

  api.route({ method: 'delete', path: '/api/studies/{studyId}/cases/{caseId}', tag: 'Studies', summary: 'Remove a case; its sources stay', access: 'signed-in', params: CasePath, answer: CaseList }, ({ actor, params }) =>
    changing(actor, params, async (trx, row) => {
      await removeCase(trx, row.case_id);
      return ok(true);
    }),
  );
}

function caseView(row: StoredCase, sources: number): StudyCase {
  return { caseId: row.case_id, kind: row.kind, name: row.name, personId: row.person_id, networkId: row.network_id, attributes: { ...row.attributes }, revision: row.revision, sources };
}
