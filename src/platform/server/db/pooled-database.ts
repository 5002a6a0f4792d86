import type { Transaction } from 'kysely';
import type { Pool } from 'pg';
import type { Database } from './database.ts';
import { oneStatement } from './one-statement.ts';
import { scopedKysely } from './scoped-kysely.ts';
import { districtScope, IDENTITY, OWNER, type Scope } from './scopes.ts';

/** What differs between the engines. */
export type EngineParts = Pick<Database, 'engine' | 'listen' | 'dump' | 'close'>;

/** Both engines are a pool of `pg` clients; on PGlite the wire leads to a thread instead of a socket. */
export function pooledDatabase(pool: Pool, engine: EngineParts): Database {
  function within<Tables, Answer>(scope: Scope, work: (trx: Transaction<Tables>) => Promise<Answer>): Promise<Answer> {
    return scopedKysely<Tables>(pool, scope).transaction().execute(work);
  }
  let closing: Promise<void> | null = null;
  return {
    ...engine,
    close: () => (closing ??= engine.close()),
    inDistrict: (districtId, work) => within(districtScope(districtId), work),
    asIdentity: (work) => within(IDENTITY, work),
    asOwner: (work) => within(OWNER, work),
    identityHandle: () => scopedKysely(pool, IDENTITY),
    call: (sql, parameters) => oneStatement(pool, sql, parameters),
  };
}
