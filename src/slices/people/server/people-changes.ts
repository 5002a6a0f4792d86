import { sql, type Transaction } from 'kysely';
import type { z } from 'zod';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import { addressKey } from '../model/address.ts';
import { holdsFrom, holdsOn, type IsoDay } from '../model/days.ts';
import type { NewPerson, NewRole, PersonChange } from '../model/wire.ts';
import { heldRoles, todayIn } from './actors.ts';
import { refuseTakenAddress } from './districts.ts';
import { NO_SUCH_PERSON, NO_SUCH_ROLE, NO_SUCH_SCHOOL } from './refusals.ts';
import type { PeopleTables } from './tables.ts';

type Trx = Transaction<PeopleTables>;

/** Adds a person with their roles. Answers the new id. */
export async function addPerson(trx: Trx, parts: Parts, districtId: string, asked: z.output<typeof NewPerson>): Promise<Result<string>> {
  const personId = parts.newId();
  const email = asked.email ? addressKey(asked.email) : null;
  if (email !== null && !(await setAddress(trx, personId, asked.name, email, false))) return refuseTakenAddress();
  await trx
    .insertInto('person')
    .values({ district_id: districtId, person_id: personId, name: asked.name, email, wants_mail: true, guest_of_session: null, created_at: new Date(parts.clock.now()) })
    .execute();
  for (const role of asked.roles) {
    const given = await giveRole(trx, parts, districtId, personId, role);
    if (!given.ok) return given;
  }
  return ok(personId);
}

/** Changes a name or, until the person has signed in, an address. */
export async function changePerson(trx: Trx, personId: string, asked: z.output<typeof PersonChange>): Promise<Result<true>> {
  const person = await trx.selectFrom('person').select(['name', 'email']).where('person_id', '=', personId).where('guest_of_session', 'is', null).forUpdate().executeTakeFirst();
  if (!person) return NO_SUCH_PERSON;
  const name = asked.name ?? person.name;
  const email = asked.email === undefined ? person.email : asked.email === null ? null : addressKey(asked.email);
  if (email !== person.email) {
    if (await hasSignedIn(trx, personId)) return refuseOwnAddress(person.name);
    const moved = email === null ? await dropAddress(trx, personId) : await setAddress(trx, personId, name, email, false);
    if (!moved) return refuseTakenAddress();
  } else if (email !== null && name !== person.name) {
    await setAddress(trx, personId, name, email, true);
  }
  await trx.updateTable('person').set({ name, email }).where('person_id', '=', personId).execute();
  return ok(true);
}

/** Gives a role from a day on. The same role at the same school while it is held is refused. */
export async function giveRole(trx: Trx, parts: Parts, districtId: string, personId: string, asked: z.output<typeof NewRole>): Promise<Result<string>> {
  const person = await trx.selectFrom('person').select('name').where('person_id', '=', personId).where('guest_of_session', 'is', null).forUpdate().executeTakeFirst();
  if (!person) return NO_SUCH_PERSON;
  const schoolId = asked.schoolId ?? null;
  if (schoolId !== null && !(await trx.selectFrom('school').select('school_id').where('school_id', '=', schoolId).executeTakeFirst())) return NO_SUCH_SCHOOL;
  const held = await heldRoles(trx, [personId]);
  if (held.some((role) => role.role === asked.role && role.schoolId === schoolId && holdsFrom(role, asked.from))) {
    return refuse('conflict', 'role-held', `${person.name} has that role already on ${asked.from}, or later. Nothing was changed.`, { mend: 'End the one before, or choose a later day.' });
  }
  const roleId = parts.newId();
  await trx
    .insertInto('held_role')
    .values({ district_id: districtId, role_id: roleId, person_id: personId, role: asked.role, school_id: schoolId, from_on: asked.from, to_on: null })
    .execute();
  return ok(roleId);
}

/** Ends a role: `on` is the first day on which it no longer holds. History is kept; a district is never left without an administrator. */
export async function endRole(trx: Trx, now: number, personId: string, roleId: string, askedOn: IsoDay | undefined): Promise<Result<true>> {
  // One change of administrators at a time: two who end each other's role must not both succeed.
  await trx.selectFrom('district').select('district_id').forUpdate().execute();
  const role = await trx.selectFrom('held_role').selectAll().where('role_id', '=', roleId).where('person_id', '=', personId).executeTakeFirst();
  if (!role) return NO_SUCH_ROLE;
  const on = askedOn ?? (await todayIn(trx, now));
  if (on < role.from_on) {
    return refuse('invalid', 'ends-before-it-begins', `This role begins on ${role.from_on}, so it cannot end on ${on}. Nothing was changed.`, { mend: 'Choose that day or a later one.' });
  }
  if (role.role === 'administrator' && !(await otherAdministrator(trx, roleId, on))) {
    return refuse('conflict', 'last-administrator', 'Every district needs an administrator, and this is the only one from that day on. Nothing was changed.', {
      mend: 'Give someone else the role first.',
    });
  }
  await trx.updateTable('held_role').set({ to_on: on }).where('role_id', '=', roleId).execute();
  return ok(true);
}

async function otherAdministrator(trx: Trx, exceptRoleId: string, on: IsoDay): Promise<boolean> {
  const others = await trx.selectFrom('held_role').select(['from_on', 'to_on']).where('role', '=', 'administrator').where('role_id', '<>', exceptRoleId).execute();
  return others.some((other) => other.to_on === null && holdsOn({ from: other.from_on, to: null }, on));
}

/** Makes this the address a person signs in with; false when it is taken, or is not for an administrator to change. */
export async function setAddress(trx: Trx, personId: string, name: string, email: string, ownChange: boolean): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select identity_set_address(${personId}::uuid, ${name}, ${email}, ${ownChange}) as done`.execute(trx);
  return rows[0]!.done;
}

async function dropAddress(trx: Trx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select identity_drop_address(${personId}::uuid) as done`.execute(trx);
  return rows[0]!.done;
}

async function hasSignedIn(trx: Trx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ standing: string }>`select standing from identity_standing(array[${personId}::uuid])`.execute(trx);
  return rows[0]?.standing === 'signed-in';
}

function refuseOwnAddress(name: string): Result<never> {
  return refuse('not-allowed', 'address-is-theirs', `${name} signs in with this address, so only ${name} can change it. Nothing was changed.`, {
    mend: `Ask ${name} to change it on their account page.`,
  });
}
