import { fileURLToPath } from 'node:url';
import type { Log } from '../log/log.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { openPglite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';

/** Where the data is and how it comes to be. */
export interface DatabaseSettings {
  /** The data folder; the database lives in its `pg` folder. Null: in memory, gone when closed. Unused with `databaseUrl`. */
  readonly dataDir: string | null;
  /** `postgres://…`: use that PostgreSQL instead of the embedded one. */
  readonly databaseUrl?: string | undefined;
  readonly log: Log;
  /** Where the migrations are; the product's own when not given. */
  readonly migrationsDir?: string | undefined;
  /** A dump of the embedded database to begin from, when there is no database yet. */
  readonly from?: Uint8Array | undefined;
}

const MIGRATIONS = fileURLToPath(new URL('../../../../migrations', import.meta.url));

/** Opens the database and brings it to the newest migration. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  const { log } = settings;
  const { database, pool } =
    settings.databaseUrl === undefined || settings.databaseUrl === ''
      ? await openPglite({ dataDir: settings.dataDir, from: settings.from ?? null, log })
      : await openPostgres({ databaseUrl: settings.databaseUrl, log });
  try {
    await migrate(pool, settings.migrationsDir ?? MIGRATIONS, log);
    return database;
  } catch (cause) {
    await database.close().catch(() => undefined);
    throw cause;
  }
}
