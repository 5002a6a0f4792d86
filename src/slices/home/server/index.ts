import type { Transaction } from 'kysely';
import { ok } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import { promisesFor } from '../../commitments/server/index.ts';
import type { Actor } from '../../people/model/actor.ts';
import { dayIn } from '../../people/model/days.ts';
import { peopleByIds, principalsOf, unreadNotices, type PeopleTables } from '../../people/server/index.ts';
import { problemStandings, type ProblemStanding } from '../../problems/server/index.ts';
import { listSessions } from '../../sessions/server/index.ts';
import { composeNext, type NextFacts } from '../model/compose-next.ts';
import { NextAnswer } from '../model/wire.ts';

const LOOK_BACK_MS = 24 * 3_600_000;
const LOOK_AHEAD_MS = 42 * 24 * 3_600_000;

/** "What needs me next?", asked of every slice in one transaction. */
export function homeRoutes(api: Api<Actor>, parts: Parts): void {
  api.route({ method: 'get', path: '/api/next', tag: 'home', summary: 'What needs the person asking next', access: 'signed-in', answer: NextAnswer }, async ({ actor }) => {
    const facts = await parts.db.inDistrict(actor.districtId, (trx: Transaction<unknown>) => gatherFacts(trx, actor, parts.clock.now()));
    return ok(composeNext(facts));
  });
}

async function gatherFacts(trx: Transaction<unknown>, actor: Actor, now: number): Promise<NextFacts> {
  const today = dayIn(actor.timeZone, now);
  const people: Transaction<PeopleTables> = trx;
  const listed = await listSessions(trx, actor, now, { mine: 'true', from: now - LOOK_BACK_MS, to: now + LOOK_AHEAD_MS });
  const supervised = actor.roles.includes('supervisor') ? await principalsOf(people, actor.personId, today) : [];
  const standings = await problemStandings(trx, [actor.personId, ...supervised.map((person) => person.personId)]);
  const waiting = standings.filter((standing) => standing.authorId !== actor.personId && waitsForSupervisor(standing));
  const names = await peopleByIds(people, waiting.map((standing) => standing.authorId));
  const promises = await promisesFor(trx, actor, today);
  return {
    personId: actor.personId,
    now,
    sessions: listed.filter((session) => session.status === 'live' || (session.status === 'planned' && session.startsAt + session.minutes * 60_000 > now)),
    ownProblem: ownProblem(standings.filter((standing) => standing.authorId === actor.personId)),
    checkIns: promises.checkIns,
    promises: promises.mine,
    problems: waiting.map((standing) => ({ problemId: standing.problemId, authorName: names.get(standing.authorId)?.name ?? '' })),
    unreadNotices: await unreadNotices(people, actor.personId),
  };
}

function waitsForSupervisor(standing: ProblemStanding): boolean {
  return standing.hasStatement && standing.inConsultation && !standing.readyBySupervisor && !standing.presented;
}

function ownProblem(own: readonly ProblemStanding[]): NextFacts['ownProblem'] {
  const open = own.find((standing) => !standing.presented);
  return open ? { problemId: open.problemId, ready: open.readyByAuthor && open.readyBySupervisor } : null;
}
