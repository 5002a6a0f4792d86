import { ok, refuse } from '../../../kernel/result.ts';
import { z, type Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { can } from '../../people/model/can.ts';
import { dayIn } from '../../people/model/days.ts';
import { schoolYearOf, spreadOf, type CircleToCount } from '../model/spread.ts';
import { Spread } from '../model/wire.ts';
import { circlesOverTime, supervisedToday } from './people.ts';
import { listProblems, type ListedProblem } from './store.ts';
import type { Trx } from './tables.ts';

const NOT_YOURS = refuse('not-allowed', 'spread-not-yours', 'The spread of problems is for supervisors, cabinet and administrators.', { mend: 'Ask your supervisor to show it to your circle.' });

/** How the kinds of problems are spread over the school year and over circles: counts only. */
export function spreadRoutes(api: Api<Actor>, { db, clock }: Parts): void {
  api.route(
    { method: 'get', path: '/api/problems/spread', tag: 'Problems', summary: 'How kinds of problems are spread over the year and over circles', access: 'signed-in', query: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Write a month as 2026-11.').optional() }), answer: Spread },
    async ({ actor, query }) => {
      if (!can(actor, 'problem.spread', { districtId: actor.districtId, relations: [] })) return NOT_YOURS;
      const months = schoolYearOf(query.month ?? dayIn(actor.timeZone, clock.now()).slice(0, 7));
      return db.inDistrict(actor.districtId, async (trx: Trx) => {
        const supervised = new Set(await supervisedToday(trx, actor.personId, dayIn(actor.timeZone, clock.now())));
        const begun = (row: ListedProblem) => dayIn(actor.timeZone, row.created_at.getTime());
        const rows = (await listProblems(trx, null)).filter((row) => months.includes(begun(row).slice(0, 7)));
        const circles = new Map<string, CircleToCount>();
        const counted = [];
        const circleOf = await circlesOverTime(trx, rows.map((row) => ({ personId: row.author_id, day: begun(row) })));
        for (const row of rows) {
          const circle = circleOf(row.author_id, begun(row));
          // A circle is the reader's own when they supervise all whose problems it counts: those they can read anyway.
          if (circle) circles.set(circle.circleId, { ...circle, own: supervised.has(row.author_id) && (circles.get(circle.circleId)?.own ?? true) });
          counted.push({ month: begun(row).slice(0, 7), circleId: circle?.circleId ?? null, kinds: row.content.kinds });
        }
        return ok(spreadOf(counted, months, [...circles.values()].sort((a, b) => a.name.localeCompare(b.name))));
      });
    },
  );
}
