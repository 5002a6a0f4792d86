import { DatabaseError, type Pool, type PoolClient } from 'pg';
import type { Log } from '../log/log.ts';
import { databaseFault } from './database-fault.ts';
import { readMigrations, type Migration } from './migration-files.ts';

/** Any number will do as long as it never changes: all servers on one database wait for each other on it. */
const MIGRATION_LOCK = 720_411_905;

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

/**
 * Brings the database to the newest migration of the folder. Each migration is one transaction and is recorded with its
 * checksum in `schema_migration`; servers that start together take turns. Refused, with nothing changed: a migration that
 * was edited after it was applied, one that comes late, and a database that a newer version has already moved on.
 */
export async function migrate(pool: Pool, folder: string, log: Log): Promise<void> {
  const migrations = await readMigrations(folder);
  const client = await pool.connect();
  try {
    for (const migration of pending(migrations, await readApplied(client))) {
      const began = performance.now();
      if (await applyOne(client, migrations, migration)) {
        log.info('database.migrated', { migration: migration.name, ms: Math.round(performance.now() - began) });
      }
    }
  } finally {
    client.release();
  }
}

/** Applies one migration under the lock, unless another server was quicker. */
async function applyOne(client: PoolClient, all: readonly Migration[], migration: Migration): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query('set local statement_timeout = 0'); // another server's migrations may take their time, and so may ours
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const due = pending(all, await readApplied(client)).some((one) => one.number === migration.number);
    if (due) await run(client, migration);
    await client.query('commit');
    return due;
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    throw cause;
  }
}

async function run(client: PoolClient, migration: Migration): Promise<void> {
  await client.query(
    'create table if not exists schema_migration (number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())',
  );
  try {
    await client.query(migration.sql);
  } catch (cause) {
    if (!(cause instanceof DatabaseError)) throw cause;
    const line = cause.position === undefined ? '' : `, line ${lineOf(migration.sql, Number(cause.position))}`;
    throw databaseFault('migration-refused', `Migration ${migration.name}${line}: ${plainly(cause)}. Nothing of it was kept.`, cause);
  }
  await client.query('insert into schema_migration (number, name, checksum) values ($1, $2, $3)', [migration.number, migration.name, migration.checksum]);
}

async function readApplied(client: PoolClient): Promise<readonly Applied[]> {
  // Asked of pg_class, not of to_regclass: that one may answer from before the wait for the lock.
  const { rows: known } = await client.query("select from pg_class where relname = 'schema_migration' and relnamespace = 'public'::regnamespace");
  if (known.length === 0) return [];
  return (await client.query<Applied>('select number, name, checksum from schema_migration order by number')).rows;
}

function pending(migrations: readonly Migration[], applied: readonly Applied[]): readonly Migration[] {
  for (const one of applied) {
    const file = migrations.find((migration) => migration.number === one.number);
    if (file === undefined) throw refused(`This database already has the migration ${one.name}, which this version does not know. Start the newer version.`);
    if (file.checksum !== one.checksum) {
      throw refused(`The migration ${file.name} was changed after this database applied it. Put its text back and write a new migration for the change.`);
    }
  }
  const newest = applied.at(-1)?.number ?? 0;
  const late = migrations.find((one) => one.number < newest && !applied.some((done) => done.number === one.number));
  if (late !== undefined) throw refused(`The migration ${late.name} comes after ${newest} was already applied. Give it the next free number.`);
  return migrations.filter((one) => one.number > newest);
}

function refused(message: string): Error {
  return databaseFault('migration-refused', message);
}

/** What is wrong with the text of a migration (class 42) may be said; what is wrong with the data may quote what people typed. */
function plainly({ code, message }: DatabaseError): string {
  return code?.startsWith('42') === true ? message : `the data does not fit (${code})`;
}

function lineOf(sql: string, position: number): number {
  return sql.slice(0, position).split('\n').length;
}
