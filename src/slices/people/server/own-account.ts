import type { Transaction } from 'kysely';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Actor } from '../model/actor.ts';
import { addressKey } from '../model/address.ts';
import { checkPassword } from '../model/password.ts';
import { inDistrictOrNothing } from './all-or-nothing.ts';
import { endOtherSignIns } from './browser-sign-ins.ts';
import { refuseTakenAddress } from './districts.ts';
import type { IdentityInside } from './identity.ts';
import type { SignInFound } from './sign-in-found.ts';
import { isPasswordOf, passwordHashOf, setPassword } from './passwords.ts';
import { setAddress } from './people-changes.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { NOT_FOR_GUESTS } from './refusals.ts';
import type { IdentityTables } from './tables.ts';

const FRESH_LINK_MS = 15 * 60 * 1000;

/** Whether a mailed link proved moments ago that this is the person, so that the old password need not be known. */
export function mayResetPassword(signIn: SignInFound, now: number): boolean {
  return signIn.by === 'link' && now - signIn.startedAt < FRESH_LINK_MS;
}

/** Sets a new password; every other sign-in of the person ends. */
export async function changePassword(inside: IdentityInside, actor: Actor, signIn: SignInFound, asked: { current?: string | undefined; next: string }): Promise<Result<true>> {
  if (actor.guestOfSession !== null) return NOT_FOR_GUESTS;
  const next = checkPassword(asked.next);
  if (!next.ok) return next;
  const proven = await proveItIsThem(inside, actor, signIn, asked.current);
  if (!proven.ok) return proven;
  const hash = await (await inside.auth.$context).password.hash(next.value);
  const { parts } = inside;
  await parts.db.asIdentity((trx: Transaction<IdentityTables>) => setPassword(trx, parts.newId(), actor.personId, hash, new Date(parts.clock.now())));
  await endOtherSignIns(inside, actor, signIn.signInId);
  return ok(true);
}

/** Makes new recovery codes, told this once; the old ones stop working. */
export async function renewRecoveryCodes(inside: IdentityInside, actor: Actor, signIn: SignInFound, password: string): Promise<Result<{ recoveryCodes: string[] }>> {
  if (actor.guestOfSession !== null) return NOT_FOR_GUESTS;
  const proven = await proveItIsThem(inside, actor, signIn, password);
  if (!proven.ok) return proven;
  const { parts, secret } = inside;
  const recoveryCodes = await parts.db.asIdentity((trx: Transaction<IdentityTables>) => makeRecoveryCodes(trx, secret, actor.personId, new Date(parts.clock.now())));
  return ok({ recoveryCodes });
}

/** Moves the person's own account to another address. */
export async function changeOwnAddress(inside: IdentityInside, actor: Actor, asked: { email: string; password: string }): Promise<Result<true>> {
  if (actor.guestOfSession !== null) return NOT_FOR_GUESTS;
  const proven = await provePassword(inside, actor, asked.password);
  if (!proven.ok) return proven;
  const email = addressKey(asked.email);
  return inDistrictOrNothing(inside.parts, actor.districtId, async (trx) => {
    if (!(await setAddress(trx, actor.personId, actor.name, email, true))) return refuseTakenAddress();
    await trx.updateTable('person').set({ email }).where('person_id', '=', actor.personId).execute();
    return ok(true as const);
  });
}

async function proveItIsThem(inside: IdentityInside, actor: Actor, signIn: SignInFound, password: string | undefined): Promise<Result<true>> {
  if (mayResetPassword(signIn, inside.parts.clock.now())) return ok(true);
  const hash = await inside.parts.db.asIdentity((trx: Transaction<IdentityTables>) => passwordHashOf(trx, actor.personId));
  return hash === null ? ok(true) : provePassword(inside, actor, password ?? '');
}

async function provePassword(inside: IdentityInside, actor: Actor, password: string): Promise<Result<true>> {
  const tries = [{ limit: 'password-account', of: actor.personId }] as const;
  const allowed = await inside.limits.take(tries);
  if (!allowed.ok) return allowed;
  if (!(await isPasswordOf(inside, actor.personId, password))) {
    return refuse('invalid', 'password-wrong', 'That is not your password today. Nothing was changed.', {
      mend: 'Type the password that you signed in with.',
      fields: [{ path: ['current'], message: 'This is not your password.' }],
    });
  }
  await inside.limits.giveBack(tries);
  return ok(true);
}
