import type { Actor } from '../../people/model/actor.ts';
import { changedFields } from '../model/versions.ts';
import { statusOf } from '../model/readiness.ts';
import type { Comment, DocumentView, ProblemLine, ProblemView, Refocusing, VersionLine } from '../model/wire.ts';
import { listComments, listRefocusings } from './conversation-store.ts';
import { listDocuments, type StoredDocument } from './document-store.ts';
import { refsOf } from './people.ts';
import { isAllowed, type Reached } from './permit.ts';
import { findVersion, listVersions, type ListedProblem, type StoredProblem } from './store.ts';
import type { Trx } from './tables.ts';

const at = (date: Date | null): number | null => (date ? date.getTime() : null);

/** A document taken away can be brought back for this long. */
export const RESTORABLE_MS = 30 * 24 * 3_600_000;

/**
 * The problem as this reader may see it. People of a session see the version that was brought, its documents, and nothing
 * of the conversation between author and supervisor.
 */
export async function viewFor(trx: Trx, actor: Actor, reached: Reached): Promise<ProblemView> {
  const { problem, supervisors, sessions } = reached;
  const inConversation = isAllowed(actor, 'problem.comment', reached);
  const version = inConversation ? problem.version : broughtVersion(reached, actor);
  const saved = (await findVersion(trx, problem.problem_id, version))!;
  const conversation = inConversation ? await conversationOn(trx, problem) : null;
  const person = await refsOf(trx, [problem.author_id, ...(problem.ready_supervisor_id ? [problem.ready_supervisor_id] : [])]);
  const isAuthor = isAllowed(actor, 'problem.write', reached);
  const documents = (await listDocuments(trx, problem.problem_id)).filter((row) => row.removed_at === null || isAuthor);
  return {
    problemId: problem.problem_id,
    author: person(problem.author_id),
    status: statusFor(problem),
    version,
    content: saved.content,
    savedAt: saved.saved_at.getTime(),
    createdAt: problem.created_at.getTime(),
    presentedAt: at(problem.presented_at),
    ready: {
      author: at(problem.ready_author_at),
      supervisor: problem.ready_supervisor_at && problem.ready_supervisor_id ? { by: person(problem.ready_supervisor_id), at: problem.ready_supervisor_at.getTime() } : null,
      undoneAt: inConversation ? at(problem.ready_undone_at) : null,
    },
    documents: documents.map(documentView),
    conversation,
    readers: { supervisors: [...supervisors], broughtToSession: sessions.length > 0 },
    may: { write: isAuthor, comment: inConversation, markReady: isAllowed(actor, 'problem.mark-ready', reached) },
  };
}

/** The newest version brought to a session of this person; the newest of all while that session has not begun. */
function broughtVersion({ problem, sessions }: Reached, actor: Actor): number {
  const versions = sessions.filter((session) => session.people.includes(actor.personId)).map((session) => session.version);
  return versions.some((version) => version === null) ? problem.version : Math.max(1, ...versions.filter((version) => version !== null));
}

export function statusFor(problem: StoredProblem) {
  return statusOf({ author: at(problem.ready_author_at), supervisor: at(problem.ready_supervisor_at), consultationAt: at(problem.consultation_at), presentedAt: at(problem.presented_at) });
}

async function conversationOn(trx: Trx, problem: StoredProblem): Promise<{ comments: Comment[]; refocusings: Refocusing[] }> {
  const comments = await listComments(trx, problem.problem_id);
  const refocusings = await listRefocusings(trx, problem.problem_id);
  const person = await refsOf(trx, [...comments.map((row) => row.by_person), ...refocusings.map((row) => row.by_person)]);
  const statements = new Map<number, string>();
  for (const version of new Set(refocusings.flatMap((row) => [row.from_version, row.to_version]))) statements.set(version, (await findVersion(trx, problem.problem_id, version))?.content.statement ?? '');
  return {
    comments: comments.map((row) => ({ commentId: row.comment_id, answers: row.answers, field: row.field, version: row.version, by: person(row.by_person), at: row.at.getTime(), text: row.text, resolvedAt: at(row.resolved_at) })),
    refocusings: refocusings.map((row) => ({
      refocusingId: row.refocusing_id,
      before: statements.get(row.from_version) ?? '',
      after: statements.get(row.to_version) ?? '',
      fromVersion: row.from_version,
      toVersion: row.to_version,
      reason: row.reason,
      by: person(row.by_person),
      at: row.at.getTime(),
    })),
  };
}

/** One document as lists show it. */
export function documentView(row: StoredDocument): DocumentView {
  return {
    documentId: row.document_id,
    name: row.name,
    mediaType: row.media_type,
    bytes: row.bytes,
    shown: row.shown,
    addedAt: row.added_at.getTime(),
    restorableUntil: row.removed_at ? row.removed_at.getTime() + RESTORABLE_MS : null,
  };
}

/** Every version as a line: when, by whom, why, and which fields changed. */
export async function versionLines(trx: Trx, problemId: string): Promise<VersionLine[]> {
  const versions = await listVersions(trx, problemId);
  const person = await refsOf(trx, versions.map((row) => row.saved_by));
  return versions.map((row, index) => ({
    version: row.version,
    savedAt: row.saved_at.getTime(),
    by: person(row.saved_by),
    reason: row.reason,
    changed: index === 0 ? [] : changedFields(versions[index - 1]!.content, row.content),
  }));
}

/** A line of a list; without `withContent` only that the problem exists and where it stands. */
export function problemLine(row: ListedProblem, author: ProblemLine['author'], withContent: boolean): ProblemLine {
  return {
    problemId: row.problem_id,
    author,
    status: statusFor(row),
    statement: withContent ? row.content.statement : null,
    kinds: withContent ? row.content.kinds : null,
    savedAt: row.saved_at.getTime(),
    openComments: withContent ? row.open_comments : null,
  };
}
