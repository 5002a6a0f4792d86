import type { Transaction } from 'kysely';
import type { Actor } from '../../people/model/actor.ts';
import type { Relation } from '../../people/model/can.ts';
import { dayIn } from '../../people/model/days.ts';
import { circlesOfPerson, peopleByIds, principalsOf, supervisorsOf } from '../../people/server/index.ts';
import type { PersonRef } from '../model/wire.ts';
import type { StoredProblem } from './store.ts';
import { asOurs, type Trx } from './tables.ts';

/** A session that a problem was brought to: who is in it, and which version was frozen for it (null until it starts). */
export interface SessionOfProblem {
  readonly sessionId: string;
  readonly version: number | null;
  readonly people: readonly string[];
}

/** Tells the sessions that a problem was brought to; the sessions slice lies higher, so apps/ hands this in. */
export type SessionsOfProblem = <T>(trx: Transaction<T>, problemId: string) => Promise<readonly SessionOfProblem[]>;

/** The people who supervise this author today, by name. */
export async function supervisorsToday(trx: Trx, authorId: string, today: string): Promise<PersonRef[]> {
  return (await supervisorsOf(trx, authorId, today)).map(({ personId, name }) => ({ personId, name }));
}

/** The principals whom this person supervises today. */
export async function supervisedToday(trx: Trx, supervisorId: string, today: string): Promise<readonly string[]> {
  return (await principalsOf(trx, supervisorId, today)).map((person) => person.personId);
}

type CircleRef = { readonly circleId: string; readonly name: string } | null;

/**
 * The circle each person belonged to on each of these days (the first by name when there are several). Where a person's
 * first and last day agree, the days between are taken to agree as well, so that a year costs two questions a person.
 */
export async function circlesOverTime(trx: Trx, asked: readonly { readonly personId: string; readonly day: string }[]): Promise<(personId: string, day: string) => CircleRef> {
  const found = new Map<string, CircleRef>();
  const ask = async (personId: string, day: string) => (await circlesOfPerson(trx, personId, day))[0] ?? null;
  for (const personId of new Set(asked.map((one) => one.personId))) {
    const days = [...new Set(asked.filter((one) => one.personId === personId).map((one) => one.day))].sort();
    const first = await ask(personId, days[0]!);
    const last = days.length > 1 ? await ask(personId, days.at(-1)!) : first;
    for (const day of days) found.set(`${personId} ${day}`, first?.circleId === last?.circleId ? first : await ask(personId, day));
  }
  return (personId, day) => found.get(`${personId} ${day}`) ?? null;
}

/** Turns ids into people; someone no longer known keeps their id and is called "someone". */
export async function refsOf(trx: Trx, ids: readonly string[]): Promise<(personId: string) => PersonRef> {
  const people = await peopleByIds(trx, ids);
  return (personId) => ({ personId, name: people.get(personId)?.name ?? 'Someone who has left' });
}

/** How an actor stands to a problem, and what decides it. */
export interface Standing {
  readonly relations: readonly Relation[];
  readonly supervisors: readonly PersonRef[];
  readonly sessions: readonly SessionOfProblem[];
}

/** How this actor stands to this problem today: its author, a supervisor of its author, in a session it was brought to. */
export async function standingTo<T>(inTrx: Transaction<T>, problem: Pick<StoredProblem, 'problem_id' | 'author_id'>, actor: Actor, now: number, sessionsOf: SessionsOfProblem): Promise<Standing> {
  const trx = asOurs(inTrx);
  const supervisors = await supervisorsToday(trx, problem.author_id, dayIn(actor.timeZone, now));
  const sessions = await sessionsOf(inTrx, problem.problem_id);
  const relations: Relation[] = [
    ...(problem.author_id === actor.personId ? (['author'] as const) : []),
    ...(supervisors.some((person) => person.personId === actor.personId) ? (['supervisor-of'] as const) : []),
    ...(sessions.some((session) => session.people.includes(actor.personId)) ? (['participant'] as const) : []),
  ];
  return { relations, supervisors, sessions };
}
