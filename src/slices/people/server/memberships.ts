import type { Transaction } from 'kysely';
import type { z } from 'zod';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import { holdsFrom, type IsoDay } from '../model/days.ts';
import type { GroupKind } from '../model/group-size.ts';
import { planMembership, type Place } from '../model/membership.ts';
import type { MembershipChange } from '../model/wire.ts';
import { NO_SUCH_GROUP, NO_SUCH_PERSON } from './refusals.ts';
import type { PeopleTables } from './tables.ts';

type Trx = Transaction<PeopleTables>;
export type Part = 'member' | 'supervisor';

export interface MembershipAsk extends z.output<typeof MembershipChange> {
  readonly districtId: string;
  readonly kind: GroupKind;
  readonly groupId: string;
  readonly part: Part;
}

/** Writes who belongs from a day on. A principal belongs to one network at a time; leaving another one must be asked for. */
export async function changeMembership(trx: Trx, parts: Parts, asked: MembershipAsk): Promise<Result<string[]>> {
  // One change of a district's memberships at a time, so that nobody lands in two networks by two administrators.
  await trx.selectFrom('district').select('district_id').forUpdate().execute();
  const group = await trx.selectFrom('person_group').select('name').where('group_id', '=', asked.groupId).where('kind', '=', asked.kind).executeTakeFirst();
  if (!group) return NO_SUCH_GROUP;
  const wanted = [...new Set(asked.personIds)];
  const known = wanted.length === 0 ? [] : await trx.selectFrom('person').select('person_id').where('person_id', 'in', wanted).where('guest_of_session', 'is', null).execute();
  if (known.length !== wanted.length) return NO_SUCH_PERSON;
  const plan = planMembership(await placesOf(trx, asked.groupId, asked.part), wanted, asked.on);
  if (asked.part === 'member' && asked.kind === 'network') {
    const left = await leaveOtherNetworks(trx, asked, plan.begin);
    if (!left.ok) return left;
  }
  await endPlaces(trx, plan.end, asked.on, asked.reason);
  for (const place of plan.reopen) await trx.updateTable('membership').set({ to_on: null, ended_because: '' }).where('membership_id', '=', place.membershipId).execute();
  for (const place of plan.drop) await trx.deleteFrom('membership').where('membership_id', '=', place.membershipId).execute();
  if (plan.begin.length > 0) await beginPlaces(trx, parts, asked, plan.begin);
  return ok(asked.part === 'member' && asked.kind === 'circle' ? await secondCircleWarnings(trx, asked) : []);
}

async function placesOf(trx: Trx, groupId: string, part: Part): Promise<Place[]> {
  const rows = await trx.selectFrom('membership').selectAll().where('group_id', '=', groupId).where('part', '=', part).execute();
  return rows.map((row) => ({ membershipId: row.membership_id, personId: row.person_id, from: row.from_on, to: row.to_on }));
}

async function beginPlaces(trx: Trx, parts: Parts, asked: MembershipAsk, personIds: readonly string[]): Promise<void> {
  await trx
    .insertInto('membership')
    .values(
      personIds.map((personId) => ({
        district_id: asked.districtId,
        membership_id: parts.newId(),
        group_id: asked.groupId,
        person_id: personId,
        part: asked.part,
        from_on: asked.on,
        to_on: null,
        began_because: asked.reason,
        ended_because: '',
      })),
    )
    .execute();
}

async function endPlaces(trx: Trx, places: readonly Place[], on: IsoDay, reason: string): Promise<void> {
  for (const place of places) {
    if (place.from < on) await trx.updateTable('membership').set({ to_on: on, ended_because: reason }).where('membership_id', '=', place.membershipId).execute();
    else await trx.deleteFrom('membership').where('membership_id', '=', place.membershipId).execute();
  }
}

async function leaveOtherNetworks(trx: Trx, asked: MembershipAsk, personIds: readonly string[]): Promise<Result<true>> {
  const others = await otherPlaces(trx, asked, personIds);
  const first = others[0];
  if (!first) return ok(true);
  if (!asked.move) {
    const more = others.length > 1 ? `, and ${others.length - 1} more belong to other networks` : '';
    return refuse('conflict', 'in-another-network', `${first.personName} belongs to ${first.groupName}${more}. A principal belongs to one network at a time. Nothing was changed.`, {
      mend: 'Choose to move them, or leave them out.',
    });
  }
  await endPlaces(trx, others, asked.on, asked.reason);
  return ok(true);
}

async function secondCircleWarnings(trx: Trx, asked: MembershipAsk): Promise<string[]> {
  const others = await otherPlaces(trx, asked, [...new Set(asked.personIds)]);
  return others.map((place) => `${place.personName} also belongs to ${place.groupName}.`);
}

/** Where these people are members of other groups of the same kind, on the day or later. */
async function otherPlaces(trx: Trx, asked: MembershipAsk, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  const rows = await trx
    .selectFrom('membership')
    .innerJoin('person_group', (join) => join.onRef('person_group.district_id', '=', 'membership.district_id').onRef('person_group.group_id', '=', 'membership.group_id'))
    .innerJoin('person', (join) => join.onRef('person.district_id', '=', 'membership.district_id').onRef('person.person_id', '=', 'membership.person_id'))
    .select(['membership_id', 'membership.person_id', 'from_on', 'to_on', 'person.name as person_name', 'person_group.name as group_name'])
    .where('person_group.kind', '=', asked.kind)
    .where('person_group.ended_on', 'is', null)
    .where('membership.part', '=', 'member')
    .where('membership.group_id', '<>', asked.groupId)
    .where('membership.person_id', 'in', personIds)
    .orderBy('person.name')
    .execute();
  return rows
    .map((row) => ({ membershipId: row.membership_id, personId: row.person_id, from: row.from_on, to: row.to_on, personName: row.person_name, groupName: row.group_name }))
    .filter((place) => holdsFrom(place, asked.on));
}
