import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { z, type Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import type { Action } from '../../people/model/can.ts';
import { decideReady, undoesReady } from '../model/readiness.ts';
import { ConsultationNote, ConsultationNotes, MarkReady, ProblemView, RecordRefocusing, ResolveComment, WriteComment } from '../model/wire.ts';
import { addComment, addRefocusing, listComments, listOwnNotes, setResolved, writeNote } from './conversation-store.ts';
import type { SessionsOfProblem } from './people.ts';
import { problemPath, reach, type Reached } from './permit.ts';
import { changeProblem, findProblem, findVersion } from './store.ts';
import type { Trx } from './tables.ts';
import { tellOthers } from './tell-others.ts';
import { viewFor } from './views.ts';

const NO_COMMENT = refuse('not-found', 'no-comment', 'This comment is not part of this problem. Nothing was changed.', { mend: 'Load the page again and look for it there.' });
const NO_VERSION = refuse('not-found', 'no-version', 'One of the two versions is not there. Your reason is still on your screen.', { mend: 'Choose the versions again.' });
const NOTE_TAKEN = refuse('conflict', 'note-id-taken', 'This note could not be kept under this name. Its text is still on your screen.', { mend: 'Copy it, load the page again and paste it in.' });

/** Talking it over: comments, what was refocused, the ready marks, and notes that only their writer reads. */
export function conversationRoutes(api: Api<Actor>, parts: Parts, sessionsOf: SessionsOfProblem): void {
  const { db, clock } = parts;

  /** Reaches the problem, lets `change` decide and store, and answers with the problem as it is then. */
  const changing = (actor: Actor, problemId: string, action: Action, change: (trx: Trx, reached: Reached) => Promise<Result<true>>): Promise<Result<ProblemView>> =>
    db.inDistrict(actor.districtId, async (trx: Trx) => {
      const reached = await reach(trx, { actor, problemId, action, now: clock.now(), sessionsOf, lock: true });
      if (!reached.ok) return reached;
      const done = await change(trx, reached.value);
      if (!done.ok) return done;
      return ok(await viewFor(trx, actor, { ...reached.value, problem: (await findProblem(trx, problemId))! }));
    });

  api.route({ method: 'post', path: '/api/problems/{problemId}/consultation', tag: 'Problems', summary: 'Begin talking it over', access: 'signed-in', params: problemPath, answer: ProblemView }, async ({ actor, params }) => {
    const done = await changing(actor, params.problemId, 'problem.comment', async (trx, { problem }) => {
      if (!problem.consultation_at) await changeProblem(trx, params.problemId, { consultation_at: new Date(clock.now()) });
      return ok(true);
    });
    if (done.ok) await tellOthers(parts, actor, done.value, 'consultation');
    return done;
  });

  api.route({ method: 'post', path: '/api/problems/{problemId}/comments', tag: 'Problems', summary: 'Comment on a field, or answer a comment', access: 'signed-in', params: problemPath, body: WriteComment, answer: ProblemView, status: 201 }, async ({ actor, params, body }) => {
    const done = await changing(actor, params.problemId, 'problem.comment', async (trx, { problem, relations }) => {
      const first = body.answers ? (await listComments(trx, params.problemId)).find((row) => row.comment_id === body.answers) : null;
      if (first === undefined) return NO_COMMENT;
      // A thread is one level deep: an answer to an answer stands under the first comment.
      const answers = first ? (first.answers ?? first.comment_id) : null;
      await addComment(trx, { district_id: actor.districtId, comment_id: body.commentId, problem_id: params.problemId, answers, field: first ? first.field : body.field, version: problem.version, by_person: actor.personId, at: new Date(clock.now()), text: body.text, resolved_at: null });
      if (!problem.consultation_at && relations.includes('supervisor-of')) await changeProblem(trx, params.problemId, { consultation_at: new Date(clock.now()) });
      return ok(true);
    });
    if (done.ok) await tellOthers(parts, actor, done.value, 'comment', body.commentId);
    return done;
  });

  api.route({ method: 'patch', path: '/api/problems/{problemId}/comments/{commentId}', tag: 'Problems', summary: 'Close a comment thread, or open it again', access: 'signed-in', params: problemPath.extend({ commentId: z.uuid() }), body: ResolveComment, answer: ProblemView }, async ({ actor, params, body }) =>
    changing(actor, params.problemId, 'problem.comment', async (trx) => ((await setResolved(trx, params.problemId, params.commentId, body.resolved ? clock.now() : null)) ? ok(true) : NO_COMMENT)),
  );

  api.route({ method: 'post', path: '/api/problems/{problemId}/refocus', tag: 'Problems', summary: 'Keep why the statement was turned', access: 'signed-in', params: problemPath, body: RecordRefocusing, answer: ProblemView, status: 201 }, async ({ actor, params, body }) =>
    changing(actor, params.problemId, 'problem.comment', async (trx) => {
      const from = await findVersion(trx, params.problemId, body.fromVersion);
      const to = await findVersion(trx, params.problemId, body.toVersion);
      if (!from || !to) return NO_VERSION;
      if (!undoesReady(from.content, to.content)) return refuse('invalid', 'statement-same', 'The statement is the same in these two versions, so there is nothing to record. Your reason is still on your screen.', { mend: 'Choose a version from before the statement changed.' });
      await addRefocusing(trx, { district_id: actor.districtId, refocusing_id: body.refocusingId, problem_id: params.problemId, from_version: body.fromVersion, to_version: body.toVersion, reason: body.reason, by_person: actor.personId, at: new Date(clock.now()) });
      return ok(true);
    }),
  );

  readyRoutes(api, parts, changing);
  noteRoutes(api, parts, sessionsOf);
}

type Changing = (actor: Actor, problemId: string, action: Action, change: (trx: Trx, reached: Reached) => Promise<Result<true>>) => Promise<Result<ProblemView>>;

function readyRoutes(api: Api<Actor>, parts: Parts, changing: Changing): void {
  const { clock } = parts;
  api.route({ method: 'post', path: '/api/problems/{problemId}/ready', tag: 'Problems', summary: 'Say that it is ready', access: 'signed-in', params: problemPath, body: MarkReady, answer: ProblemView }, async ({ actor, params, body }) => {
    const done = await changing(actor, params.problemId, 'problem.mark-ready', async (trx, reached) => {
      const { problem } = reached;
      const newest = (await findVersion(trx, params.problemId, problem.version))!.content;
      const seen = (await findVersion(trx, params.problemId, body.version))?.content;
      if (!seen || undoesReady(seen, newest)) return refuse('conflict', 'newer-version', 'The statement has changed since you opened the page, so it was not marked.', { mend: 'Read the new statement, then mark it.', newer: await viewFor(trx, actor, reached) });
      const decided = decideReady(newest);
      if (!decided.ok) return decided;
      const now = new Date(clock.now());
      const isAuthor = problem.author_id === actor.personId;
      await changeProblem(trx, params.problemId, isAuthor ? { ready_author_at: now, ready_undone_at: null } : { ready_supervisor_at: now, ready_supervisor_id: actor.personId, ready_undone_at: null });
      return ok(true);
    });
    if (done.ok) await tellOthers(parts, actor, done.value, 'ready');
    return done;
  });

  api.route({ method: 'delete', path: '/api/problems/{problemId}/ready', tag: 'Problems', summary: 'Take one’s ready mark back', access: 'signed-in', params: problemPath, answer: ProblemView }, async ({ actor, params }) =>
    changing(actor, params.problemId, 'problem.mark-ready', async (trx, { problem }) => {
      await changeProblem(trx, params.problemId, problem.author_id === actor.personId ? { ready_author_at: null } : { ready_supervisor_at: null, ready_supervisor_id: null });
      return ok(true);
    }),
  );
}

function noteRoutes(api: Api<Actor>, { db, clock }: Parts, sessionsOf: SessionsOfProblem): void {
  const asking = (actor: Actor, problemId: string) => ({ actor, problemId, action: 'problem.comment', now: clock.now(), sessionsOf }) as const;
  const own = async (trx: Trx, actor: Actor, problemId: string) => ok({ notes: (await listOwnNotes(trx, problemId, actor.personId)).map((row) => ({ noteId: row.note_id, text: row.text, savedAt: row.saved_at.getTime() })) });

  api.route({ method: 'get', path: '/api/problems/{problemId}/consultation-notes', tag: 'Problems', summary: 'My own private notes; nobody else’s can be read', access: 'signed-in', params: problemPath, answer: ConsultationNotes }, async ({ actor, params }) =>
    db.inDistrict(actor.districtId, async (trx: Trx) => {
      const reached = await reach(trx, asking(actor, params.problemId));
      return reached.ok ? own(trx, actor, params.problemId) : reached;
    }),
  );

  api.route({ method: 'post', path: '/api/problems/{problemId}/consultation-notes', tag: 'Problems', summary: 'Keep a private note', access: 'signed-in', params: problemPath, body: ConsultationNote, answer: ConsultationNotes }, async ({ actor, params, body }) =>
    db.inDistrict(actor.districtId, async (trx: Trx) => {
      const reached = await reach(trx, asking(actor, params.problemId));
      if (!reached.ok) return reached;
      const written = await writeNote(trx, { district_id: actor.districtId, note_id: body.noteId, problem_id: params.problemId, author_id: actor.personId, text: body.text, saved_at: new Date(clock.now()) });
      return written ? own(trx, actor, params.problemId) : NOTE_TAKEN;
    }),
  );
}

