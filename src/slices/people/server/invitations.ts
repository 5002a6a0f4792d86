import type { Context } from 'hono';
import type { Transaction } from 'kysely';
import type { z } from 'zod';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { addressOf } from '../../../platform/server/http/asker.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../model/actor.ts';
import { checkPassword } from '../model/password.ts';
import type { InvitationLook, SignedIn } from '../model/wire.ts';
import { audit } from './audit.ts';
import type { IdentityInside } from './identity.ts';
import { setPassword } from './passwords.ts';
import { hashToken, newLinkToken } from './secrets.ts';
import type { Person } from './people-list.ts';
import { openSignIn } from './sign-in.ts';
import type { IdentityTables, PeopleTables } from './tables.ts';

const GOOD_FOR_MS = 14 * 24 * 3600 * 1000;

type Look = z.infer<typeof InvitationLook>;
interface Fresh {
  readonly url: string;
  readonly expiresAt: number;
}

/** Writes a new invitation, which voids the person's earlier ones. Its secret is told this once: only a hash is kept. */
export async function writeInvitation(trx: Transaction<IdentityTables>, parts: Parts, personId: string, madeBy: string | null): Promise<Fresh> {
  const now = parts.clock.now();
  const token = newLinkToken();
  const expiresAt = now + GOOD_FOR_MS;
  await trx
    .updateTable('identity_invitation')
    .set({ voided_at: new Date(now) })
    .where('user_id', '=', personId)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .execute();
  await trx
    .insertInto('identity_invitation')
    .values({
      token_hash: hashToken(token),
      user_id: personId,
      made_by: madeBy,
      made_at: new Date(now),
      expires_at: new Date(expiresAt),
      used_at: null,
      voided_at: null,
    })
    .execute();
  return { url: `${parts.publicUrl}/invitation/${token}`, expiresAt };
}

/** Invites someone of the actor's district who has never signed in. The address is told once, and mailed when mail is set up. */
export async function invite(inside: IdentityInside, actor: Actor, person: Person): Promise<Result<Fresh & { mailed: boolean }>> {
  const { parts } = inside;
  if (person.rolesToday.length === 0) {
    return refuse('conflict', 'no-role-today', `${person.name} holds no role today, so they could not sign in yet.`, { mend: 'Give a role first, from today or earlier; then invite.' });
  }
  if (person.email === null) {
    return refuse('invalid', 'no-address', `${person.name} has no e-mail address yet, so there is nothing to sign in with.`, {
      mend: 'Write an address on the person’s page, then invite again.',
    });
  }
  const fresh = await parts.db.asIdentity(async (trx: Transaction<IdentityTables>) => {
    // Held until the invitation is written, so that nobody signs in between.
    const user = await trx
      .selectFrom('identity_user')
      .select('first_signed_in_at')
      .where('id', '=', person.personId)
      .where('district_id', '=', actor.districtId)
      .forUpdate()
      .executeTakeFirst();
    if (!user || user.first_signed_in_at !== null) return null;
    return writeInvitation(trx, parts, person.personId, actor.personId);
  });
  if (!fresh) {
    return refuse('conflict', 'has-signed-in', `${person.name} has signed in before, so there can be no invitation: nobody may sign in as someone else.`, {
      mend: `${person.name} can use a sign-in link, where mail is set up, or one of their recovery codes.`,
    });
  }
  await parts.db.inDistrict(actor.districtId, (trx: Transaction<PeopleTables>) =>
    audit(trx, parts, actor.districtId, { actorId: actor.personId, act: 'person.invited', sentence: `Invited ${person.name}` }),
  );
  return ok({ ...fresh, mailed: await mailInvitation(parts, actor.name, { name: person.name, email: person.email }, fresh.url) });
}

async function mailInvitation(parts: Parts, inviter: string, person: { name: string; email: string }, url: string): Promise<boolean> {
  if (!parts.mail.configured) return false;
  try {
    await parts.mail.send({
      to: { name: person.name, address: person.email },
      subject: 'Your invitation to Jointwork',
      text: [`Hello ${person.name},`, '', `${inviter} invites you to Jointwork, where your district runs its principal learning communities.`, 'Open this link and choose a password:', url, '', 'The link works once, within 14 days.'].join('\n'),
    });
    return true;
  } catch (cause) {
    // The link is on the administrator's screen either way, and the answer says that it was not mailed.
    parts.log.error('invitation-not-mailed', cause);
    return false;
  }
}

/** What the holder of an invitation may know before using it. Looking uses nothing up. */
export async function lookAtInvitation(inside: IdentityInside, c: Context, token: string): Promise<Result<Look>> {
  const allowed = await inside.limits.take([{ limit: 'token-address', of: addressOf(c) }]);
  if (!allowed.ok) return allowed;
  const { parts } = inside;
  const found = await parts.db.asIdentity((trx: Transaction<IdentityTables>) =>
    trx
      .selectFrom('identity_invitation')
      .innerJoin('identity_user', 'identity_user.id', 'identity_invitation.user_id')
      .select(['identity_user.name', 'identity_user.email', 'identity_user.district_id', 'identity_invitation.expires_at'])
      .where('token_hash', '=', hashToken(token))
      .where('used_at', 'is', null)
      .where('voided_at', 'is', null)
      .where('first_signed_in_at', 'is', null)
      .where('expires_at', '>', new Date(parts.clock.now()))
      .executeTakeFirst(),
  );
  if (!found) return INVITATION_OVER;
  const district = await parts.db.inDistrict(found.district_id, (trx: Transaction<PeopleTables>) => trx.selectFrom('district').select('name').executeTakeFirstOrThrow());
  return ok({ name: found.name, email: found.email, districtName: district.name, expiresAt: found.expires_at.getTime() });
}

/** Uses the invitation up: the person's password is set and they are signed in. */
export async function redeemInvitation(inside: IdentityInside, c: Context, asked: { token: string; password: string }): Promise<Result<z.infer<typeof SignedIn>>> {
  const password = checkPassword(asked.password);
  if (!password.ok) return password;
  const look = await lookAtInvitation(inside, c, asked.token);
  if (!look.ok) return look;
  const { parts } = inside;
  const hash = await (await inside.auth.$context).password.hash(password.value);
  const now = new Date(parts.clock.now());
  const userId = await parts.db.asIdentity(async (trx: Transaction<IdentityTables>) => {
    const used = await trx
      .updateTable('identity_invitation')
      .set({ used_at: now })
      .where('token_hash', '=', hashToken(asked.token))
      .where('used_at', 'is', null)
      .where('voided_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('user_id')
      .executeTakeFirst();
    if (!used) return null;
    const first = await trx
      .updateTable('identity_user')
      .set({ first_signed_in_at: now })
      .where('id', '=', used.user_id)
      .where('first_signed_in_at', 'is', null)
      .executeTakeFirst();
    if (Number(first.numUpdatedRows) !== 1) return null;
    await setPassword(trx, parts.newId(), used.user_id, hash, now);
    return used.user_id;
  });
  return userId === null ? INVITATION_OVER : openSignIn(inside, c, userId, 'invitation');
}

const INVITATION_OVER = refuse('invalid', 'invitation-over', 'This invitation has been used, replaced or is too old.', {
  mend: 'If you used it yourself, sign in with the password that you chose then. Otherwise ask your administrator for a new one.',
});
