import type { Database } from './database.ts';

/**
 * Gives the room of deleted and superseded rows back to the tables and refreshes the planner's figures. PGlite has no
 * background worker that would do it, so a nightly job calls this; a PostgreSQL server does it by itself.
 */
export async function vacuum(db: Database): Promise<void> {
  if (db.engine === 'postgres') return;
  await db.call('vacuum (analyze)', []);
  await db.call('checkpoint', []); // lets go of write-ahead log that is no longer needed
}
