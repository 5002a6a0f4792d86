import type { Transaction } from 'kysely';
import type { IdentityInside } from './identity.ts';
import type { IdentityTables } from './tables.ts';

const BY_PASSWORD = 'credential';

/** Keeps a password's hash as this account's one password, in the form in which the sign-in library looks for it. */
export async function setPassword(trx: Transaction<IdentityTables>, newId: string, userId: string, hash: string, now: Date): Promise<void> {
  await trx
    .insertInto('identity_account')
    .values({ id: newId, user_id: userId, account_id: userId, provider_id: BY_PASSWORD, password: hash, created_at: now, updated_at: now })
    .onConflict((oc) => oc.columns(['user_id', 'provider_id']).doUpdateSet({ password: hash, updated_at: now }))
    .execute();
}

/** The hash of this account's password; null while it has none. */
export async function passwordHashOf(trx: Transaction<IdentityTables>, userId: string): Promise<string | null> {
  const account = await trx
    .selectFrom('identity_account')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', BY_PASSWORD)
    .executeTakeFirst();
  return account?.password ?? null;
}

/** Whether this is the account's password. False while it has none. */
export async function isPasswordOf(inside: IdentityInside, userId: string, typed: string): Promise<boolean> {
  const hash = await inside.parts.db.asIdentity((trx: Transaction<IdentityTables>) => passwordHashOf(trx, userId));
  if (hash === null) return false;
  return (await inside.auth.$context).password.verify({ hash, password: typed });
}
