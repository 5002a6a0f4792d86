import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, describe, inject } from 'vitest';
import type { Database } from '../../src/platform/server/db/database.ts';
import { openDatabase } from '../../src/platform/server/db/open-database.ts';
import { keptLog } from './kept-log.ts';
import { oncePerRun } from './once.ts';
import { addressOf, databasePrefix, startPostgres, withoutPostgres } from './postgres-server.ts';

/** The engines on which the contract tests run. */
export const ENGINES: readonly Database['engine'][] = withoutPostgres() ? ['pglite'] : ['pglite', 'postgres'];

/**
 * Describes a suite twice, on PGlite in memory and on a real PostgreSQL. Each `open()` gives a migrated, empty database of
 * its own, closed when the suite is over.
 */
export function describeOnBothEngines(name: string, suite: (open: () => Promise<Database>) => void): void {
  describe.each(ENGINES)(`${name} on %s`, (engine) => {
    const opened: Database[] = [];
    // Before the suite's own: last hooks run in reverse, so a suite may still use its database to clean up.
    afterAll(async () => {
      await Promise.all(opened.map((database) => database.close()));
    });
    suite(async () => {
      const database = engine === 'pglite' ? await openMemory() : await openDatabase({ dataDir: null, databaseUrl: await freshPostgres(), log: keptLog() });
      opened.push(database);
      return database;
    });
  });
}

/** A migrated, empty database in memory, for tests of one engine; the caller closes it. */
export async function openMemory(): Promise<Database> {
  return openDatabase({ dataDir: null, from: await migratedSnapshot(), log: keptLog() });
}

/** The address of a migrated, empty database on the real PostgreSQL, owned by a role that is no superuser. */
export async function freshPostgres(): Promise<string> {
  const runFolder = inject('runFolder');
  const adminUrl = await oncePerRun(runFolder, 'postgres', () => startPostgres(runFolder));
  const template = await oncePerRun(runFolder, 'template', () => migratedTemplate(adminUrl, runFolder));
  return addressOf(adminUrl, await createDatabase(adminUrl, runFolder, template), OWNER);
}

/** The address of an empty database without any migration. */
export async function emptyPostgres(): Promise<string> {
  const runFolder = inject('runFolder');
  const adminUrl = await oncePerRun(runFolder, 'postgres', () => startPostgres(runFolder));
  await oncePerRun(runFolder, 'template', () => migratedTemplate(adminUrl, runFolder));
  return addressOf(adminUrl, await createDatabase(adminUrl, runFolder, 'template0'), OWNER);
}

/** The owner of the test databases: like the one that a managed service gives, it may make roles and is no superuser. */
const OWNER = 'jointwork_test_owner';

async function migratedSnapshot(): Promise<Uint8Array> {
  const runFolder = inject('runFolder');
  const file = await oncePerRun(runFolder, 'snapshot', async () => {
    const database = await openDatabase({ dataDir: null, log: keptLog() });
    const path = join(runFolder, 'snapshot.tar.gz');
    writeFileSync(path, await database.dump());
    await database.close();
    return path;
  });
  return readFileSync(file);
}

async function migratedTemplate(adminUrl: string, runFolder: string): Promise<string> {
  await asAdmin(adminUrl, async (admin) => {
    const { rows } = await admin.query('select from pg_roles where rolname = $1', [OWNER]);
    if (rows.length === 0) await admin.query(`create role ${OWNER} login createrole password '${OWNER}'`);
  });
  const name = await createDatabase(adminUrl, runFolder, 'template0');
  const database = await openDatabase({ dataDir: null, databaseUrl: addressOf(adminUrl, name, OWNER), log: keptLog() });
  await database.close();
  return name;
}

async function createDatabase(adminUrl: string, runFolder: string, template: string): Promise<string> {
  const name = `${databasePrefix(runFolder)}${randomUUID().slice(0, 8)}`;
  await asAdmin(adminUrl, (admin) => admin.query(`create database "${name}" template "${template}" owner ${OWNER} encoding 'UTF8'`));
  return name;
}

async function asAdmin(adminUrl: string, work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
