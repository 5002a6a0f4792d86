import { randomBytes } from 'node:crypto';
import type { Database } from '../db/database.ts';

/**
 * A secret shared by every server of this installation, 32 bytes, kept in the database and made by the first that asks.
 * The table belongs to the owner; no role that serves people can read it.
 */
export async function installationSecret(db: Database, name: string): Promise<Buffer> {
  await db.call('insert into installation_secret (name, secret) values ($1, $2) on conflict (name) do nothing', [name, randomBytes(32).toString('hex')]);
  const rows = await db.call<{ secret: string }>('select secret from installation_secret where name = $1', [name]);
  return Buffer.from(rows[0]!.secret, 'hex');
}
