import type { Context } from 'hono';
import type { Transaction } from 'kysely';
import type { z } from 'zod';
import { refuse, type Result } from '../../../kernel/result.ts';
import { addressOf } from '../../../platform/server/http/asker.ts';
import { addressKey } from '../model/address.ts';
import type { Actor } from '../model/actor.ts';
import type { SignedIn } from '../model/wire.ts';
import { loadActor } from './actors.ts';
import type { IdentityInside } from './identity.ts';
import { signInOf } from './sign-in-found.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { hashToken } from './secrets.ts';
import type { IdentityTables, SignedInBy } from './tables.ts';

type SignedInAnswer = z.infer<typeof SignedIn>;

/** A sign-in that the library has made, with the cookies that carry it. */
interface Opened {
  readonly headers: Headers;
  readonly response: { readonly token: string; readonly user: { readonly id: string } };
}

const NO_MATCH = refuse('invalid', 'sign-in-failed', 'That e-mail address and password do not belong together. Nothing was changed.', {
  mend: 'Check both and try again. If you were invited and never signed in, use your invitation link first.',
});

export async function signInByPassword(inside: IdentityInside, c: Context, asked: { email: string; password: string }): Promise<Result<SignedInAnswer>> {
  const email = addressKey(asked.email);
  const tries = [
    { limit: 'sign-in-address', of: addressOf(c) },
    { limit: 'sign-in-account', of: email },
  ] as const;
  const allowed = await inside.limits.take(tries);
  if (!allowed.ok) return allowed;
  const opened = await openedOrNull(
    inside.auth.api.signInEmail({ body: { email, password: asked.password }, headers: c.req.raw.headers, returnHeaders: true }),
  );
  if (!opened) return NO_MATCH;
  await inside.limits.giveBack(tries);
  return finishSignIn(inside, c, opened, 'password');
}

export async function signInByLink(inside: IdentityInside, c: Context, token: string): Promise<Result<SignedInAnswer>> {
  const allowed = await inside.limits.take([{ limit: 'token-address', of: addressOf(c) }]);
  if (!allowed.ok) return allowed;
  const unproven = await isFirstProof(inside, token);
  const opened = await openedOrNull(inside.auth.api.magicLinkVerify({ query: { token }, headers: c.req.raw.headers, returnHeaders: true }));
  if (!opened) {
    return refuse('invalid', 'link-used', 'This sign-in link has been used or is too old, so it signs nobody in.', {
      mend: 'Ask for a new link on the sign-in page.',
    });
  }
  return finishSignIn(inside, c, opened, 'link', unproven);
}

/** Signs in someone whose right to it the caller has just checked. */
export async function openSignIn(inside: IdentityInside, c: Context, userId: string, by: SignedInBy): Promise<Result<SignedInAnswer>> {
  const opened = await inside.auth.api.openSignIn({ body: { userId }, headers: c.req.raw.headers, returnHeaders: true });
  return finishSignIn(inside, c, opened, by);
}

async function finishSignIn(
  inside: IdentityInside,
  c: Context,
  { headers, response }: Opened,
  by: SignedInBy,
  firstProof = false,
): Promise<Result<SignedInAnswer>> {
  const { parts } = inside;
  const now = new Date(parts.clock.now());
  const previous = signInOf(c);
  const actor = await actorOf(inside, response.user.id);
  if (actor.roles.length === 0) return refuseWithoutRole(inside, actor, response.token);
  const recoveryCodes = await parts.db.asIdentity(async (trx: Transaction<IdentityTables>) => {
    await trx.updateTable('identity_session').set({ signed_in_by: by }).where('token', '=', response.token).execute();
    // One browser, one sign-in: the one it had before ends.
    if (previous && previous.by !== 'guest') await trx.deleteFrom('identity_session').where('id', '=', previous.signInId).execute();
    await trx
      .updateTable('identity_invitation')
      .set({ voided_at: now })
      .where('user_id', '=', response.user.id)
      .where('used_at', 'is', null)
      .where('voided_at', 'is', null)
      .execute();
    const user = await trx
      .updateTable('identity_user')
      .set((eb) => ({ first_signed_in_at: eb.fn.coalesce('first_signed_in_at', eb.val(now)) }))
      .where('id', '=', response.user.id)
      .returning('recovery_codes_made_at')
      .executeTakeFirstOrThrow();
    const needsCodes = user.recovery_codes_made_at === null || firstProof;
    return needsCodes ? makeRecoveryCodes(trx, inside.secret, response.user.id, now) : [];
  });
  await inside.cache.forget(actor.personId);
  if (previous && previous.actor.personId !== actor.personId) await inside.cache.forget(previous.actor.personId);
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
  const warnings = firstProof
    ? ['This is the first time that your mailbox proved who you are. An earlier password and earlier recovery codes no longer work, in case someone else had made them: set a new password now.']
    : [];
  return { ok: true, value: { actor: { ...actor, roles: [...actor.roles] }, recoveryCodes, warnings } };
}

async function actorOf(inside: IdentityInside, userId: string): Promise<Actor> {
  const user = await inside.parts.db.asIdentity((trx: Transaction<IdentityTables>) =>
    trx.selectFrom('identity_user').select('district_id').where('id', '=', userId).executeTakeFirstOrThrow(),
  );
  const actor = await loadActor(inside.parts, user.district_id, userId);
  if (!actor) throw new Error('an account has no person');
  return actor;
}

/** Who has left the district, or has not begun yet, has an account but no way in: access follows roles. */
async function refuseWithoutRole(inside: IdentityInside, actor: Actor, token: string): Promise<Result<never>> {
  await inside.parts.db.asIdentity((trx: Transaction<IdentityTables>) => trx.deleteFrom('identity_session').where('token', '=', token).execute());
  return refuse('not-allowed', 'no-role-today', `${actor.name}, you hold no role in your district today, so you cannot sign in. What you wrote is kept.`, {
    mend: 'Ask an administrator of your district.',
  });
}

/** Whether this link would prove an address for the first time although someone has already signed in with it by other means. */
function isFirstProof(inside: IdentityInside, token: string): Promise<boolean> {
  return inside.parts.db.asIdentity(async (trx: Transaction<IdentityTables>) => {
    const link = await trx.selectFrom('identity_verification').select('value').where('identifier', '=', hashToken(token)).executeTakeFirst();
    if (!link) return false;
    const { email } = JSON.parse(link.value) as { email: string };
    const user = await trx
      .selectFrom('identity_user')
      .select('id')
      .where('email', '=', email)
      .where('email_verified', '=', false)
      .where('first_signed_in_at', 'is not', null)
      .executeTakeFirst();
    return user !== undefined;
  });
}

/** The library refuses by throwing an error with a status; anything else that it throws is a fault. */
async function openedOrNull(opening: Promise<Opened>): Promise<Opened | null> {
  try {
    return await opening;
  } catch (cause) {
    if (cause instanceof Error && 'statusCode' in cause && Number(cause.statusCode) < 500) return null;
    throw cause;
  }
}

