import type { Transaction } from 'kysely';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../model/actor.ts';
import { dayIn } from '../model/days.ts';
import { rolesOn, type RoleSpan } from '../model/roles.ts';
import { withPeople, type AnyTrx, type PeopleTables } from './tables.ts';

/** The person as an actor with the roles held today; null when there is no such person in that district. */
export function loadActor(parts: Parts, districtId: string, personId: string): Promise<Actor | null> {
  return parts.db.inDistrict(districtId, (trx: Transaction<PeopleTables>) => actorIn(trx, parts.clock.now(), districtId, personId));
}

/** The same inside a transaction of that district. */
export async function actorIn(trx: AnyTrx, now: number, districtId: string, personId: string): Promise<Actor | null> {
  const person = await withPeople(trx)
    .selectFrom('person')
    .innerJoin('district', 'district.district_id', 'person.district_id')
    .select(['person.name', 'person.guest_of_session', 'district.time_zone'])
    .where('person.person_id', '=', personId)
    .executeTakeFirst();
  if (!person) return null;
  const held = await heldRoles(withPeople(trx), [personId]);
  return {
    districtId,
    personId,
    name: person.name,
    roles: person.guest_of_session ? [] : rolesOn(held, dayIn(person.time_zone, now)),
    guestOfSession: person.guest_of_session,
    timeZone: person.time_zone,
  };
}

/** Every role these people hold, held or will hold. */
export async function heldRoles(
  trx: Transaction<PeopleTables>,
  personIds: readonly string[],
): Promise<(RoleSpan & { readonly roleId: string; readonly personId: string })[]> {
  if (personIds.length === 0) return [];
  const rows = await trx.selectFrom('held_role').selectAll().where('person_id', 'in', personIds).orderBy('from_on').orderBy('role_id').execute();
  return rows.map((row) => ({
    roleId: row.role_id,
    personId: row.person_id,
    role: row.role,
    schoolId: row.school_id,
    from: row.from_on,
    to: row.to_on,
  }));
}

/** Today's date where this district is. */
export async function todayIn(trx: AnyTrx, now: number): Promise<string> {
  const district = await withPeople(trx).selectFrom('district').select('time_zone').executeTakeFirstOrThrow();
  return dayIn(district.time_zone, now);
}
