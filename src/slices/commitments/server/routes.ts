import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { can } from '../../people/model/can.ts';
import { dayIn } from '../../people/model/days.ts';
import { circleOf } from '../../people/server/index.ts';
import { checkDates } from '../model/commitment.ts';
import { CirclePath, Commitment, CommitmentPath, CommitmentsAnswer, CommitmentsQuery, DateChange, PromisesAnswer, ReportDraft, SinceLastTime, SinceLastTimeQuery } from '../model/wire.ts';
import { promisesFor, sinceLastTime } from './listing.ts';
import { meetCommitment, NO_COMMITMENT, report } from './reporting.ts';
import { changeDates, findCommitments, type Trx } from './store.ts';
import { commitmentViews, mayReadContent, peopleTrx, placesOf, relationsTo } from './views.ts';

const TAG = 'promises';
const NO_CIRCLE = refuse('not-found', 'no-such-circle', 'There is no such circle.', { mend: 'Choose a circle from the list.' });

/** Reading promises. */
export function readingRoutes(api: Api<Actor>, parts: Parts): void {
  const today = (actor: Actor) => dayIn(actor.timeZone, parts.clock.now());
  const within = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) => parts.db.inDistrict(actor.districtId, work);

  api.route({ method: 'get', path: '/api/promises', tag: TAG, summary: 'Everything promised that concerns the person asking', access: 'signed-in', answer: PromisesAnswer }, async ({ actor }) =>
    ok(await within(actor, (trx) => promisesFor(trx, actor, today(actor)))),
  );

  api.route({ method: 'get', path: '/api/commitments', tag: TAG, summary: 'Promises to check in on, one’s own, or of a session', access: 'signed-in', query: CommitmentsQuery, answer: CommitmentsAnswer }, async ({ actor, query }) =>
    within(actor, async (trx) => {
      const places = await placesOf(trx, actor, today(actor));
      const rows = await findCommitments(trx, {
        ...(query.mine === 'promises' ? { ownerId: actor.personId } : {}),
        ...(query.mine === 'check-ins' ? { checkBy: actor.personId, openOnly: true } : {}),
        ...(query.sessionId ? { sessionId: query.sessionId } : {}),
      });
      const open = rows.filter((row) => mayReadContent(row, actor, relationsTo(row, actor, places)));
      return ok({ commitments: await commitmentViews(trx, open, actor, places) });
    }),
  );

  api.route({ method: 'get', path: '/api/commitments/{commitmentId}', tag: TAG, summary: 'One promise', access: 'signed-in', params: CommitmentPath, answer: Commitment }, async ({ actor, params }) =>
    within(actor, async (trx): Promise<Result<Commitment>> => {
      const met = await meetCommitment(trx, actor, params.commitmentId, today(actor));
      if (!met.ok) return met;
      const [view] = await commitmentViews(trx, [met.value.row], actor, met.value.places);
      return view ? ok(view) : NO_COMMITMENT;
    }),
  );

  api.route({ method: 'get', path: '/api/circles/{circleId}/since-last-time', tag: TAG, summary: 'What a circle hears first: earlier promises and what became of them', access: 'signed-in', params: CirclePath, query: SinceLastTimeQuery, answer: SinceLastTime }, ({ actor, params, query }) =>
    within(actor, async (trx): Promise<Result<SinceLastTime>> => {
      if (!(await circleOf(peopleTrx(trx), params.circleId))) return NO_CIRCLE;
      return ok(await sinceLastTime(trx, actor, params.circleId, query.sessionId ?? null, today(actor)));
    }),
  );
}

/** Saying how a promise went, and moving its days. */
export function reportingRoutes(api: Api<Actor>, parts: Parts): void {
  const today = (actor: Actor) => dayIn(actor.timeZone, parts.clock.now());
  const saying = { params: CommitmentPath, body: ReportDraft, answer: Commitment, tag: TAG, access: 'signed-in' } as const;

  api.route({ method: 'post', path: '/api/commitments/{commitmentId}/reports', summary: 'The owner says how it went, with evidence', ...saying }, ({ actor, params, body }) =>
    parts.db.inDistrict(actor.districtId, (trx: Trx) => report(trx, actor, params.commitmentId, 'owner', body, parts.clock.now(), today(actor))),
  );

  api.route({ method: 'post', path: '/api/commitments/{commitmentId}/check-ins', summary: 'The facilitator says how it went: one tap and a sentence', ...saying }, ({ actor, params, body }) =>
    parts.db.inDistrict(actor.districtId, (trx: Trx) => report(trx, actor, params.commitmentId, 'check-in', body, parts.clock.now(), today(actor))),
  );

  api.route({ method: 'patch', path: '/api/commitments/{commitmentId}/dates', tag: TAG, summary: 'Move the days of a promise, with the reason', access: 'signed-in', params: CommitmentPath, body: DateChange, answer: Commitment }, ({ actor, params, body }) =>
    parts.db.inDistrict(actor.districtId, (trx: Trx) => moveDates(trx, parts, actor, params.commitmentId, body)),
  );
}

async function moveDates(trx: Trx, parts: Parts, actor: Actor, commitmentId: string, change: DateChange): Promise<Result<Commitment>> {
  const now = parts.clock.now();
  const today = dayIn(actor.timeZone, now);
  const met = await meetCommitment(trx, actor, commitmentId, today);
  if (!met.ok) return met;
  const { row, places } = met.value;
  if (!can(actor, 'commitment.report', { districtId: row.district_id, relations: relationsTo(row, actor, places) })) return NO_COMMITMENT;
  const checked = checkDates(change, today);
  if (!checked.ok) return checked;
  await changeDates(trx, row, change, { changeId: parts.newId(), personId: actor.personId, now });
  const [view] = await commitmentViews(trx, await findCommitments(trx, { commitmentId }), actor, places);
  return view ? ok(view) : NO_COMMITMENT;
}
