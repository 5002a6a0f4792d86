import type { Transaction } from 'kysely';
import type { Parts } from '../../../platform/server/parts.ts';
import type { IdentityTables } from './tables.ts';

/** Removes what has run out of itself: counters of tries, browser sign-ins and mailed links. Asked by a nightly job. */
export async function removeRunOut(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  await parts.db.asIdentity(async (trx: Transaction<IdentityTables>) => {
    await trx.deleteFrom('identity_limit').where('expire', '<', now).execute();
    await trx.deleteFrom('identity_session').where('expires_at', '<', new Date(now)).execute();
    await trx.deleteFrom('identity_verification').where('expires_at', '<', new Date(now)).execute();
  });
}
