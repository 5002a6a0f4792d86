import type { Transaction } from 'kysely';
import type { Actor } from '../../people/model/actor.ts';
import { can, type Relation } from '../../people/model/can.ts';
import { circlesOfPerson, peopleByIds, principalsOf, type PeopleTables } from '../../people/server/index.ts';
import type { Commitment, CommitmentCompletion, Report } from '../model/wire.ts';
import { reportsOn, type Trx } from './store.ts';
import type { CommitmentRow, ReportRow } from './tables.ts';

/** Where the asking person belongs today: what decides how they stand to promises. */
export interface Places {
  readonly circleIds: ReadonlySet<string>;
  readonly supervised: ReadonlySet<string>;
}

/** Looks up the asking person's circles and the principals whom they supervise. */
export async function placesOf(trx: Trx, actor: Actor, today: string): Promise<Places> {
  const people = peopleTrx(trx);
  const circles = await circlesOfPerson(people, actor.personId, today);
  const principals = await principalsOf(people, actor.personId, today);
  return { circleIds: new Set(circles.map((circle) => circle.circleId)), supervised: new Set(principals.map((person) => person.personId)) };
}

/** The same transaction, for the lower slice's own tables. */
export function peopleTrx(trx: Trx): Transaction<PeopleTables> {
  return trx as unknown as Transaction<PeopleTables>;
}

/** Every relation between a person and a promise. */
export function relationsTo(row: CommitmentRow, actor: Actor, places: Places): readonly Relation[] {
  const relations: Relation[] = [];
  if (row.owner_id === actor.personId) relations.push('owner', 'author');
  if (row.check_by === actor.personId) relations.push('check-in');
  if (row.circle_id !== null && places.circleIds.has(row.circle_id)) relations.push('circle-member');
  if (places.supervised.has(row.owner_id)) relations.push('supervisor-of');
  return relations;
}

/** Whether the words of a promise are open to this person: to its circle, and to the supervisor where the circle's rule says so. */
export function mayReadContent(row: CommitmentRow, actor: Actor, relations: readonly Relation[]): boolean {
  if (can(actor, 'commitment.read', { districtId: row.district_id, relations })) return true;
  return row.content_for_supervisor && relations.includes('supervisor-of');
}

/** Promises with their words, as this person meets them. Rows that are not open to them must have been left out before. */
export async function commitmentViews(trx: Trx, rows: readonly CommitmentRow[], actor: Actor, places: Places): Promise<Commitment[]> {
  const reports = await reportsOn(trx, rows.map((row) => row.commitment_id));
  const names = await peopleByIds(peopleTrx(trx), [...rows.flatMap((row) => [row.owner_id, ...(row.check_by ? [row.check_by] : [])]), ...reports.map((report) => report.by_person)]);
  const named = (personId: string) => ({ personId, name: names.get(personId)?.name ?? '' });
  return rows.map((row) => {
    const thing = { districtId: row.district_id, relations: relationsTo(row, actor, places) };
    return {
      ...completionFields(row, named(row.owner_id)),
      sessionTitle: row.session_title,
      problemId: row.problem_id,
      what: row.what,
      actor: row.actor,
      where: row.place,
      evidence: row.evidence,
      checkBy: row.check_by ? named(row.check_by) : null,
      reports: reports.filter((report) => report.commitment_id === row.commitment_id).map((report) => reportView(report, named(report.by_person))),
      you: {
        mayReport: can(actor, 'commitment.report', thing),
        mayCheckIn: can(actor, 'commitment.check-in', thing) && row.status === 'open',
        mayChangeDates: can(actor, 'commitment.report', thing) && row.status === 'open',
      },
    };
  });
}

/** Promises without their words: that they were made, when they are due, whether they happened. */
export async function completionViews(trx: Trx, rows: readonly CommitmentRow[]): Promise<CommitmentCompletion[]> {
  const reports = await reportsOn(trx, rows.map((row) => row.commitment_id));
  const names = await peopleByIds(peopleTrx(trx), rows.map((row) => row.owner_id));
  return rows.map((row) => ({
    ...completionFields(row, { personId: row.owner_id, name: names.get(row.owner_id)?.name ?? '' }),
    reports: reports.filter((report) => report.commitment_id === row.commitment_id).length,
  }));
}

function completionFields(row: CommitmentRow, owner: { personId: string; name: string }): Omit<CommitmentCompletion, 'reports'> {
  return {
    commitmentId: row.commitment_id,
    sessionId: row.session_id,
    circleId: row.circle_id,
    owner,
    horizon: row.horizon,
    dueOn: row.due_on,
    checkOn: row.check_on,
    status: row.status,
  };
}

function reportView(report: ReportRow, by: { personId: string; name: string }): Report {
  return { reportId: report.report_id, by, kind: report.kind, outcome: report.outcome, sentence: report.sentence, evidence: report.evidence, at: report.at.getTime() };
}
