import { deleteCookie } from 'hono/cookie';
import type { Context } from 'hono';
import type { Transaction } from 'kysely';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import { addressOf } from '../../../platform/server/http/asker.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../model/actor.ts';
import { addressKey } from '../model/address.ts';
import { Done, RedeemGuestPassAsk, GuestSignedIn, RedeemLinkAsk, RedeemRecoveryCodeAsk, SignedIn, SignInAsk, SignInLinkAsk } from '../model/wire.ts';
import { guestCookieName } from './guest-sign-in.ts';
import { redeemGuestPass } from './guest-passes.ts';
import type { IdentityInside } from './identity.ts';
import { signInOf } from './sign-in-found.ts';
import { nameOf } from './link-mail.ts';
import { redeemRecoveryCode } from './recovery-codes.ts';
import { newLinkToken } from './secrets.ts';
import { openSignIn, signInByLink, signInByPassword } from './sign-in.ts';
import type { IdentityTables } from './tables.ts';

/** The job that makes a sign-in link and mails it. */
export const MAIL_SIGN_IN_LINK = 'people.mail-sign-in-link';
const DONE = ok({ done: true as const });

export function signInRoutes(api: Api<Actor>, parts: Parts, inside: IdentityInside): void {
  const door = { method: 'post', tag: 'sign-in', access: 'public' } as const;
  api.route({ ...door, path: '/api/sign-in', summary: 'Sign in by e-mail address and password', body: SignInAsk, answer: SignedIn }, ({ c, body }) =>
    signInByPassword(inside, c, body),
  );
  api.route({ ...door, path: '/api/sign-out', summary: 'Sign out of this browser', answer: Done }, ({ c }) => signOut(inside, c));
  api.route({ ...door, path: '/api/sign-in-links', summary: 'Ask for a sign-in link by mail', body: SignInLinkAsk, answer: Done, status: 202 }, ({ c, body }) =>
    askForLink(parts, inside, c, addressKey(body.email)),
  );
  api.route({ ...door, path: '/api/sign-in-links/redeem', summary: 'Sign in by the mailed link, which is used up', body: RedeemLinkAsk, answer: SignedIn }, ({ c, body }) =>
    signInByLink(inside, c, body.token),
  );
  api.route(
    { ...door, path: '/api/recovery-codes/redeem', summary: 'Set a new password by a recovery code and sign in', body: RedeemRecoveryCodeAsk, answer: SignedIn },
    async ({ c, body }) => {
      const whose = await redeemRecoveryCode(inside, c, body);
      return whose.ok ? openSignIn(inside, c, whose.value, 'recovery-code') : whose;
    },
  );
  api.route(
    { ...door, path: '/api/guest-passes/redeem', tag: 'guests', summary: 'Come into one session as a guest without an account', body: RedeemGuestPassAsk, answer: GuestSignedIn },
    async ({ c, body }) => {
      const guest = await redeemGuestPass(inside, c, body);
      return guest.ok ? ok({ actor: { ...guest.value.actor, roles: [] }, sessionId: guest.value.sessionId }) : guest;
    },
  );
}

async function askForLink(parts: Parts, inside: IdentityInside, c: Context, email: string): Promise<Result<{ done: true }>> {
  if (!parts.mail.configured) {
    return refuse('unavailable', 'no-mail', 'This Jointwork sends no mail, so there are no sign-in links here.', {
      mend: 'Sign in with your password, or with one of your recovery codes if you forgot it.',
    });
  }
  const allowed = await inside.limits.take([
    { limit: 'link-address', of: addressOf(c) },
    { limit: 'link-account', of: email },
  ]);
  if (!allowed.ok) return allowed;
  // The job looks whether anyone has this address, so that a stranger learns nothing: not from the answer, nor from its time.
  await parts.jobs.ask(MAIL_SIGN_IN_LINK, { email }, { key: email });
  return DONE;
}

async function signOut(inside: IdentityInside, c: Context): Promise<Result<{ done: true }>> {
  const present = signInOf(c);
  deleteCookie(c, guestCookieName(inside.parts.publicUrl), { path: '/', secure: inside.parts.publicUrl.startsWith('https:') });
  if (present?.by === 'guest') {
    // The guest's cookie is good no more, wherever it was copied to.
    await inside.parts.db.asIdentity((trx: Transaction<IdentityTables>) =>
      trx.updateTable('identity_guest').set({ token_hash: newLinkToken() }).where('person_id', '=', present.actor.personId).execute(),
    );
  }
  const { headers } = await inside.auth.api.signOut({ headers: c.req.raw.headers, returnHeaders: true });
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
  if (present) await inside.cache.forget(present.actor.personId);
  return DONE;
}

/** Makes and mails the link, if anyone has this address. For the job of that name. */
export async function sendSignInLink(inside: IdentityInside, email: string): Promise<void> {
  if ((await nameOf(inside.parts, email)) !== null) await inside.auth.api.signInMagicLink({ body: { email }, headers: new Headers() });
}
