import { Client, Pool } from 'pg';
import type { Log } from '../log/log.ts';
import type { Database } from './database.ts';
import { rememberWhyBroken } from './broken-clients.ts';
import { databaseFault } from './database-fault.ts';
import { listenOnPostgres } from './postgres-listener.ts';
import { pooledDatabase } from './pooled-database.ts';
import { valueTypes } from './value-types.ts';

const CONNECTIONS = 10;
const IDLE_IN_TRANSACTION_MS = 60_000;
const STATEMENT_MS = 120_000;
const CONNECT_MS = 30_000;

interface PostgresSettings {
  readonly databaseUrl: string;
  readonly log: Log;
}

/** Opens a PostgreSQL server of version 15 or newer. */
export async function openPostgres({ databaseUrl, log }: PostgresSettings): Promise<{ readonly database: Database; readonly pool: Pool }> {
  const connection = { connectionString: databaseUrl, application_name: 'jointwork', types: valueTypes };
  const pool = new Pool({
    ...connection,
    max: CONNECTIONS,
    pipeline: true,
    connectionTimeoutMillis: CONNECT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    statement_timeout: STATEMENT_MS,
  });
  rememberWhyBroken(pool);
  await greet(pool).catch(async (cause: unknown) => {
    await pool.end();
    throw cause;
  });
  pool.on('error', (cause) => log.warn('database.connection-lost', { code: (cause as NodeJS.ErrnoException).code }));
  const listener = listenOnPostgres(connection, log);
  const close = async (): Promise<void> => {
    await Promise.all([listener.close(), pool.end()]);
  };
  const dump = (): Promise<never> =>
    Promise.reject(databaseFault('engine-failed', 'A PostgreSQL server is copied with pg_dump; only the embedded database is copied from here.'));
  return { pool, database: pooledDatabase(pool, { engine: 'postgres', listen: listener.listen, dump, close }) };
}

const OLDEST = 150_000;

/** Says at the start, and in words, what would otherwise fail somewhere in the middle. */
async function greet(pool: Pool): Promise<void> {
  const { host, port, database, user } = new Client(pool.options);
  const client = await pool.connect().catch((cause: Error & { readonly code?: string }) => {
    const reason = cause.code ?? cause.name;
    throw databaseFault('database-unreachable', `PostgreSQL cannot be reached as ${user} at ${host}:${port}, database ${database} (${reason}). Check DATABASE_URL.`, cause);
  });
  try {
    const { rows } = await client.query<{ number: number; version: string }>(
      "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
    );
    const server = rows[0];
    if (server !== undefined && server.number < OLDEST) throw databaseFault('database-too-old', `PostgreSQL 15 or newer is needed; this server is ${server.version}.`);
  } finally {
    client.release();
  }
}
