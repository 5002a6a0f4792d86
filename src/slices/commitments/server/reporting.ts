import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Actor } from '../../people/model/actor.ts';
import { can } from '../../people/model/can.ts';
import { nextCheckDay, statusAfter } from '../model/commitment.ts';
import type { Commitment, ReportDraft } from '../model/wire.ts';
import { addReport, findCommitments, type Trx } from './store.ts';
import type { CommitmentRow } from './tables.ts';
import { commitmentViews, mayReadContent, placesOf, relationsTo, type Places } from './views.ts';

export const NO_COMMITMENT = refuse('not-found', 'no-such-promise', 'There is no promise at this address.', { mend: 'Look for it under Promises.' });
const NOT_YOURS = refuse('not-allowed', 'not-your-promise', 'Only the one who promised and the one who checks in can say how it went. Nothing was changed.', {
  mend: 'Tell them what you know; they can add it.',
});

/** A promise as one person meets it. */
export interface MetCommitment {
  readonly row: CommitmentRow;
  readonly places: Places;
}

/** Finds a promise whose words this person may read; for everyone else it does not exist. */
export async function meetCommitment(trx: Trx, actor: Actor, commitmentId: string, today: string): Promise<Result<MetCommitment>> {
  const [row] = await findCommitments(trx, { commitmentId });
  if (!row) return NO_COMMITMENT;
  const places = await placesOf(trx, actor, today);
  return mayReadContent(row, actor, relationsTo(row, actor, places)) ? ok({ row, places }) : NO_COMMITMENT;
}

/** Keeps what a person said about a promise, as its owner or as the one who checks in. Saying it twice changes nothing. */
export async function report(trx: Trx, actor: Actor, commitmentId: string, kind: 'owner' | 'check-in', draft: ReportDraft, now: number, today: string): Promise<Result<Commitment>> {
  const met = await meetCommitment(trx, actor, commitmentId, today);
  if (!met.ok) return met;
  const { row, places } = met.value;
  const action = kind === 'owner' ? 'commitment.report' : 'commitment.check-in';
  if (!can(actor, action, { districtId: row.district_id, relations: relationsTo(row, actor, places) })) return NOT_YOURS;
  await keepReport(trx, row, actor.personId, kind, draft, now, today);
  const [after] = await findCommitments(trx, { commitmentId });
  const [view] = await commitmentViews(trx, [after!], actor, places);
  return ok(view!);
}

/** The part without questions of right, shared with check-ins from a mail. */
export async function keepReport(trx: Trx, row: CommitmentRow, byPerson: string, kind: 'owner' | 'check-in', draft: ReportDraft, now: number, today: string): Promise<boolean> {
  const status = statusAfter(draft.outcome);
  const checkOn = status === 'open' ? nextCheckDay(row.due_on, today) : null;
  return addReport(trx, draft, { districtId: row.district_id, commitmentId: row.commitment_id, byPerson, kind, at: now, status, checkOn });
}
