import type { Parts } from '../../../platform/server/parts.ts';
import { must } from '../../../kernel/result.ts';
import type { Role } from '../model/actor.ts';
import type { IsoDay } from '../model/days.ts';
import type { GroupKind } from '../model/group-size.ts';
import { inDistrictOrNothing } from './all-or-nothing.ts';
import { addGroup, type GroupFields } from './groups.ts';
import { changeMembership } from './memberships.ts';
import { addPerson } from './people-changes.ts';
import { addSchool } from './schools.ts';
import type { SchoolLevelName } from './tables.ts';

/** Schools, people and groups that name each other by keys of the caller's own, for the sample district and for imports. */
export interface BulkPeople {
  readonly schools: readonly { readonly key: string; readonly name: string; readonly level: SchoolLevelName; readonly size?: number | null; readonly ncesId?: string | null }[];
  readonly people: readonly {
    readonly key: string;
    readonly name: string;
    readonly email?: string | null;
    readonly roles: readonly { readonly role: Role; readonly from: IsoDay; readonly school?: string }[];
  }[];
  readonly groups: readonly {
    readonly key: string;
    readonly kind: GroupKind;
    readonly name: string;
    readonly level?: SchoolLevelName | null;
    /** Keys of groups that come before it in this list. */
    readonly network?: string;
    readonly cohort?: string;
    readonly supervisorSees?: 'completion' | 'record';
    readonly from: IsoDay;
    readonly members: readonly string[];
    readonly supervisors: readonly string[];
  }[];
}

/** The ids that each key got. */
export interface BulkIds {
  readonly schools: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
}

/** Writes all of it or nothing. A refusal here is the caller's mistake and is thrown. */
export async function fillPeople(parts: Parts, districtId: string, bulk: BulkPeople): Promise<BulkIds> {
  const ids = { schools: new Map<string, string>(), people: new Map<string, string>(), groups: new Map<string, string>() };
  const idOf = (map: ReadonlyMap<string, string>, key: string): string => {
    const id = map.get(key);
    if (id === undefined) throw new Error(`nothing with the key ${key} comes before its use`);
    return id;
  };
  const done = await inDistrictOrNothing(parts, districtId, async (trx) => {
    for (const { key, ...school } of bulk.schools) ids.schools.set(key, must(await addSchool(trx, parts, districtId, school)).schoolId);
    for (const person of bulk.people) {
      const roles = person.roles.map(({ role, from, school }) => ({ role, from, schoolId: school === undefined ? null : idOf(ids.schools, school) }));
      ids.people.set(person.key, must(await addPerson(trx, parts, districtId, { name: person.name, email: person.email ?? null, roles })));
    }
    for (const group of bulk.groups) {
      const fields: GroupFields & { readonly name: string } = {
        name: group.name,
        level: group.level ?? null,
        networkId: group.network === undefined ? null : idOf(ids.groups, group.network),
        cohortId: group.cohort === undefined ? null : idOf(ids.groups, group.cohort),
        supervisorSees: group.supervisorSees,
      };
      const groupId = must(await addGroup(trx, parts, districtId, group.kind, fields));
      ids.groups.set(group.key, groupId);
      const asked = { districtId, kind: group.kind, groupId, on: group.from, reason: '', move: false };
      must(await changeMembership(trx, parts, { ...asked, part: 'member', personIds: group.members.map((key) => idOf(ids.people, key)) }));
      must(await changeMembership(trx, parts, { ...asked, part: 'supervisor', personIds: group.supervisors.map((key) => idOf(ids.people, key)) }));
    }
    return { ok: true as const, value: ids };
  });
  return must(done);
}
