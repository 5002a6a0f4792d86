import type { Transaction } from 'kysely';
import type { Promised } from '../model/commitment.ts';
import type { CommitmentStatus, DateChange, ReportDraft } from '../model/wire.ts';
import type { CommitmentRow, CommitmentTables, ReportRow } from './tables.ts';

export type Trx = Transaction<CommitmentTables>;

/** Keeps the promises of an ended session. A second telling of the same end changes nothing but revives withdrawn ones. */
export async function keepPromises(trx: Trx, districtId: string, promises: readonly Promised[], now: number): Promise<void> {
  for (const promise of promises) {
    const content = contentOf(promise);
    await trx
      .insertInto('commitment')
      .values({ district_id: districtId, commitment_id: promise.commitmentId, session_id: promise.sessionId, next_step_id: promise.nextStep.nextStepId, asked_on: null, created_at: new Date(now), ...content })
      .onConflict((conflict) => conflict.columns(['district_id', 'session_id', 'next_step_id']).doUpdateSet(content).where('commitment.status', '=', 'withdrawn'))
      .execute();
  }
}

function contentOf(promise: Promised): Omit<CommitmentRow, 'district_id' | 'commitment_id' | 'session_id' | 'next_step_id' | 'asked_on' | 'created_at'> {
  return {
    circle_id: promise.circleId,
    problem_id: promise.problemId,
    session_title: promise.sessionTitle,
    owner_id: promise.ownerId,
    check_by: promise.checkBy,
    horizon: promise.nextStep.horizon,
    what: promise.nextStep.what,
    actor: promise.nextStep.actor,
    place: promise.nextStep.where,
    evidence: promise.nextStep.evidence,
    due_on: promise.nextStep.dueOn,
    check_on: promise.checkOn,
    status: 'open',
    content_for_supervisor: promise.contentForSupervisor,
  };
}

/** A session was reopened: its promises wait, unless somebody has already reported on them. */
export async function withdrawUnreported(trx: Trx, sessionId: string): Promise<void> {
  await trx
    .updateTable('commitment')
    .set({ status: 'withdrawn' })
    .where('session_id', '=', sessionId)
    .where('status', '=', 'open')
    .where((is) =>
      is.not(is.exists(is.selectFrom('commitment_report').select('report_id').whereRef('commitment_report.commitment_id', '=', 'commitment.commitment_id'))),
    )
    .execute();
}

export interface CommitmentFilter {
  readonly ownerId?: string;
  readonly checkBy?: string;
  readonly circleIds?: readonly string[];
  readonly sessionId?: string;
  readonly commitmentId?: string;
  readonly openOnly?: boolean;
}

/** Promises that fit every part of the filter, soonest check first; withdrawn ones are left out. */
export async function findCommitments(trx: Trx, filter: CommitmentFilter): Promise<readonly CommitmentRow[]> {
  let query = trx.selectFrom('commitment').selectAll().where('status', '!=', 'withdrawn');
  if (filter.ownerId) query = query.where('owner_id', '=', filter.ownerId);
  if (filter.checkBy) query = query.where('check_by', '=', filter.checkBy);
  if (filter.circleIds) query = query.where('circle_id', 'in', filter.circleIds.length > 0 ? [...filter.circleIds] : [NOBODY]);
  if (filter.sessionId) query = query.where('session_id', '=', filter.sessionId);
  if (filter.commitmentId) query = query.where('commitment_id', '=', filter.commitmentId);
  if (filter.openOnly) query = query.where('status', '=', 'open');
  return query.orderBy('check_on').orderBy('commitment_id').limit(500).execute();
}

/** A UUID that no row carries; an empty list in SQL's `in ()` is a syntax error. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The reports on these promises, oldest first. */
export async function reportsOn(trx: Trx, commitmentIds: readonly string[]): Promise<readonly ReportRow[]> {
  if (commitmentIds.length === 0) return [];
  return trx.selectFrom('commitment_report').selectAll().where('commitment_id', 'in', [...commitmentIds]).orderBy('at').orderBy('report_id').execute();
}

export interface ReportFacts {
  readonly districtId: string;
  readonly commitmentId: string;
  readonly byPerson: string;
  readonly kind: 'check-in' | 'owner';
  readonly at: number;
  readonly status: CommitmentStatus;
  /** The next day to ask; null leaves it. */
  readonly checkOn: string | null;
}

/** Adds a report and moves the promise on; false when this very report was already kept. */
export async function addReport(trx: Trx, draft: ReportDraft, facts: ReportFacts): Promise<boolean> {
  const added = await trx
    .insertInto('commitment_report')
    .values({ district_id: facts.districtId, report_id: draft.reportId, commitment_id: facts.commitmentId, by_person: facts.byPerson, kind: facts.kind, outcome: draft.outcome, sentence: draft.sentence, evidence: draft.evidence, at: new Date(facts.at) })
    .onConflict((conflict) => conflict.columns(['district_id', 'report_id']).doNothing())
    .returning('report_id')
    .execute();
  if (added.length === 0) return false;
  await trx
    .updateTable('commitment')
    .set({ status: facts.status, ...(facts.checkOn ? { check_on: facts.checkOn, asked_on: null } : {}) })
    .where('commitment_id', '=', facts.commitmentId)
    .execute();
  return true;
}

/** Moves the days of a promise and keeps what they were, and why. */
export async function changeDates(trx: Trx, row: CommitmentRow, change: DateChange, who: { readonly changeId: string; readonly personId: string; readonly now: number }): Promise<void> {
  await trx
    .insertInto('commitment_date_change')
    .values({ district_id: row.district_id, change_id: who.changeId, commitment_id: row.commitment_id, by_person: who.personId, due_before: row.due_on, due_after: change.dueOn, check_before: row.check_on, check_after: change.checkOn, reason: change.reason, at: new Date(who.now) })
    .execute();
  await trx.updateTable('commitment').set({ due_on: change.dueOn, check_on: change.checkOn, asked_on: null }).where('commitment_id', '=', row.commitment_id).execute();
}

/** Open promises whose check day has come and about which nobody has been asked yet for that day. */
export async function dueForAsking(trx: Trx, today: string): Promise<readonly CommitmentRow[]> {
  return trx
    .selectFrom('commitment')
    .selectAll()
    .where('status', '=', 'open')
    .where('check_on', '<=', today)
    .where((is) => is.or([is('asked_on', 'is', null), is('asked_on', '<', is.ref('check_on'))]))
    .orderBy('check_on')
    .limit(500)
    .execute();
}

/** Marks that people have been asked; true only for the one process that did it first. */
export async function markAsked(trx: Trx, row: CommitmentRow, today: string): Promise<boolean> {
  const marked = await trx
    .updateTable('commitment')
    .set({ asked_on: today })
    .where('commitment_id', '=', row.commitment_id)
    .where((is) => is.or([is('asked_on', 'is', null), is('asked_on', '<', row.check_on)]))
    .returning('commitment_id')
    .execute();
  return marked.length === 1;
}
