import type { Transaction } from 'kysely';
import type { NewId } from '../../../kernel/ids.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import type { Relation } from '../../people/model/can.ts';
import type { ProblemContent } from '../model/content.ts';
import type { DocumentView, ProblemView } from '../model/wire.ts';
import { listDocuments } from './document-store.ts';
import { forgetRemovedDocuments } from './documents.ts';
import { standingTo, type SessionsOfProblem } from './people.ts';
import { reach } from './permit.ts';
import { addProblem, addVersion, changeProblem, findProblem, findVersion, listProblems } from './store.ts';
import { asOurs } from './tables.ts';
import { documentView, viewFor } from './views.ts';

export { problemsRoutes } from './routes.ts';
export type { SessionOfProblem, SessionsOfProblem } from './people.ts';

/** Registers the daily job that forgets documents taken away long ago. */
export function problemsJobs(parts: Parts): void {
  parts.jobs.every('problems.forget-documents', '23 3 * * *', () => forgetRemovedDocuments(parts));
}

/** The problem as this person may see it, or the refusal they should get. */
export async function readableProblem<T>(trx: Transaction<T>, problemId: string, actor: Actor, how: { readonly now: number; readonly sessionsOf: SessionsOfProblem }): Promise<Result<ProblemView>> {
  const reached = await reach(asOurs(trx), { actor, problemId, action: 'problem.read', ...how });
  return reached.ok ? ok(await viewFor(asOurs(trx), actor, reached.value)) : reached;
}

/** How this person stands to a problem today; empty when there is no such problem. */
export async function relationsToProblem<T>(trx: Transaction<T>, problemId: string, actor: Actor, how: { readonly now: number; readonly sessionsOf: SessionsOfProblem }): Promise<readonly Relation[]> {
  const problem = await findProblem(asOurs(trx), problemId);
  return problem ? (await standingTo(trx, problem, actor, how.now, how.sessionsOf)).relations : [];
}

/** What the people of a session are shown of a problem. Who may see it has been decided by the caller. */
export interface BroughtProblem {
  readonly problemId: string;
  readonly authorId: string;
  readonly version: number;
  readonly content: ProblemContent;
  readonly documents: readonly DocumentView[];
}

/** A version of a problem with its documents, for a session; the newest when no number is given, null when there is none. */
export async function broughtProblem<T>(trx: Transaction<T>, problemId: string, version?: number | null): Promise<BroughtProblem | null> {
  const problem = await findProblem(asOurs(trx), problemId);
  const saved = problem && (await findVersion(asOurs(trx), problemId, version ?? problem.version));
  if (!saved) return null;
  const documents = (await listDocuments(asOurs(trx), problemId)).filter((row) => row.removed_at === null);
  return { problemId, authorId: problem.author_id, version: saved.version, content: saved.content, documents: documents.map(documentView) };
}

/** Where a problem stands, for reminders: nothing of what it says but whether it says anything. */
export interface ProblemStanding {
  readonly problemId: string;
  readonly authorId: string;
  readonly hasStatement: boolean;
  readonly inConsultation: boolean;
  readonly readyByAuthor: boolean;
  readonly readyBySupervisor: boolean;
  readonly presented: boolean;
}

/** How the problems of these authors stand. */
export async function problemStandings<T>(trx: Transaction<T>, authorIds: readonly string[]): Promise<readonly ProblemStanding[]> {
  if (authorIds.length === 0) return [];
  return (await listProblems(asOurs(trx), authorIds)).map((row) => ({
    problemId: row.problem_id,
    authorId: row.author_id,
    hasStatement: row.content.statement.trim() !== '',
    inConsultation: row.consultation_at !== null,
    readyByAuthor: row.ready_author_at !== null,
    readyBySupervisor: row.ready_supervisor_at !== null,
    presented: row.presented_at !== null,
  }));
}

/** Notes that a problem has been presented, for whoever hears of a session's end; a second telling changes nothing. */
export async function markPresented<T>(trx: Transaction<T>, problemId: string, at: number): Promise<void> {
  const problem = await findProblem(asOurs(trx), problemId, { lock: true });
  if (problem && !problem.presented_at) await changeProblem(asOurs(trx), problemId, { presented_at: new Date(at) });
}

/** A problem with its history, for the sample district: each version with its moment, and the marks. */
export interface SampleProblem {
  readonly districtId: string;
  readonly authorId: string;
  readonly versions: readonly { readonly content: ProblemContent; readonly at: number; readonly reason?: string }[];
  readonly readyBy?: { readonly supervisorId: string; readonly at: number };
  readonly presentedAt?: number;
}

/** Adds a whole problem at once and answers its id. */
export async function addSampleProblem<T>(trx: Transaction<T>, sample: SampleProblem, newId: NewId): Promise<string> {
  const ours = asOurs(trx);
  const problemId = newId();
  const { districtId, authorId } = sample;
  const [first, ...later] = sample.versions;
  if (!first) throw new RangeError('a sample problem needs at least one version');
  await addProblem(ours, { districtId, problemId, authorId, content: first.content, now: first.at });
  for (const [index, { content, at, reason }] of later.entries()) await addVersion(ours, { districtId, problemId, version: index + 2, content, reason: reason ?? '', by: authorId, now: at });
  const ready = sample.readyBy;
  await changeProblem(ours, problemId, {
    ...(ready ? { consultation_at: new Date(ready.at), ready_author_at: new Date(ready.at), ready_supervisor_at: new Date(ready.at), ready_supervisor_id: ready.supervisorId } : {}),
    ...(sample.presentedAt ? { presented_at: new Date(sample.presentedAt) } : {}),
    created_at: new Date(first.at),
  });
  return problemId;
}
