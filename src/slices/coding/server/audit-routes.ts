import { ok } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Actor } from '../../people/model/actor.ts';
import { peopleByIds } from '../../people/server/index.ts';
import { AuditAnswer, AuditQuery } from '../model/server-wire.ts';
import { StudyParams } from '../model/wire.ts';
import { meet, type TextTrx } from './access.ts';
import { actsBefore } from './audit.ts';
import type { LiveStudies } from './live-studies.ts';

/** The audit trail of a study, as far as the asking person may see what was done. */
export function auditRoutes(api: Api<Actor>, live: LiveStudies): void {
  api.route(
    { method: 'get', path: '/api/studies/{studyId}/audit', tag: 'Coding', summary: 'Who did what, when', access: 'signed-in', params: StudyParams, query: AuditQuery, answer: AuditAnswer },
    async ({ actor, params: { studyId }, query }) => {
      const met = await meet(live, actor, studyId);
      if (!met.ok) return met;
      return live.parts.db.inDistrict(actor.districtId, async (trx: TextTrx) => {
        const { acts, next } = await actsBefore(trx, studyId, met.value, query);
        const people = await peopleByIds(trx, [...new Set(acts.flatMap((act) => act.by ?? []))]);
        return ok({ next, acts: acts.map((act) => ({ ...act, by: act.by === null ? null : { personId: act.by, name: people.get(act.by)?.name ?? '' } })) });
      });
    },
  );
}
