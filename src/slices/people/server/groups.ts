import type { Transaction } from 'kysely';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import { holdsOn, type IsoDay } from '../model/days.ts';
import { sizeWarnings, type GroupKind } from '../model/group-size.ts';
import { schoolOn } from '../model/roles.ts';
import { heldRoles, todayIn } from './actors.ts';
import { NO_SUCH_GROUP } from './refusals.ts';
import type { PeopleTables, SchoolLevelName } from './tables.ts';

type Trx = Transaction<PeopleTables>;

/** One person's place as it is shown. */
export interface ShownPlace {
  readonly personId: string;
  readonly name: string;
  readonly schoolName: string | null;
  readonly from: IsoDay;
  readonly to: IsoDay | null;
  readonly reason: string;
}

/** A network, cohort or circle with its people. */
export interface ShownGroup {
  readonly groupId: string;
  readonly kind: GroupKind;
  readonly name: string;
  readonly level: SchoolLevelName | null;
  readonly networkId: string | null;
  readonly cohortId: string | null;
  readonly supervisorSees: 'completion' | 'record';
  readonly endedOn: IsoDay | null;
  readonly members: ShownPlace[];
  readonly supervisors: ShownPlace[];
  readonly otherMemberships: ShownPlace[];
}

/** What may be said of a group when it is made or changed; what is left out stays. */
export interface GroupFields {
  readonly name?: string | undefined;
  readonly level?: SchoolLevelName | null | undefined;
  readonly networkId?: string | null | undefined;
  readonly cohortId?: string | null | undefined;
  readonly supervisorSees?: 'completion' | 'record' | undefined;
  readonly endedOn?: IsoDay | null | undefined;
}

/** The groups of one kind by name, or only one of them, with everyone who belongs, belonged or will. */
export async function showGroups(trx: Trx, now: number, kind: GroupKind, groupId?: string): Promise<ShownGroup[]> {
  const groups = await trx
    .selectFrom('person_group')
    .selectAll()
    .where('kind', '=', kind)
    .$if(groupId !== undefined, (query) => query.where('group_id', '=', groupId!))
    .orderBy((eb) => eb.fn('lower', ['name']))
    .orderBy('group_id')
    .execute();
  if (groups.length === 0) return [];
  const today = await todayIn(trx, now);
  const places = await shownPlaces(trx, groups.map((group) => group.group_id), today);
  return groups.map((group) => {
    const own = places.filter((place) => place.groupId === group.group_id);
    const today_ = own.filter((place) => holdsOn(place, today));
    return {
      groupId: group.group_id,
      kind,
      name: group.name,
      level: group.level,
      networkId: group.network_id,
      cohortId: group.cohort_id,
      supervisorSees: group.supervisor_sees,
      endedOn: group.ended_on,
      members: today_.filter((place) => place.part === 'member').map(({ shown }) => shown),
      supervisors: today_.filter((place) => place.part === 'supervisor').map(({ shown }) => shown),
      otherMemberships: own
        .filter((place) => !holdsOn(place, today))
        .sort((a, b) => (a.from < b.from ? 1 : -1))
        .map(({ shown }) => shown),
    };
  });
}

async function shownPlaces(trx: Trx, groupIds: readonly string[], today: IsoDay) {
  const rows = await trx
    .selectFrom('membership')
    .innerJoin('person', (join) => join.onRef('person.district_id', '=', 'membership.district_id').onRef('person.person_id', '=', 'membership.person_id'))
    .selectAll('membership')
    .select('person.name')
    .where('membership.group_id', 'in', groupIds)
    .orderBy((eb) => eb.fn('lower', ['person.name']))
    .orderBy('membership.membership_id')
    .execute();
  const held = await heldRoles(trx, [...new Set(rows.map((row) => row.person_id))]);
  const schools = new Map((await trx.selectFrom('school').select(['school_id', 'name']).execute()).map((row) => [row.school_id, row.name]));
  return rows.map((row) => {
    const schoolId = schoolOn(held.filter((role) => role.personId === row.person_id), today);
    return {
      groupId: row.group_id,
      part: row.part,
      from: row.from_on,
      to: row.to_on,
      shown: {
        personId: row.person_id,
        name: row.name,
        schoolName: schoolId === null ? null : (schools.get(schoolId) ?? null),
        from: row.from_on,
        to: row.to_on,
        reason: row.ended_because || row.began_because,
      },
    };
  });
}

/** Sentences about groups of unusual size; groups that meet no more are left in peace. */
export function warningsFor(groups: readonly ShownGroup[]): string[] {
  return groups.filter((group) => group.endedOn === null).flatMap((group) => sizeWarnings(group.kind, group.name, group.members.length));
}

export async function addGroup(trx: Trx, parts: Parts, districtId: string, kind: GroupKind, asked: GroupFields & { readonly name: string }): Promise<Result<string>> {
  const linked = await checkLinks(trx, asked);
  if (!linked.ok) return linked;
  const groupId = parts.newId();
  await trx
    .insertInto('person_group')
    .values({
      district_id: districtId,
      group_id: groupId,
      kind,
      name: asked.name,
      level: asked.level ?? null,
      network_id: asked.networkId ?? null,
      cohort_id: asked.cohortId ?? null,
      supervisor_sees: asked.supervisorSees ?? 'completion',
      ended_on: null,
      created_at: new Date(parts.clock.now()),
    })
    .execute();
  return ok(groupId);
}

export async function changeGroup(trx: Trx, kind: GroupKind, groupId: string, asked: GroupFields): Promise<Result<true>> {
  const linked = await checkLinks(trx, asked);
  if (!linked.ok) return linked;
  const changed = await trx
    .updateTable('person_group')
    .set((eb) => ({
      name: asked.name ?? eb.ref('name'),
      level: asked.level === undefined ? eb.ref('level') : asked.level,
      network_id: asked.networkId === undefined ? eb.ref('network_id') : asked.networkId,
      cohort_id: asked.cohortId === undefined ? eb.ref('cohort_id') : asked.cohortId,
      supervisor_sees: asked.supervisorSees ?? eb.ref('supervisor_sees'),
      ended_on: asked.endedOn === undefined ? eb.ref('ended_on') : asked.endedOn,
    }))
    .where('group_id', '=', groupId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return Number(changed.numUpdatedRows) === 1 ? ok(true) : NO_SUCH_GROUP;
}

/** A circle may lie in a network and in a cohort: each must be of that kind and of this district. */
async function checkLinks(trx: Trx, asked: GroupFields): Promise<Result<true>> {
  for (const [kind, groupId] of [['network', asked.networkId], ['cohort', asked.cohortId]] as const) {
    if (!groupId) continue;
    const found = await trx.selectFrom('person_group').select('group_id').where('group_id', '=', groupId).where('kind', '=', kind).executeTakeFirst();
    if (!found) return refuse('invalid', `no-such-${kind}`, `There is no such ${kind} in your district. Nothing was changed.`, { mend: 'Choose one from the list.' });
  }
  return ok(true);
}
