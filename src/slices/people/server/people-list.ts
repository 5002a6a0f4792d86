import { sql, type Transaction } from 'kysely';
import type { z } from 'zod';
import { can } from '../model/can.ts';
import type { Actor, Role } from '../model/actor.ts';
import { holdsOn, type IsoDay } from '../model/days.ts';
import { rolesOn, schoolOn } from '../model/roles.ts';
import type { PersonShape } from '../model/wire.ts';
import { heldRoles, todayIn } from './actors.ts';
import type { PeopleTables } from './tables.ts';

type Trx = Transaction<PeopleTables>;
export type Person = z.infer<typeof PersonShape>;

export interface PeopleAsk {
  readonly q?: string | undefined;
  readonly role?: Role | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The people of the district by name, guests left out, a page at a time. */
export async function listPeople(trx: Trx, actor: Actor, now: number, asked: PeopleAsk) {
  const today = await todayIn(trx, now);
  const matching = matchingPeople(trx, actor, today, asked);
  const { count } = await matching.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
  const after = readCursor(asked.after);
  const rows = await matching
    .select(['person.person_id', sql<string>`lower(person.name)`.as('name_key')])
    .$if(after !== null, (query) => query.where(sql<boolean>`(lower(person.name), person.person_id) > (${after!.nameKey}, ${after!.personId}::uuid)`))
    .orderBy('name_key')
    .orderBy('person.person_id')
    .limit(asked.limit + 1)
    .execute();
  const page = rows.slice(0, asked.limit);
  const last = page.at(-1);
  return {
    people: await showPeople(trx, actor, today, page.map((row) => row.person_id)),
    next: rows.length > asked.limit && last ? writeCursor(last.name_key, last.person_id) : null,
    total: Number(count),
  };
}

/** One person as this actor may see them, or null. */
export async function showPerson(trx: Trx, actor: Actor, now: number, personId: string): Promise<Person | null> {
  return (await showPeople(trx, actor, await todayIn(trx, now), [personId]))[0] ?? null;
}

function matchingPeople(trx: Trx, actor: Actor, today: IsoDay, asked: PeopleAsk) {
  const part = asked.q ? `%${asked.q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%` : null;
  const seesAddresses = can(actor, 'people.change', { districtId: actor.districtId, relations: [] });
  return trx
    .selectFrom('person')
    .where('person.guest_of_session', 'is', null)
    .$if(part !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb(sql<string>`lower(person.name)`, 'like', part!),
          ...(seesAddresses ? [eb('person.email', 'like', part!)] : []),
          eb.exists(
            heldToday(trx, today)
              .innerJoin('school', (join) => join.onRef('school.district_id', '=', 'held_role.district_id').onRef('school.school_id', '=', 'held_role.school_id'))
              .where(sql<string>`lower(school.name)`, 'like', part!),
          ),
        ]),
      ),
    )
    .$if(asked.role !== undefined, (query) => query.where((eb) => eb.exists(heldToday(trx, today).where('held_role.role', '=', asked.role!))));
}

function heldToday(trx: Trx, today: IsoDay) {
  return trx
    .selectFrom('held_role')
    .select('held_role.role_id')
    .where(sql<boolean>`held_role.district_id = person.district_id and held_role.person_id = person.person_id`)
    .where('held_role.from_on', '<=', today)
    .where((eb) => eb.or([eb('held_role.to_on', 'is', null), eb('held_role.to_on', '>', today)]));
}

async function showPeople(trx: Trx, actor: Actor, today: IsoDay, personIds: readonly string[]): Promise<Person[]> {
  if (personIds.length === 0) return [];
  const rows = await trx.selectFrom('person').select(['person_id', 'name', 'email']).where('person_id', 'in', personIds).where('guest_of_session', 'is', null).execute();
  const held = await heldRoles(trx, personIds);
  const schools = new Map((await trx.selectFrom('school').select(['school_id', 'name']).execute()).map((row) => [row.school_id, row.name]));
  const networks = await networksOf(trx, personIds, today);
  const seesAccounts = can(actor, 'people.change', { districtId: actor.districtId, relations: [] });
  const standings = seesAccounts ? await standingsOf(trx, personIds) : null;
  const byId = new Map(rows.map((row) => [row.person_id, row]));
  return personIds.flatMap((personId) => {
    const row = byId.get(personId);
    if (!row) return [];
    const own = held.filter((role) => role.personId === personId);
    const schoolId = schoolOn(own, today);
    return {
      personId,
      name: row.name,
      email: seesAccounts || personId === actor.personId ? row.email : null,
      account: standings ? (standings.get(personId) ?? 'none') : null,
      roles: own.map(({ roleId, role, schoolId: at, from, to }) => ({ roleId, role, schoolId: at, schoolName: at === null ? null : (schools.get(at) ?? null), from, to })),
      rolesToday: rolesOn(own, today),
      school: schoolId === null ? null : { schoolId, name: schools.get(schoolId) ?? '' },
      network: networks.get(personId) ?? null,
    };
  });
}

async function networksOf(trx: Trx, personIds: readonly string[], today: IsoDay) {
  if (personIds.length === 0) return new Map<string, { networkId: string; name: string }>();
  const rows = await trx
    .selectFrom('membership')
    .innerJoin('person_group', (join) => join.onRef('person_group.district_id', '=', 'membership.district_id').onRef('person_group.group_id', '=', 'membership.group_id'))
    .select(['membership.person_id', 'membership.from_on', 'membership.to_on', 'person_group.group_id', 'person_group.name'])
    .where('person_group.kind', '=', 'network')
    .where('person_group.ended_on', 'is', null)
    .where('membership.part', '=', 'member')
    .where('membership.person_id', 'in', personIds)
    .execute();
  return new Map(rows.filter((row) => holdsOn({ from: row.from_on, to: row.to_on }, today)).map((row) => [row.person_id, { networkId: row.group_id, name: row.name }]));
}

/** The names of principals who belong to no network today. */
export async function principalsWithoutNetwork(trx: Trx, now: number): Promise<string[]> {
  const today = await todayIn(trx, now);
  const rows = await trx
    .selectFrom('person')
    .select(['person.person_id', 'person.name'])
    .where((eb) => eb.exists(heldToday(trx, today).where('held_role.role', '=', 'principal')))
    .orderBy('person.name')
    .execute();
  const networks = await networksOf(trx, rows.map((row) => row.person_id), today);
  return rows.filter((row) => !networks.has(row.person_id)).map((row) => row.name);
}

async function standingsOf(trx: Trx, personIds: readonly string[]): Promise<Map<string, 'none' | 'invited' | 'signed-in'>> {
  const { rows } = await sql<{ person_id: string; standing: 'none' | 'invited' | 'signed-in' }>`select * from identity_standing(${[...personIds]}::uuid[])`.execute(trx);
  return new Map(rows.map((row) => [row.person_id, row.standing]));
}

function writeCursor(nameKey: string, personId: string): string {
  return Buffer.from(JSON.stringify([nameKey, personId])).toString('base64url');
}

/** Where a page begins; a cursor that was not made here begins at the start. */
function readCursor(text: string | undefined): { readonly nameKey: string; readonly personId: string } | null {
  try {
    const [nameKey, personId] = JSON.parse(Buffer.from(text ?? '', 'base64url').toString('utf8')) as [unknown, unknown];
    const isId = typeof personId === 'string' && /^[0-9a-f-]{36}$/.test(personId);
    return typeof nameKey === 'string' && isId ? { nameKey, personId } : null;
  } catch {
    return null;
  }
}
