import type { Relation } from '../model/can.ts';
import type { IsoDay } from '../model/days.ts';
import type { Part } from './memberships.ts';
import { withPeople, type AnyTrx, type PeopleTables } from './tables.ts';

/** Someone in a group, as other slices need them. */
export interface GroupPerson {
  readonly personId: string;
  readonly name: string;
}

/** A circle as other slices need it. */
export interface Circle {
  readonly circleId: string;
  readonly name: string;
  readonly networkId: string | null;
  readonly cohortId: string | null;
  readonly supervisorSees: 'completion' | 'record';
  readonly endedOn: IsoDay | null;
}

/** The circle with this id in the transaction's district, or null. */
export async function circleOf(trx: AnyTrx, circleId: string): Promise<Circle | null> {
  const row = await withPeople(trx).selectFrom('person_group').selectAll().where('group_id', '=', circleId).where('kind', '=', 'circle').executeTakeFirst();
  return row ? circleShape(row) : null;
}

/** Whether there is a network with this id in the transaction's district. */
export async function networkExists(trx: AnyTrx, networkId: string): Promise<boolean> {
  return (await withPeople(trx).selectFrom('person_group').select('group_id').where('group_id', '=', networkId).where('kind', '=', 'network').executeTakeFirst()) !== undefined;
}

/** The circles this person is a member of on a day, by name. */
export async function circlesOfPerson(trx: AnyTrx, personId: string, on: IsoDay): Promise<Circle[]> {
  const rows = await placesOn(trx, on)
    .selectAll('person_group')
    .where('person_group.kind', '=', 'circle')
    .where('membership.part', '=', 'member')
    .where('membership.person_id', '=', personId)
    .orderBy('person_group.name')
    .execute();
  return rows.map(circleShape);
}

/** Who belongs to the circle on a day, by name. */
export function circleMembers(trx: AnyTrx, circleId: string, on: IsoDay): Promise<GroupPerson[]> {
  return groupPeople(trx, [circleId], 'member', on);
}

/** The circle's supervisors on a day: those of the circle itself, and of the network or cohort that it lies in. Each once, by name. */
export async function circleSupervisors(trx: AnyTrx, circleId: string, on: IsoDay): Promise<GroupPerson[]> {
  const circle = await circleOf(trx, circleId);
  const groupIds = [circleId, circle?.networkId, circle?.cohortId].filter((id) => typeof id === 'string');
  return groupPeople(trx, groupIds, 'supervisor', on);
}

/** Who supervises this principal on a day: the supervisors of the network that the principal belongs to. Each once, by name. */
export async function supervisorsOf(trx: AnyTrx, principalId: string, on: IsoDay): Promise<GroupPerson[]> {
  return groupPeople(trx, await networksOf(trx, principalId, 'member', on), 'supervisor', on);
}

/** The principals whom this supervisor supervises on a day, by name. */
export async function principalsOf(trx: AnyTrx, supervisorId: string, on: IsoDay): Promise<GroupPerson[]> {
  return groupPeople(trx, await networksOf(trx, supervisorId, 'supervisor', on), 'member', on);
}

/** How this actor stands to a person on a day: themselves, their supervisor, or in a circle with them. */
export async function relationsToPerson(trx: AnyTrx, actorId: string, personId: string, on: IsoDay): Promise<Relation[]> {
  if (actorId === personId) return ['self'];
  const relations: Relation[] = [];
  if ((await supervisorsOf(trx, personId, on)).some((supervisor) => supervisor.personId === actorId)) relations.push('supervisor-of');
  const own = new Set((await circlesOfPerson(trx, actorId, on)).map((circle) => circle.circleId));
  if ((await circlesOfPerson(trx, personId, on)).some((circle) => own.has(circle.circleId))) relations.push('circle-member');
  return relations;
}

/** Names for ids, guests included; ids that are nobody of this district are left out. */
export async function peopleByIds(trx: AnyTrx, personIds: readonly string[]): Promise<Map<string, GroupPerson & { readonly guestOfSession: string | null }>> {
  if (personIds.length === 0) return new Map();
  const rows = await withPeople(trx).selectFrom('person').select(['person_id', 'name', 'guest_of_session']).where('person_id', 'in', [...new Set(personIds)]).execute();
  return new Map(rows.map((row) => [row.person_id, { personId: row.person_id, name: row.name, guestOfSession: row.guest_of_session }]));
}

async function networksOf(trx: AnyTrx, personId: string, part: Part, on: IsoDay): Promise<string[]> {
  const rows = await placesOn(trx, on)
    .select('membership.group_id')
    .where('person_group.kind', '=', 'network')
    .where('membership.part', '=', part)
    .where('membership.person_id', '=', personId)
    .execute();
  return rows.map((row) => row.group_id);
}

/** Everyone with this part in any of the groups, each once, by name. */
async function groupPeople(trx: AnyTrx, groupIds: readonly string[], part: Part, on: IsoDay): Promise<GroupPerson[]> {
  if (groupIds.length === 0) return [];
  const rows = await placesOn(trx, on)
    .innerJoin('person', (join) => join.onRef('person.district_id', '=', 'membership.district_id').onRef('person.person_id', '=', 'membership.person_id'))
    .select(['person.person_id', 'person.name'])
    .distinct()
    .where('membership.group_id', 'in', groupIds)
    .where('membership.part', '=', part)
    .execute();
  return rows
    .map((row) => ({ personId: row.person_id, name: row.name }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.personId < b.personId ? -1 : 1));
}

function placesOn(trx: AnyTrx, on: IsoDay) {
  return withPeople(trx)
    .selectFrom('membership')
    .innerJoin('person_group', (join) => join.onRef('person_group.district_id', '=', 'membership.district_id').onRef('person_group.group_id', '=', 'membership.group_id'))
    .where('membership.from_on', '<=', on)
    .where((eb) => eb.or([eb('membership.to_on', 'is', null), eb('membership.to_on', '>', on)]))
    .where((eb) => eb.or([eb('person_group.ended_on', 'is', null), eb('person_group.ended_on', '>', on)]));
}

function circleShape(row: PeopleTables['person_group']): Circle {
  return {
    circleId: row.group_id,
    name: row.name,
    networkId: row.network_id,
    cohortId: row.cohort_id,
    supervisorSees: row.supervisor_sees,
    endedOn: row.ended_on,
  };
}
