import type { Transaction } from 'kysely';
import type { Parts } from '../../../platform/server/parts.ts';
import { loadActor } from './actors.ts';
import type { SignInFound } from './sign-in-found.ts';
import { hashToken } from './secrets.ts';
import type { IdentityTables } from './tables.ts';

/** Guests have a cookie of their own, so that being let into one session never touches a sign-in with an account. */
export function guestCookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Secure-jointwork.guest' : 'jointwork.guest';
}

/** The guest who holds this cookie, while their pass is good. */
export async function findGuest(parts: Parts, token: string): Promise<SignInFound | null> {
  const row = await parts.db.asIdentity((trx: Transaction<IdentityTables>) =>
    trx
      .selectFrom('identity_guest')
      .innerJoin('identity_guest_pass', 'identity_guest_pass.pass_id', 'identity_guest.pass_id')
      .select(['identity_guest.person_id', 'identity_guest.made_at', 'identity_guest_pass.district_id'])
      .where('identity_guest.token_hash', '=', hashToken(token))
      .where('identity_guest_pass.revoked_at', 'is', null)
      .where('identity_guest_pass.expires_at', '>', new Date(parts.clock.now()))
      .executeTakeFirst(),
  );
  if (!row) return null;
  const actor = await loadActor(parts, row.district_id, row.person_id);
  return actor && { actor, signInId: row.person_id, by: 'guest', startedAt: row.made_at.getTime() };
}
