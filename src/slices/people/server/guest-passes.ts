import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import { sql, type Transaction } from 'kysely';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { addressOf } from '../../../platform/server/http/asker.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../model/actor.ts';
import { loadActor } from './actors.ts';
import { guestCookieName } from './guest-sign-in.ts';
import type { Identity, IdentityInside } from './identity.ts';
import { signInOf } from './sign-in-found.ts';
import { hashToken, newLinkToken } from './secrets.ts';
import type { IdentityTables, PeopleTables } from './tables.ts';

const AFTER_SESSION_MS = 24 * 3600 * 1000;
// A pass for a session far ahead outlives what browsers let a cookie live.
const LONGEST_COOKIE_MS = 90 * 24 * 3600 * 1000;

/** What a pass is for. */
export interface GuestPassAsk {
  readonly districtId: string;
  readonly sessionId: string;
  /** Who lets the guests in. Whether they may is for the caller to decide. */
  readonly madeBy: string;
  /** When the session is planned to end (Unix ms); the pass is good until a day later. */
  readonly sessionEndsAt: number;
  /** How many guests may come in by this link, 1 to 50; one when left out. */
  readonly seats?: number;
}

export interface GuestPass {
  readonly passId: string;
  /** Told this once: only a hash of its secret is kept. */
  readonly url: string;
  readonly expiresAt: number;
}

/** Makes a link that lets guests without an account into one session. */
export async function issueGuestPass(parts: Parts, ask: GuestPassAsk): Promise<GuestPass> {
  const token = newLinkToken();
  const passId = parts.newId();
  const expiresAt = ask.sessionEndsAt + AFTER_SESSION_MS;
  await parts.db.asIdentity((trx: Transaction<IdentityTables>) =>
    trx
      .insertInto('identity_guest_pass')
      .values({
        pass_id: passId,
        token_hash: hashToken(token),
        district_id: ask.districtId,
        session_id: ask.sessionId,
        made_by: ask.madeBy,
        made_at: new Date(parts.clock.now()),
        expires_at: new Date(expiresAt),
        seats: ask.seats ?? 1,
        revoked_at: null,
      })
      .execute(),
  );
  return { passId, url: `${parts.publicUrl}/guest/${token}`, expiresAt };
}

/** Ends a pass: the link is dead and every guest who came in by it is signed out at once. */
export async function revokeGuestPass(parts: Parts, identity: Identity, districtId: string, passId: string): Promise<void> {
  await endPasses(parts, identity, { districtId, passId }, { revoked_at: new Date(parts.clock.now()) });
}

/** The session has ended: its passes and guests are good for one more day, then never again. */
export async function endGuestPassesOf(parts: Parts, identity: Identity, districtId: string, sessionId: string, endedAt: number): Promise<void> {
  await endPasses(parts, identity, { districtId, sessionId }, { expires_at: new Date(endedAt + AFTER_SESSION_MS) });
}

async function endPasses(
  parts: Parts,
  identity: Identity,
  which: { readonly districtId: string; readonly passId?: string; readonly sessionId?: string },
  change: { readonly revoked_at: Date } | { readonly expires_at: Date },
): Promise<void> {
  const guests = await parts.db.asIdentity(async (trx: Transaction<IdentityTables>) => {
    const passes = await trx
      .updateTable('identity_guest_pass')
      .set(change)
      .where('district_id', '=', which.districtId)
      .$if(which.passId !== undefined, (query) => query.where('pass_id', '=', which.passId!))
      .$if(which.sessionId !== undefined, (query) => query.where('session_id', '=', which.sessionId!))
      .where('revoked_at', 'is', null)
      .returning('pass_id')
      .execute();
    if (passes.length === 0) return [];
    return trx.selectFrom('identity_guest').select('person_id').where('pass_id', 'in', passes.map((pass) => pass.pass_id)).execute();
  });
  for (const guest of guests) await identity.inside.cache.forget(guest.person_id);
}

/** Lets a guest in: they become a person of the district for this session alone, with a cookie of their own. */
export async function redeemGuestPass(inside: IdentityInside, c: Context, asked: { token: string; name: string }): Promise<Result<{ actor: Actor; sessionId: string }>> {
  const { parts } = inside;
  const present = signInOf(c);
  if (present && present.by !== 'guest') {
    return refuse('conflict', 'signed-in-already', `You are signed in as ${present.actor.name}, so you need no guest link.`, {
      mend: 'Open the session from your home page, or sign out first.',
    });
  }
  const allowed = await inside.limits.take([{ limit: 'token-address', of: addressOf(c) }]);
  if (!allowed.ok) return allowed;
  const guestToken = newLinkToken();
  const personId = parts.newId();
  const now = new Date(parts.clock.now());
  // As the owner, so that the seat and its person come to be together or not at all.
  const pass = await parts.db.asOwner(async (trx: Transaction<IdentityTables & PeopleTables>) => {
    const taken = await takeSeat(trx, now, asked, { personId, tokenHash: hashToken(guestToken) });
    if (taken) await writeGuest(trx, taken, personId, asked.name, now);
    return taken;
  });
  if (!pass) return PASS_OVER;
  const actor = await loadActor(parts, pass.district_id, personId);
  if (!actor) throw new Error('a guest who was just let in is not there');
  setCookie(c, guestCookieName(parts.publicUrl), guestToken, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: parts.publicUrl.startsWith('https:'),
    path: '/',
    maxAge: Math.floor(Math.min(pass.expires_at.getTime() - now.getTime(), LONGEST_COOKIE_MS) / 1000),
  });
  return ok({ actor, sessionId: pass.session_id });
}

async function writeGuest(
  trx: Transaction<PeopleTables>,
  pass: { readonly district_id: string; readonly session_id: string },
  personId: string,
  name: string,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('person')
    .values({ district_id: pass.district_id, person_id: personId, name, email: null, wants_mail: false, guest_of_session: pass.session_id, created_at: now })
    .execute();
}

/** Takes one of the pass's seats while it is good; of several at once, as many succeed as there are seats. */
async function takeSeat(trx: Transaction<IdentityTables>, now: Date, asked: { token: string; name: string }, guest: { personId: string; tokenHash: string }) {
  const pass = await trx
    .selectFrom('identity_guest_pass')
    .select(['pass_id', 'district_id', 'session_id', 'expires_at', 'seats'])
    .where('token_hash', '=', hashToken(asked.token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst();
  if (!pass) return null;
  const taken = await trx
    .selectFrom('identity_guest')
    .select(sql<number>`count(*)`.as('count'))
    .where('pass_id', '=', pass.pass_id)
    .executeTakeFirstOrThrow();
  if (taken.count >= pass.seats) return null;
  await trx
    .insertInto('identity_guest')
    .values({ person_id: guest.personId, pass_id: pass.pass_id, token_hash: guest.tokenHash, name: asked.name, made_at: now })
    .execute();
  return pass;
}

const PASS_OVER = refuse('invalid', 'guest-pass-over', 'This guest link has been used by as many guests as it was made for, or is no longer good.', {
  mend: 'Ask the person who sent it for a new one.',
});
