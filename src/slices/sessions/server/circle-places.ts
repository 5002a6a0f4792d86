import type { Transaction } from 'kysely';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { dayIn } from '../../people/model/days.ts';
import { circleMembers, circleSupervisors, type PeopleTables } from '../../people/server/index.ts';
import type { InCircle } from './relations.ts';

export const NOT_IN_CIRCLE: InCircle = { member: false, supervisor: false };

/** How a person stands to a circle today or on the session's own day: people who join or leave later keep what they were in. */
export async function inCircle(parts: Pick<Parts, 'db' | 'clock'>, circleId: string | null, startsAt: number, actor: Actor): Promise<InCircle> {
  if (circleId === null || actor.guestOfSession !== null) return NOT_IN_CIRCLE;
  const days = [...new Set([dayIn(actor.timeZone, parts.clock.now()), dayIn(actor.timeZone, startsAt)])];
  return parts.db.inDistrict(actor.districtId, async (trx: Transaction<PeopleTables>) => {
    const isAmong = async (list: typeof circleMembers): Promise<boolean> => {
      for (const day of days) if ((await list(trx, circleId, day)).some((person) => person.personId === actor.personId)) return true;
      return false;
    };
    return { member: await isAmong(circleMembers), supervisor: await isAmong(circleSupervisors) };
  });
}
