import type { Transaction } from 'kysely';
import { ok } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../model/actor.ts';
import { can } from '../model/can.ts';
import { isTimeZone } from '../model/days.ts';
import { AuditPage, AuditQuery, DistrictChange, DistrictShape, Done, NewSchool, SchoolChange, SchoolList, SchoolPath, SchoolShape } from '../model/wire.ts';
import { inDistrictOrNothing } from './all-or-nothing.ts';
import { audit, readAudit } from './audit.ts';
import { refuseTimeZone } from './districts.ts';
import type { IdentityInside } from './identity.ts';
import { NOT_FOR_GUESTS, NOT_YOURS_TO_DO } from './refusals.ts';
import { addSchool, changeSchool, listSchools, removeSchool } from './schools.ts';
import type { PeopleTables } from './tables.ts';

/** The district itself as an actor's thing: nobody stands in a special relation to it. */
export function districtOf(actor: Actor) {
  return { districtId: actor.districtId, relations: [] };
}

export function districtShape(row: PeopleTables['district']) {
  return { districtId: row.district_id, name: row.name, timeZone: row.time_zone, leadershipDefinition: row.leadership_definition };
}

export function districtRoutes(api: Api<Actor>, parts: Parts, inside: IdentityInside): void {
  const district = { tag: 'district', access: 'signed-in', path: '/api/district', answer: DistrictShape } as const;
  api.route({ ...district, method: 'get', summary: 'My district' }, async ({ actor }) => {
    if (!can(actor, 'district.read', districtOf(actor))) return NOT_FOR_GUESTS;
    return ok(await parts.db.inDistrict(actor.districtId, async (trx: Transaction<PeopleTables>) => districtShape(await trx.selectFrom('district').selectAll().executeTakeFirstOrThrow())));
  });
  api.route({ ...district, method: 'patch', summary: 'Change the district', body: DistrictChange }, async ({ actor, body }) => {
    if (!can(actor, 'district.change', districtOf(actor))) return NOT_YOURS_TO_DO;
    if (body.timeZone !== undefined && !isTimeZone(body.timeZone)) return refuseTimeZone(body.timeZone);
    const changed = await parts.db.inDistrict(actor.districtId, async (trx: Transaction<PeopleTables>) => {
      const row = await trx
        .updateTable('district')
        .set((eb) => ({
          name: body.name ?? eb.ref('name'),
          time_zone: body.timeZone ?? eb.ref('time_zone'),
          leadership_definition: body.leadershipDefinition ?? eb.ref('leadership_definition'),
        }))
        .returningAll()
        .executeTakeFirstOrThrow();
      await audit(trx, parts, actor.districtId, { actorId: actor.personId, act: 'district.changed', sentence: `Changed the district’s ${Object.keys(body).map(fieldWord).join(', ') || 'nothing'}` });
      return districtShape(row);
    });
    await inside.cache.forget(actor.personId);
    return ok(changed);
  });
  api.route({ tag: 'district', access: 'signed-in', method: 'get', path: '/api/audit', summary: 'Who did which administrative act', query: AuditQuery, answer: AuditPage }, async ({ actor, query }) => {
    if (!can(actor, 'audit.read', districtOf(actor))) return NOT_YOURS_TO_DO;
    return ok(await parts.db.inDistrict(actor.districtId, (trx: Transaction<PeopleTables>) => readAudit(trx, query.after, query.limit)));
  });
  schoolRoutes(api, parts);
}

function schoolRoutes(api: Api<Actor>, parts: Parts): void {
  const schools = { tag: 'schools', access: 'signed-in', path: '/api/schools' } as const;
  const school = { ...schools, path: '/api/schools/{schoolId}', params: SchoolPath } as const;
  api.route({ ...schools, method: 'get', summary: 'The schools of my district', answer: SchoolList }, async ({ actor }) => {
    if (!can(actor, 'people.read', districtOf(actor))) return NOT_FOR_GUESTS;
    return ok({ schools: await parts.db.inDistrict(actor.districtId, (trx: Transaction<PeopleTables>) => listSchools(trx)) });
  });
  api.route({ ...schools, method: 'post', summary: 'Add a school', body: NewSchool, answer: SchoolShape, status: 201 }, async ({ actor, body }) => {
    if (!can(actor, 'people.change', districtOf(actor))) return NOT_YOURS_TO_DO;
    return inDistrictOrNothing(parts, actor.districtId, async (trx) => {
      const added = await addSchool(trx, parts, actor.districtId, body);
      if (added.ok) await audit(trx, parts, actor.districtId, { actorId: actor.personId, act: 'school.added', sentence: `Added the school ${added.value.name}` });
      return added;
    });
  });
  api.route({ ...school, method: 'patch', summary: 'Change a school', body: SchoolChange, answer: SchoolShape }, async ({ actor, params, body }) => {
    if (!can(actor, 'people.change', districtOf(actor))) return NOT_YOURS_TO_DO;
    return inDistrictOrNothing(parts, actor.districtId, async (trx) => {
      const changed = await changeSchool(trx, params.schoolId, body);
      if (changed.ok) await audit(trx, parts, actor.districtId, { actorId: actor.personId, act: 'school.changed', sentence: `Changed the school ${changed.value.name}` });
      return changed;
    });
  });
  api.route({ ...school, method: 'delete', summary: 'Remove a school that nobody has or had a role at', answer: Done }, async ({ actor, params }) => {
    if (!can(actor, 'people.change', districtOf(actor))) return NOT_YOURS_TO_DO;
    const removed = await inDistrictOrNothing(parts, actor.districtId, async (trx) => {
      const name = await removeSchool(trx, params.schoolId);
      if (name.ok) await audit(trx, parts, actor.districtId, { actorId: actor.personId, act: 'school.removed', sentence: `Removed the school ${name.value}` });
      return name;
    });
    return removed.ok ? ok({ done: true as const }) : removed;
  });
}

function fieldWord(field: string): string {
  return field === 'timeZone' ? 'time zone' : field === 'leadershipDefinition' ? 'definition of instructional leadership' : field;
}
