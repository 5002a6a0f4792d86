import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { z } from '../../../platform/server/http/api.ts';
import type { Actor } from '../../people/model/actor.ts';
import { can, type Action } from '../../people/model/can.ts';
import { standingTo, type SessionsOfProblem, type Standing } from './people.ts';
import { findProblem, type StoredProblem } from './store.ts';
import type { Trx } from './tables.ts';

export const problemPath = z.object({ problemId: z.uuid() });

/** One sentence for what is not there and for what lies in another district alike. */
export const NO_PROBLEM = refuse('not-found', 'no-problem', 'This problem of practice is not here. The link may be incomplete.', { mend: 'Open Problems and choose it there.' });

const CLOSED: Partial<Record<Action, ReturnType<typeof refuse>>> = {
  'problem.read': refuse('not-allowed', 'problem-not-yours-to-read', 'Only its author, the author’s supervisor and the people of a session it is brought to can read this problem.', { mend: 'Ask its author to show it to you.' }),
  'problem.write': refuse('not-allowed', 'problem-not-yours-to-write', 'Only its author writes this problem, so nothing was changed.', { mend: 'Write a comment instead; its author reads it.' }),
  'problem.comment': refuse('not-allowed', 'conversation-not-yours', 'The conversation on this problem belongs to its author and their supervisor. Nothing was changed.', { mend: 'Speak with its author.' }),
};
const NOT_ALLOWED = refuse('not-allowed', 'problem-not-allowed', 'This is for the problem’s author and their supervisor. Nothing was changed.', { mend: 'Speak with one of them.' });

/** A problem with how the asking person stands to it. */
export interface Reached extends Standing {
  readonly problem: StoredProblem;
}

/** What is needed to reach a problem for someone. */
export interface Reach {
  readonly actor: Actor;
  readonly problemId: string;
  readonly action: Action;
  readonly now: number;
  readonly sessionsOf: SessionsOfProblem;
  readonly lock?: boolean;
}

/** Finds the problem and checks that this person may do this to it. */
export async function reach(trx: Trx, ask: Reach): Promise<Result<Reached>> {
  const problem = await findProblem(trx, ask.problemId, { lock: ask.lock ?? false });
  if (!problem) return NO_PROBLEM;
  const standing = await standingTo(trx, problem, ask.actor, ask.now, ask.sessionsOf);
  return isAllowed(ask.actor, ask.action, standing) ? ok({ problem, ...standing }) : (CLOSED[ask.action] ?? NOT_ALLOWED);
}

/** Whether someone who stands so to a problem may do this. */
export function isAllowed(actor: Actor, action: Action, { relations }: Pick<Standing, 'relations'>): boolean {
  return can(actor, action, { districtId: actor.districtId, relations });
}
