import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { Fault } from '../../../platform/server/log/fault.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import { installationSecret } from '../../../platform/server/event-log/installation-secret.ts';
import type { Actor } from '../model/actor.ts';
import { loadActor } from './actors.ts';
import { createAuth, type Auth } from './auth.ts';
import { findGuest, guestCookieName } from './guest-sign-in.ts';
import { createLimits, type Limits } from './limits.ts';
import { mailSignInLink } from './link-mail.ts';
import { createSignInCache, type SignInCache } from './sign-in-cache.ts';
import { noteSignIn, type SignInFound } from './sign-in-found.ts';
import type { SignedInBy } from './tables.ts';

/** Everything about who is asking, built once in apps/. */
export interface Identity {
  /** Who is asking; null for a stranger and for a cookie that is broken, ended or revoked. Hand this to the Api. */
  readonly identify: (c: Context) => Promise<Actor | null>;
  /** The name of the cookie that carries a sign-in, for the OpenAPI document. */
  readonly cookieName: string;
  /** Told the person's id whenever one of their sign-ins ends or their roles change, on every server: close their streams, ask anew. */
  readonly onChange: (hear: (personId: string) => void) => () => void;
  readonly close: () => Promise<void>;
  /** For the routes of this slice only. */
  readonly inside: IdentityInside;
}

export interface IdentityInside {
  readonly parts: Parts;
  readonly auth: Auth;
  readonly limits: Limits;
  readonly secret: string;
  readonly cache: SignInCache;
}

export async function createIdentity(parts: Parts): Promise<Identity> {
  const secret = (await installationSecret(parts.db, 'sign-in')).toString('hex');
  const auth = createAuth(parts, secret, (email, token) => mailSignInLink(parts, email, token));
  const { authCookies } = await auth.$context;
  const cache = await createSignInCache(parts);
  const inside: IdentityInside = { parts, auth, limits: createLimits(parts.db), secret, cache };
  const cookieName = authCookies.sessionToken.name;
  return {
    identify: (c) => identify(inside, cookieName, c),
    cookieName,
    onChange: (hear) => cache.onChange(hear),
    close: () => cache.close(),
    inside,
  };
}

async function identify(inside: IdentityInside, cookieName: string, c: Context): Promise<Actor | null> {
  const account = getCookie(c, cookieName);
  const guest = getCookie(c, guestCookieName(inside.parts.publicUrl));
  const found =
    (account ? await inside.cache.find(`account ${account}`, () => findAccount(inside, c)) : null) ??
    (guest ? await inside.cache.find(`guest ${guest}`, () => findGuest(inside.parts, guest)) : null);
  noteSignIn(c, found);
  return found?.actor ?? null;
}

/** A broken cookie finds nothing; a fault is the database's, and must not look like the end of a sign-in. */
async function dataAway({ parts }: IdentityInside, cause: unknown): Promise<never> {
  // The library keeps the reason to itself, so the database is asked for its own.
  await parts.db.call('select 1', []);
  throw new Fault('data-away', 'The sign-ins could not be read.', { cause });
}

async function findAccount(inside: IdentityInside, c: Context): Promise<SignInFound | null> {
  const asked = await inside.auth.api.getSession({ headers: c.req.raw.headers, returnHeaders: true }).catch((cause: unknown) => {
    if (!(cause instanceof Error && 'statusCode' in cause && Number(cause.statusCode) < 500)) return dataAway(inside, cause);
    inside.parts.log.warn('sign-in-unreadable', { name: cause.name });
    return null;
  });
  // A use that is noted moves the end of the sign-in, and a dead one clears its cookie: both are told to the browser.
  for (const cookie of asked?.headers.getSetCookie() ?? []) c.header('set-cookie', cookie, { append: true });
  const found = asked?.response;
  if (!found) return null;
  const actor = await loadActor(inside.parts, found.user.districtId, found.user.id);
  // Access follows roles: whose last role has ended is signed out.
  if (!actor || actor.roles.length === 0) return null;
  return { actor, signInId: found.session.id, by: found.session.signedInBy as SignedInBy, startedAt: found.session.createdAt.getTime() };
}
