import type { Transaction } from 'kysely';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import { addressKey } from '../model/address.ts';
import { dayIn, isTimeZone } from '../model/days.ts';
import { Email } from '../model/wire.ts';
import { writeInvitation } from './invitations.ts';
import type { IdentityTables, PeopleTables } from './tables.ts';

/** A district to be, and its first administrator. */
export interface NewDistrict {
  readonly name: string;
  readonly timeZone: string;
  readonly administrator: { readonly name: string; readonly email: string };
}

export interface DistrictMade {
  readonly districtId: string;
  readonly administratorId: string;
}

type Trx = Transaction<PeopleTables & IdentityTables>;

/** Makes a district and its first administrator, who cannot sign in yet. For the owner's transaction. */
export async function createDistrict(trx: Trx, parts: Parts, district: NewDistrict): Promise<Result<DistrictMade>> {
  if (!isTimeZone(district.timeZone)) return refuseTimeZone(district.timeZone);
  const email = addressKey(district.administrator.email);
  const districtId = parts.newId();
  const administratorId = parts.newId();
  const now = new Date(parts.clock.now());
  const account = await trx
    .insertInto('identity_user')
    .values({
      id: administratorId,
      district_id: districtId,
      name: district.administrator.name,
      email,
      email_verified: false,
      first_signed_in_at: null,
      recovery_codes_made_at: null,
      created_at: now,
      updated_at: now,
    })
    .onConflict((oc) => oc.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!account) return refuseTakenAddress();
  await trx
    .insertInto('district')
    .values({ district_id: districtId, name: district.name, time_zone: district.timeZone, leadership_definition: '', created_at: now })
    .execute();
  await trx
    .insertInto('person')
    .values({
      district_id: districtId,
      person_id: administratorId,
      name: district.administrator.name,
      email,
      wants_mail: true,
      guest_of_session: null,
      created_at: now,
    })
    .execute();
  await trx
    .insertInto('held_role')
    .values({
      district_id: districtId,
      role_id: parts.newId(),
      person_id: administratorId,
      role: 'administrator',
      school_id: null,
      from_on: dayIn(district.timeZone, now.getTime()),
      to_on: null,
    })
    .execute();
  return ok({ districtId, administratorId });
}

/** For the command line: one more district on this installation. Answers the address of its administrator's invitation. */
export async function createDistrictWithAdministrator(parts: Parts, district: NewDistrict): Promise<Result<DistrictMade & { readonly url: string; readonly expiresAt: number }>> {
  const email = Email.safeParse(district.administrator.email);
  if (!email.success) {
    return refuse('invalid', 'address-unreadable', `“${district.administrator.email}” is no e-mail address. Nothing was made.`, { mend: 'Write one such as maria@district.org.' });
  }
  return parts.db.asOwner(async (trx: Trx) => {
    const made = await createDistrict(trx, parts, district);
    if (!made.ok) return made;
    const invitation = await writeInvitation(trx, parts, made.value.administratorId, null);
    return ok({ ...made.value, ...invitation });
  });
}

export function refuseTimeZone(typed: string): Result<never> {
  return refuse('invalid', 'time-zone-unknown', `No time zone is called “${typed}”. Nothing was changed.`, {
    mend: 'Use a name such as America/Chicago.',
    fields: [{ path: ['timeZone'], message: 'Use a name such as America/Chicago.' }],
  });
}

export function refuseTakenAddress(): Result<never> {
  return refuse('conflict', 'address-taken', 'Someone on this Jointwork already has that e-mail address. Nothing was changed.', {
    mend: 'Every person needs an address of their own. Check the spelling, or look whether the person is on the list already.',
    fields: [{ path: ['email'], message: 'This address is taken.' }],
  });
}
