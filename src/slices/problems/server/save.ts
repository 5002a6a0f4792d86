import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { notify } from '../../people/server/index.ts';
import type { ProblemContent } from '../model/content.ts';
import { undoesReady } from '../model/readiness.ts';
import { changedFields, joinChanges } from '../model/versions.ts';
import type { ProblemView, SavedProblem } from '../model/wire.ts';
import type { SessionsOfProblem } from './people.ts';
import { reach } from './permit.ts';
import { addVersion, changeProblem, findProblem, findVersion, type StoredProblem } from './store.ts';
import type { Trx } from './tables.ts';
import { viewFor } from './views.ts';

interface Save {
  readonly actor: Actor;
  readonly problemId: string;
  readonly baseVersion: number;
  readonly content: ProblemContent;
  readonly reason: string;
  readonly now: number;
  readonly sessionsOf: SessionsOfProblem;
}

/** Keeps what was written as the next version; nothing is ever written over. See `SaveProblem` for what happens on a clash. */
export async function saveProblem(trx: Trx, ask: Save): Promise<Result<SavedProblem>> {
  const { actor, problemId, now } = ask;
  const reached = await reach(trx, { ...ask, action: 'problem.write', lock: true });
  if (!reached.ok) return reached;
  const { problem } = reached.value;
  const newest = (await findVersion(trx, problemId, problem.version))!.content;
  const base = ask.baseVersion === problem.version ? newest : (await findVersion(trx, problemId, ask.baseVersion))?.content;
  if (!base) return refuse('invalid', 'unknown-version', 'This page holds a version that the server does not know. What you typed is still on your screen.', { mend: 'Copy your text, load the page again and paste it in.' });

  const { content, clashes } = joinChanges(base, ask.content, newest);
  if (clashes.length > 0) {
    return refuse('conflict', 'newer-version', 'You have changed the same answer on another device. Nothing was written over; both texts are kept.', {
      mend: 'Look at the two texts side by side and choose.',
      fields: clashes.map((field) => ({ path: [field], message: 'Changed on another device too.' })),
      newer: await viewFor(trx, actor, reached.value),
    });
  }
  const changed = changedFields(newest, content).length > 0;
  const readyUndone = changed && undoesReady(newest, content) && isMarked(problem);
  if (changed || ask.reason !== '') await addVersion(trx, { districtId: actor.districtId, problemId, version: problem.version + 1, content, reason: ask.reason, by: actor.personId, now });
  if (readyUndone) await changeProblem(trx, problemId, { ready_author_at: null, ready_supervisor_at: null, ready_supervisor_id: null, ready_undone_at: new Date(now), consultation_at: problem.consultation_at ?? new Date(now) });
  const after = { ...reached.value, problem: (await findProblem(trx, problemId))! };
  return ok({ problem: await viewFor(trx, actor, after), joined: changedFields(content, ask.content).length > 0, readyUndone });
}

/** Marked by one or both, and not yet presented: afterwards the marks are history. */
function isMarked(problem: StoredProblem): boolean {
  return problem.presented_at === null && (problem.ready_author_at !== null || problem.ready_supervisor_at !== null);
}

/** Tells the supervisors that what they had called ready has changed; none of the words of the problem travel. */
export async function tellReadyUndone(parts: Parts, author: Actor, problem: ProblemView): Promise<void> {
  for (const { personId } of problem.readers.supervisors) {
    await notify(parts, {
      districtId: author.districtId,
      personId,
      kind: 'problem-ready-undone',
      title: `${author.name} has changed the statement of a problem`,
      body: 'It was marked as ready, and is so no longer. Please read it again.',
      url: `/problems/${problem.problemId}`,
      key: `problem-ready-undone:${problem.problemId}:${problem.version}`,
    });
  }
}
