import type { Transaction } from 'kysely';
import type { Actor } from '../model/actor.ts';
import { deviceName } from '../model/device.ts';
import type { IdentityInside } from './identity.ts';
import type { IdentityTables } from './tables.ts';

/** Where this person is signed in, latest use first. */
export async function listSignIns(inside: IdentityInside, actor: Actor, currentId: string) {
  const rows = await inside.parts.db.asIdentity((trx: Transaction<IdentityTables>) =>
    trx
      .selectFrom('identity_session')
      .selectAll()
      .where('user_id', '=', actor.personId)
      .where('expires_at', '>', new Date(inside.parts.clock.now()))
      .orderBy('updated_at', 'desc')
      .execute(),
  );
  return rows.map((row) => ({
    signInId: row.id,
    current: row.id === currentId,
    device: deviceName(row.user_agent),
    by: row.signed_in_by,
    startedAt: row.created_at.getTime(),
    lastSeenAt: row.updated_at.getTime(),
  }));
}

/** Ends one of the person's own sign-ins at once, on every server; false when it is not there. */
export async function endSignIn(inside: IdentityInside, actor: Actor, signInId: string): Promise<boolean> {
  const ended = await inside.parts.db.asIdentity((trx: Transaction<IdentityTables>) =>
    trx.deleteFrom('identity_session').where('id', '=', signInId).where('user_id', '=', actor.personId).executeTakeFirst(),
  );
  await inside.cache.forget(actor.personId);
  return Number(ended.numDeletedRows) === 1;
}

/** Ends every sign-in of the person but this one. */
export async function endOtherSignIns(inside: IdentityInside, actor: Actor, currentId: string): Promise<void> {
  await inside.parts.db.asIdentity((trx: Transaction<IdentityTables>) =>
    trx.deleteFrom('identity_session').where('user_id', '=', actor.personId).where('id', '<>', currentId).execute(),
  );
  await inside.cache.forget(actor.personId);
}
