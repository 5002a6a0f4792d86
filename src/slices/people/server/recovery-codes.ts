import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { Transaction } from 'kysely';
import { refuse, type Result } from '../../../kernel/result.ts';
import { addressOf } from '../../../platform/server/http/asker.ts';
import { addressKey } from '../model/address.ts';
import { checkPassword } from '../model/password.ts';
import { CODE_BYTES, CODES_AT_ONCE, plainCode, recoveryCode } from '../model/recovery-code.ts';
import type { IdentityInside } from './identity.ts';
import { setPassword } from './passwords.ts';
import { hashCode } from './secrets.ts';
import type { IdentityTables } from './tables.ts';

// An unknown address goes the same way as a known one, and takes as long.
const NOBODY = '00000000-0000-7000-8000-000000000000';

/** Makes new codes, which void the old ones. They are told this once; what is kept cannot be read back. */
export async function makeRecoveryCodes(trx: Transaction<IdentityTables>, secret: string, userId: string, now: Date): Promise<string[]> {
  const codes = Array.from({ length: CODES_AT_ONCE }, () => recoveryCode(randomBytes(CODE_BYTES)));
  const hashes = await Promise.all(codes.map((code) => hashCode(secret, userId, plainCode(code))));
  await trx.deleteFrom('identity_recovery_code').where('user_id', '=', userId).execute();
  await trx
    .insertInto('identity_recovery_code')
    .values(hashes.map((hash) => ({ user_id: userId, code_hash: hash, made_at: now, used_at: null })))
    .execute();
  await trx.updateTable('identity_user').set({ recovery_codes_made_at: now }).where('id', '=', userId).execute();
  return codes;
}

/** How many codes this person has not used yet. */
export async function countRecoveryCodes(trx: Transaction<IdentityTables>, userId: string): Promise<number> {
  const row = await trx
    .selectFrom('identity_recovery_code')
    .select((eb) => eb.fn.countAll().as('left'))
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.left);
}

/** Uses one code up, sets the new password and ends every sign-in of that person. Answers whose code it was. */
export async function redeemRecoveryCode(
  inside: IdentityInside,
  c: Context,
  asked: { email: string; code: string; password: string },
): Promise<Result<string>> {
  const password = checkPassword(asked.password);
  if (!password.ok) return password;
  const email = addressKey(asked.email);
  const tries = [
    { limit: 'code-address', of: addressOf(c) },
    { limit: 'code-account', of: email },
  ] as const;
  const allowed = await inside.limits.take(tries);
  if (!allowed.ok) return allowed;
  const hash = await (await inside.auth.$context).password.hash(password.value);
  const now = new Date(inside.parts.clock.now());
  const userId = await inside.parts.db.asIdentity(async (trx: Transaction<IdentityTables>) => {
    const user = await trx.selectFrom('identity_user').select('id').where('email', '=', email).executeTakeFirst();
    const codeFits = await useCode(trx, inside.secret, user?.id ?? NOBODY, asked.code, now);
    if (!user || !codeFits) return null;
    await setPassword(trx, inside.parts.newId(), user.id, hash, now);
    await trx.deleteFrom('identity_session').where('user_id', '=', user.id).execute();
    return user.id;
  });
  if (userId === null) {
    return refuse('invalid', 'recovery-failed', 'That address and recovery code do not belong together, or the code was used before. Your password was not changed.', {
      mend: 'Each code works once. Try the next one on your list.',
    });
  }
  await inside.limits.giveBack(tries);
  return { ok: true, value: userId };
}

async function useCode(trx: Transaction<IdentityTables>, secret: string, userId: string, typed: string, now: Date): Promise<boolean> {
  const used = await trx
    .updateTable('identity_recovery_code')
    .set({ used_at: now })
    .where('user_id', '=', userId)
    .where('code_hash', '=', await hashCode(secret, userId, plainCode(typed)))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return Number(used.numUpdatedRows) === 1;
}
