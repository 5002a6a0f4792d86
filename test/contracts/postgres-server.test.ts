import { afterEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { Database } from '../../src/platform/server/db/database.ts';
import { openDatabase } from '../../src/platform/server/db/open-database.ts';
import { ENGINES, freshPostgres } from '../support/databases.ts';
import { keptLog } from '../support/kept-log.ts';

const opened: Database[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((db) => db.close()));
});

async function open(databaseUrl: string): Promise<Database> {
  const db = await openDatabase({ dataDir: null, databaseUrl, log: keptLog() });
  opened.push(db);
  return db;
}

const END_ALL_OTHERS = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name = 'jointwork'";

describe.runIf(ENGINES.includes('postgres'))('Two servers on one PostgreSQL', () => {
  test('[PL-10] hear what the other one commits', async () => {
    const databaseUrl = await freshPostgres();
    const [one, other] = [await open(databaseUrl), await open(databaseUrl)];
    const heard: string[] = [];
    await one.listen('news', (payload) => heard.push(payload));
    await other.call("select pg_notify('news', 'from the other')", []);
    await expect.poll(() => heard).toEqual(['from the other']);
  });

  test('[PL-29] a server that is not there is named without its password', async () => {
    const nowhere = openDatabase({ dataDir: null, databaseUrl: 'postgres://keeper:secret@127.0.0.1:9/jointwork', log: keptLog() });
    await expect(nowhere).rejects.toThrow('PostgreSQL cannot be reached as keeper at 127.0.0.1:9, database jointwork (ECONNREFUSED). Check DATABASE_URL.');
  });

  test('[PL-29] a listening connection that is cut is opened again with all its channels', async () => {
    const databaseUrl = await freshPostgres();
    const [one, other] = [await open(databaseUrl), await open(databaseUrl)];
    const heard = new Set<string>();
    await one.listen('news', (payload) => heard.add(payload));
    await one.listen('weather', (payload) => heard.add(payload));
    await other.call(END_ALL_OTHERS, []);
    await expect
      .poll(() => other.call("select pg_notify('news', 'again'), pg_notify('weather', 'too')", []).then(() => [...heard].sort()), { timeout: 10_000 })
      .toEqual(['again', 'too']);
  });

  test('[PL-9] a transaction whose connection is cut says so with its code, and the next one gets another', async () => {
    const databaseUrl = await freshPostgres();
    const [one, other] = [await open(databaseUrl), await open(databaseUrl)];
    const cut = one.asOwner(async (trx) => {
      await sql`select 1`.execute(trx);
      await other.call(END_ALL_OTHERS, []);
      await new Promise((later) => setTimeout(later, 100));
      await sql`select 2`.execute(trx);
    });
    await expect(cut).rejects.toMatchObject({ code: '57P01' });
    expect(await one.call('select 3 as three', [])).toEqual([{ three: 3 }]);
  });
});
