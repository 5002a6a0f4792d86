import type { Transaction } from 'kysely';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Actor } from '../../people/model/actor.ts';
import { broughtProblem, readableProblem } from '../../problems/server/index.ts';
import { sessionsOfProblem } from './sessions-of-problem.ts';

const AUTHOR_NOT_THERE = refuse('invalid', 'author-not-invited', 'The person whose problem this is is not in this session, so it was not chosen. Nothing was changed.', {
  mend: 'Invite its author first, or choose a problem of someone who is invited.',
});

/**
 * Whether this person may bring this problem to a session of these people. Choosing a problem opens it to all of them, so
 * only someone who may read it can choose it, and only when its author will be there.
 */
export async function mayBring<T>(trx: Transaction<T>, actor: Actor, problemId: string, people: readonly string[], now: number): Promise<Result<null>> {
  const readable = await readableProblem(trx, problemId, actor, { now, sessionsOf: sessionsOfProblem });
  if (!readable.ok) return readable;
  const brought = await broughtProblem(trx, problemId);
  return brought && people.includes(brought.authorId) ? ok(null) : AUTHOR_NOT_THERE;
}

/** The number of a problem's newest version, to freeze it when its session starts; null when it is gone. */
export async function versionToBring<T>(trx: Transaction<T>, problemId: string): Promise<number | null> {
  return (await broughtProblem(trx, problemId))?.version ?? null;
}
