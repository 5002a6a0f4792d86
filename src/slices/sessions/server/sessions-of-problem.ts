import type { Transaction } from 'kysely';
import { asSessions } from './tables.ts';

/** A session that a problem was brought to: who is in it, and which version was frozen for it (null until it starts). */
export interface SessionOfProblem {
  readonly sessionId: string;
  readonly version: number | null;
  readonly people: readonly string[];
}

/** The sessions that a problem was brought to, for the lower slice that decides who may read it. Cancelled ones open nothing. */
export async function sessionsOfProblem<T>(trx: Transaction<T>, problemId: string): Promise<readonly SessionOfProblem[]> {
  const rows = await asSessions(trx)
    .selectFrom('session')
    .leftJoin('session_person', (join) => join.onRef('session_person.district_id', '=', 'session.district_id').onRef('session_person.session_id', '=', 'session.session_id'))
    .select(['session.session_id', 'session.problem_version', 'session_person.person_id'])
    .where('session.problem_id', '=', problemId)
    .where('session.status', '!=', 'cancelled')
    .execute();
  const sessions = new Map<string, { sessionId: string; version: number | null; people: string[] }>();
  for (const row of rows) {
    const session = sessions.get(row.session_id) ?? { sessionId: row.session_id, version: row.problem_version, people: [] };
    if (row.person_id !== null) session.people.push(row.person_id);
    sessions.set(row.session_id, session);
  }
  return [...sessions.values()];
}
