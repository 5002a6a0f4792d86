import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { openDatabase } from '../../src/platform/server/db/open-database.ts';
import { openPglite } from '../../src/platform/server/db/open-pglite.ts';
import { startEngine } from '../../src/platform/server/db/pglite-engine.ts';
import { vacuum } from '../../src/platform/server/db/vacuum.ts';
import { FIRST_ONLY, firstSnapshot, firstSnapshotFile } from '../support/first-migration.ts';
import { keptLog } from '../support/kept-log.ts';
import { NORTH } from '../support/notes.ts';
import { startScript } from '../support/processes.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jointwork-data-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('The embedded database', { timeout: 180_000 }, () => {
  test('[PL-14] tells the disk to keep the log once for every commit', async () => {
    const { database, engine } = await openPglite({ dataDir: newFolder(), from: await firstSnapshot(), log: keptLog() });
    ends.push(() => database.close());
    await database.call('create table counted (number integer)', []);
    const before = await engine.syncs();
    for (let number = 0; number < 25; number++) await database.call('insert into counted values ($1)', [number]);
    await database.asOwner(async (trx) => {
      for (let number = 0; number < 25; number++) await sql`insert into counted values (${number})`.execute(trx);
    });
    const after = await engine.syncs();
    expect(after.log - before.log).toBe(26);
    await database.call('select count(*) from counted', []);
    expect(await engine.syncs()).toEqual(after);
  });

  test('[PL-15] loses no confirmed row when its process is killed, again and again', async () => {
    const folder = newFolder();
    let confirmed = 0;
    for (let kill = 0; kill < 3; kill++) {
      const writer = startScript('writer.mjs', [folder, String(confirmed + 1), FIRST_ONLY, await firstSnapshotFile()]);
      const goal = `kept ${confirmed + 40 + 17 * kill}`;
      await writer.line((line) => line === goal || line.startsWith('refused'));
      writer.process.kill('SIGKILL');
      await writer.ended();
      expect(writer.lines).toContain(goal);
      confirmed = Number(writer.lines.at(-1)?.replace('kept ', ''));
      const db = await openDatabase({ dataDir: folder, migrationsDir: FIRST_ONLY, from: await firstSnapshot(), log: keptLog() });
      const rows = await db.call<{ number: number }>('select number from written order by number', []);
      await db.close();
      // The very last one may have been kept without being confirmed; nothing confirmed may be missing.
      expect(rows.slice(0, confirmed).map((row) => row.number)).toEqual(Array.from({ length: confirmed }, (_, at) => at + 1));
      confirmed = rows.length;
    }
  });

  test('[PL-16] a full disk refuses with its own code, keeps what was confirmed, and goes on when there is room', async () => {
    const folder = newFolder();
    const full = join(folder, 'full');
    process.env['FULL_DISK'] = full;
    const preload = new URL('../support/full-disk-preload.mjs', import.meta.url).href;
    const child = startScript('full-disk.mjs', [folder, full, FIRST_ONLY, await firstSnapshotFile()], ['--import', preload]);
    ends.push(() => child.process.kill('SIGKILL'));
    expect(await child.line((line) => line.startsWith('faults'))).toBe('faults 53100');
    expect(await child.line((line) => line.startsWith('confirmed'))).toBe('confirmed 21 found 21');
    await child.ended();
    expect(child.process.exitCode).toBe(0);
  });

  test('[PL-17] when its thread dies everyone who waits is told, and the next one finds it running again', async () => {
    const { database, engine } = await openPglite({ dataDir: newFolder(), from: await firstSnapshot(), log: keptLog() });
    ends.push(() => database.close());
    await database.call('create table kept (number integer)', []);
    await database.call('insert into kept values (1)', []);
    const heard: string[] = [];
    await database.listen('news', (payload) => heard.push(payload));
    const waiting = [database.call('select pg_sleep(3)', []), database.call('select 2', []), database.inDistrict(NORTH, (trx) => sql`select 3`.execute(trx))];
    setTimeout(() => engine.crash(), 100);
    const outcomes = await Promise.allSettled(waiting);
    expect(outcomes.map((one) => one.status === 'rejected' && (one.reason as { code?: string }).code)).toEqual(['engine-stopped', 'engine-stopped', 'engine-stopped']);
    expect(await database.call('select number from kept', [])).toEqual([{ number: 1 }]);
    await expect.poll(() => database.call("select pg_notify('news', 'still here')", []).then(() => heard.includes('still here'))).toBe(true);
  });

  test('[PL-17] in memory a dead thread is the end, said plainly and at once', async () => {
    const { database, engine } = await openPglite({ dataDir: null, from: await firstSnapshot(), log: keptLog() });
    engine.crash();
    await expect(database.call('select 1', [])).rejects.toMatchObject({ code: 'engine-stopped' });
    await expect(database.call('select 1', [])).rejects.toMatchObject({ code: 'engine-stopped' });
    await database.close();
  });

  test('[PL-18] a statement that does not end is stopped, and the database goes on', async () => {
    const engine = await startEngine({ folder: join(newFolder(), 'pg'), from: await firstSnapshot(), statementMs: 3_000 }, () => undefined);
    const { database } = await openPglite({ dataDir: null, from: await firstSnapshot(), log: keptLog(), engine });
    ends.push(() => database.close());
    await expect(database.call('with recursive r as (select 1 as n union all select n + 1 from r) select count(*) from r', [])).rejects.toMatchObject({ code: '57014' });
    expect(await database.call('select 1 as one', [])).toEqual([{ one: 1 }]);
  });

  test('[PL-19] a transaction that waits for another one inside itself is undone instead of holding everybody up', async () => {
    const engine = await startEngine({ folder: null, from: await firstSnapshot(), idleInTransactionMs: 300 }, () => undefined);
    const { database } = await openPglite({ dataDir: null, from: await firstSnapshot(), log: keptLog(), engine });
    ends.push(() => database.close());
    await database.call('create table knot (number integer)', []);
    const knot = database.asOwner(async (trx) => {
      await sql`insert into knot values (1)`.execute(trx);
      const inner = await database.call<{ count: number }>('select count(*) as count from knot', []); // the mistake: not `trx`
      expect(inner).toEqual([{ count: 0 }]);
      await sql`insert into knot values (2)`.execute(trx);
    });
    await expect(knot).rejects.toMatchObject({ code: '25P03' });
    expect(await database.call('select count(*) as count from knot', [])).toEqual([{ count: 0 }]);
  });

  test('[PL-13] vacuum keeps a table that is rewritten again and again from growing', async () => {
    const db = await openDatabase({ dataDir: null, migrationsDir: FIRST_ONLY, from: await firstSnapshot(), log: keptLog() });
    ends.push(() => db.close());
    await db.call('create table rewritten (number integer primary key, body text)', []);
    const rewrite = async (): Promise<number> => {
      for (let times = 0; times < 40; times++) await db.call("delete from rewritten; insert into rewritten select n, repeat('x', 500) from generate_series(1, 300) n", []);
      return (await db.call<{ size: number }>("select pg_total_relation_size('rewritten') as size", []))[0]?.size ?? 0;
    };
    const once = await rewrite();
    await vacuum(db);
    const twice = await rewrite();
    const unswept = await rewrite();
    expect(twice).toBeLessThan(once * 1.2);
    expect(unswept).toBeGreaterThan(once * 1.7);
  });

  test('[PL-20] its write-ahead log stays small however much is written', async () => {
    const folder = newFolder();
    const db = await openDatabase({ dataDir: folder, migrationsDir: FIRST_ONLY, from: await firstSnapshot(), log: keptLog() });
    ends.push(() => db.close());
    await db.call('create table busy (number integer primary key, body text)', []);
    await db.call('insert into busy select n, md5(n::text) from generate_series(1, 2000) n', []);
    const [start] = await db.call<{ at: string }>('select pg_current_wal_lsn()::text as at', []);
    const written = async (): Promise<number> => (await db.call<{ mb: number }>('select (pg_current_wal_lsn() - $1::pg_lsn)::float8 / 1048576 as mb', [start?.at]))[0]?.mb ?? 0;
    while ((await written()) < 160) {
      for (let times = 0; times < 20; times++) await db.call('update busy set body = md5(body)', []);
    }
    const segmentsMb = (): number => readdirSync(join(folder, 'pg', 'pg_wal')).filter((name) => name.length === 24).length * 16;
    await expect.poll(segmentsMb, { timeout: 10_000 }).toBeLessThanOrEqual(80);
  });

  test('[PL-21] a dump begins a new database with the same rows, on disk as in memory', async () => {
    const first = await openDatabase({ dataDir: null, migrationsDir: FIRST_ONLY, from: await firstSnapshot(), log: keptLog() });
    ends.push(() => first.close());
    await first.call("create table carried as select 'over' as word", []);
    const copy = await first.dump();
    for (const dataDir of [newFolder(), null]) {
      const second = await openDatabase({ dataDir, from: copy, migrationsDir: FIRST_ONLY, log: keptLog() });
      ends.push(() => second.close());
      expect(await second.call('select word from carried', [])).toEqual([{ word: 'over' }]);
    }
  });
});
