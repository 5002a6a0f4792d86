import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/platform/server/db/database.ts';
import { openDatabase } from '../../src/platform/server/db/open-database.ts';
import { emptyPostgres, ENGINES } from '../support/databases.ts';
import { firstSnapshot, migrationsWith } from '../support/first-migration.ts';
import { keptLog } from '../support/kept-log.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jointwork-migrations-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The real first migration and some of our own. */
function migrationsOf(files: Readonly<Record<string, string>>): string {
  const folder = migrationsWith(newFolder());
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const FRUIT = { '000002-fruit.sql': 'create table fruit (name text primary key);\ninsert into fruit values ($$apple$$);\n' };

describe.each(ENGINES)('Migrations on %s', { timeout: 180_000 }, (engine) => {
  /** Opens one and the same place again and again, with whatever migrations. */
  async function place(): Promise<(migrationsDir: string) => Promise<Database>> {
    const settings = engine === 'postgres' ? { dataDir: null, databaseUrl: await emptyPostgres() } : { dataDir: newFolder(), from: await firstSnapshot() };
    return async (migrationsDir) => {
      const db = await openDatabase({ ...settings, migrationsDir, log: keptLog() });
      ends.push(() => db.close());
      return db;
    };
  }

  test('[PL-25] are applied once, in order, and recorded', async () => {
    const open = await place();
    await (await open(migrationsOf(FRUIT))).close();
    const db = await open(migrationsOf({ ...FRUIT, '000003-more.sql': "insert into fruit values ('pear')" }));
    expect(await db.call('select name from fruit order by name', [])).toEqual([{ name: 'apple' }, { name: 'pear' }]);
    expect(await db.call('select number, name from schema_migration order by number', [])).toEqual([
      { number: 1, name: '000001-district-walls.sql' },
      { number: 2, name: '000002-fruit.sql' },
      { number: 3, name: '000003-more.sql' },
    ]);
  });

  test('[PL-26] one that was changed after it was applied is refused; other line ends are no change', async () => {
    const open = await place();
    await (await open(migrationsOf(FRUIT))).close();
    await (await open(migrationsOf({ '000002-fruit.sql': FRUIT['000002-fruit.sql'].replaceAll('\n', '\r\n') }))).close();
    const changed = migrationsOf({ '000002-fruit.sql': `${FRUIT['000002-fruit.sql']}-- better\n` });
    await expect(open(changed)).rejects.toThrow('The migration 000002-fruit.sql was changed after this database applied it.');
  });

  test('[PL-26] one that comes late, one that is missing and two of one number are refused', async () => {
    const open = await place();
    await (await open(migrationsOf({ '000005-five.sql': 'select 1' }))).close();
    await expect(open(migrationsOf({ '000004-four.sql': 'select 1', '000005-five.sql': 'select 1' }))).rejects.toThrow('000004-four.sql comes after 5');
    await expect(open(migrationsOf({}))).rejects.toThrow('already has the migration 000005-five.sql, which this version does not know');
    await expect(open(migrationsOf({ '000005-five.sql': 'select 1', '000005-six.sql': 'select 1' }))).rejects.toThrow('Two migrations carry the number 5');
  });

  test('[PL-27] one that fails leaves nothing of itself and names its file and line', async () => {
    const open = await place();
    const broken = migrationsOf({ ...FRUIT, '000003-broken.sql': "insert into fruit values ('plum');\n\ninsert into vegetable values ('leek');\n" });
    await expect(open(broken)).rejects.toThrow('Migration 000003-broken.sql, line 3: relation "vegetable" does not exist. Nothing of it was kept.');
    const db = await open(migrationsOf(FRUIT));
    expect(await db.call('select name from fruit', [])).toEqual([{ name: 'apple' }]);
  });
});

describe.runIf(ENGINES.includes('postgres'))('Servers that start at the same time', () => {
  test('[PL-28] take turns, and each migration is applied once', async () => {
    const databaseUrl = await emptyPostgres();
    const migrationsDir = migrationsOf({ '000002-slow.sql': 'create table slow (at timestamptz); select pg_sleep(0.3); insert into slow values (now());' });
    const opened = await Promise.all(Array.from({ length: 6 }, () => openDatabase({ dataDir: null, databaseUrl, migrationsDir, log: keptLog() })));
    ends.push(() => Promise.all(opened.map((db) => db.close())));
    expect(await opened[0]?.call('select count(*) as count from slow', [])).toEqual([{ count: 1 }]);
  });
});
