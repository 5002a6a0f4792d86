import type { Context } from 'hono';
import { sql, type Transaction } from 'kysely';
import type { z } from 'zod';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import { checkPassword } from '../model/password.ts';
import type { SetupAsk, SignedIn } from '../model/wire.ts';
import { createDistrict, type DistrictMade } from './districts.ts';
import type { IdentityInside } from './identity.ts';
import { setPassword } from './passwords.ts';
import { openSignIn } from './sign-in.ts';
import type { IdentityTables, PeopleTables } from './tables.ts';

/** Fills a new district with the sample people and sessions; handed in by apps/, because it reaches every slice. */
export type FillSample = (made: DistrictMade) => Promise<void>;

/** What higher slices bring into a new district: what every district gets, and what only the sample gets. */
export interface SetupOptions {
  readonly onDistrictMade: (made: DistrictMade) => Promise<void>;
  readonly fillSample: FillSample;
}

/** Whether there is no district yet, so that whoever comes first may make one. */
export async function setupNeeded(parts: Parts): Promise<boolean> {
  return parts.db.asOwner(async (trx: Transaction<PeopleTables>) => !(await anyDistrict(trx)));
}

/** Makes the first district and signs its administrator in. Of several who try at once, one succeeds. */
export async function setUp(inside: IdentityInside, c: Context, asked: z.output<typeof SetupAsk>, options: SetupOptions): Promise<Result<z.infer<typeof SignedIn>>> {
  const { parts } = inside;
  const password = checkPassword(asked.administrator.password);
  if (!password.ok) return password;
  if (!(await setupNeeded(parts))) return SET_UP_BEFORE;
  const hash = await (await inside.auth.$context).password.hash(password.value);
  const made = await parts.db.asOwner(async (trx: Transaction<PeopleTables & IdentityTables>): Promise<Result<DistrictMade>> => {
    await sql`select pg_advisory_xact_lock(hashtext('first-district'))`.execute(trx);
    if (await anyDistrict(trx)) return SET_UP_BEFORE;
    const district = await createDistrict(trx, parts, { ...asked.district, administrator: asked.administrator });
    if (!district.ok) return district;
    await setPassword(trx, parts.newId(), district.value.administratorId, hash, new Date(parts.clock.now()));
    return district;
  });
  if (!made.ok) return made;
  const filled = await filledOrWarned(parts, async () => {
    await options.onDistrictMade(made.value);
    if (asked.sample) await options.fillSample(made.value);
  });
  const signedIn = await openSignIn(inside, c, made.value.administratorId, 'setup');
  return signedIn.ok ? ok({ ...signedIn.value, warnings: [...signedIn.value.warnings, ...filled] }) : signedIn;
}

async function anyDistrict(trx: Transaction<PeopleTables>): Promise<boolean> {
  return (await trx.selectFrom('district').select('district_id').limit(1).executeTakeFirst()) !== undefined;
}

async function filledOrWarned(parts: Parts, fill: () => Promise<void>): Promise<string[]> {
  try {
    await fill();
    return [];
  } catch (cause) {
    parts.log.error('district-not-filled', cause);
    return ['Your district is made and you are signed in, but not everything that belongs in it could be added. The server’s log says why.'];
  }
}

const SET_UP_BEFORE = refuse('conflict', 'set-up-before', 'This Jointwork has been set up already. Nothing was changed.', {
  mend: 'Sign in, or ask your administrator for an invitation.',
});
