import type { z } from 'zod';
import type { Actor } from '../../people/model/actor.ts';
import { can } from '../../people/model/can.ts';
import type { PromisesAnswer, SinceLastTime } from '../model/wire.ts';
import { findCommitments, type Trx } from './store.ts';
import type { CommitmentRow } from './tables.ts';
import { commitmentViews, completionViews, mayReadContent, placesOf, relationsTo } from './views.ts';

/** Everything promised that one person has to do with, each promise once, where it needs them most. */
export async function promisesFor(trx: Trx, actor: Actor, today: string): Promise<z.input<typeof PromisesAnswer>> {
  const places = await placesOf(trx, actor, today);
  const checkIns = (await findCommitments(trx, { checkBy: actor.personId, openOnly: true })).filter((row) => row.check_on <= today);
  const mine = await findCommitments(trx, { ownerId: actor.personId });
  const taken = new Set([...checkIns, ...mine].map((row) => row.commitment_id));
  const circle = (await findCommitments(trx, { circleIds: [...places.circleIds] })).filter((row) => !taken.has(row.commitment_id));
  const everywhere = can(actor, 'commitment.completion', { districtId: actor.districtId, relations: [] });
  const rest = everywhere ? await completionRows(trx, actor, places.supervised) : [];
  const readable = rest.filter((row) => !taken.has(row.commitment_id) && !circle.includes(row) && mayReadContent(row, actor, relationsTo(row, actor, places)));
  const views = (rows: readonly CommitmentRow[]) => commitmentViews(trx, rows, actor, places);
  return {
    checkIns: await views(checkIns),
    mine: await views(mine),
    circle: await views(circle),
    readable: await views(readable),
    completion: everywhere ? await completionViews(trx, rest) : null,
    hasCircle: places.circleIds.size > 0,
  };
}

// A supervisor follows the principals they supervise; cabinet and administrators follow the whole district.
async function completionRows(trx: Trx, actor: Actor, supervised: ReadonlySet<string>): Promise<readonly CommitmentRow[]> {
  const rows = await findCommitments(trx, {});
  const wholeDistrict = actor.roles.some((role) => role === 'cabinet' || role === 'administrator');
  return wholeDistrict ? rows : rows.filter((row) => supervised.has(row.owner_id));
}

const RECENT_DAYS_MS = 60 * 86_400_000;

/**
 * The circle's promises from sessions other than this one that are open, or of which something was said lately; what has
 * news comes first. Nobody outside the circle gets any.
 */
export async function sinceLastTime(trx: Trx, actor: Actor, circleId: string, sessionId: string | null, today: string): Promise<SinceLastTime> {
  const places = await placesOf(trx, actor, today);
  if (!places.circleIds.has(circleId)) return { commitments: [] };
  const rows = (await findCommitments(trx, { circleIds: [circleId] })).filter((row) => row.session_id !== sessionId);
  const views = await commitmentViews(trx, rows, actor, places);
  const since = Date.parse(`${today}T00:00:00Z`) - RECENT_DAYS_MS;
  const lately = views.filter((view) => view.status === 'open' || view.reports.some((report) => report.at >= since));
  return { commitments: lately.toSorted((a, b) => lastSaid(b) - lastSaid(a)) };
}

function lastSaid(view: { readonly reports: readonly { readonly at: number }[] }): number {
  return view.reports.at(-1)?.at ?? 0;
}
