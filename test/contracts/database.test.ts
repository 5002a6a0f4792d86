import { sql, type Transaction } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/platform/server/db/database.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { EAST, idOf, makeNotes, NORTH, SOUTH, type NoteTables } from '../support/notes.ts';

type Notes = Transaction<NoteTables>;

async function bodiesIn(db: Database, district: string): Promise<readonly string[]> {
  return db.inDistrict(district, async (trx: Notes) => (await trx.selectFrom('note').select('body').orderBy('note_id').execute()).map((row) => row.body));
}

async function write(db: Database, district: string, noteId: string, body: string): Promise<void> {
  await db.inDistrict(district, (trx: Notes) => trx.insertInto('note').values({ district_id: district, note_id: noteId, body }).execute());
}

describeOnBothEngines('The walls between districts', (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
    await makeNotes(db);
    await write(db, NORTH, idOf(1), 'north');
    await write(db, SOUTH, idOf(1), 'south');
  });

  test('[PL-1] a district sees its own rows and none of another', async () => {
    expect(await bodiesIn(db, NORTH)).toEqual(['north']);
    expect(await bodiesIn(db, SOUTH)).toEqual(['south']);
    expect(await bodiesIn(db, EAST)).toEqual([]);
  });

  test('[PL-1] a row for another district is refused, inserted or moved', async () => {
    const strange = { district_id: SOUTH, note_id: idOf(2), body: 'smuggled' };
    await expect(db.inDistrict(NORTH, (trx: Notes) => trx.insertInto('note').values(strange).execute())).rejects.toMatchObject({ code: '42501' });
    await expect(db.inDistrict(NORTH, (trx: Notes) => trx.updateTable('note').set({ district_id: SOUTH }).execute())).rejects.toMatchObject({ code: '42501' });
    expect(await bodiesIn(db, SOUTH)).toEqual(['south']);
  });

  test("[PL-1] another district's rows are out of reach of update and delete", async () => {
    await db.inDistrict(NORTH, async (trx: Notes) => {
      const changed = await trx.updateTable('note').set({ body: 'taken' }).where('district_id', '=', SOUTH).executeTakeFirstOrThrow();
      const removed = await trx.deleteFrom('note').where('district_id', '=', SOUTH).executeTakeFirstOrThrow();
      expect([changed.numUpdatedRows, removed.numDeletedRows]).toEqual([0n, 0n]);
    });
    expect(await bodiesIn(db, SOUTH)).toEqual(['south']);
  });

  test('[PL-2] without a district the restricted role sees no row, also after a transaction that had one', async () => {
    await bodiesIn(db, NORTH);
    const seen = await db.asOwner(async (trx: Notes) => {
      await sql`set local role jointwork_app`.execute(trx);
      return trx.selectFrom('note').selectAll().execute();
    });
    expect(seen).toEqual([]);
  });

  test('[PL-3] the restricted role can neither make tables nor switch a wall off', async () => {
    await expect(db.inDistrict(NORTH, (trx) => sql`create table hole (district_id uuid primary key)`.execute(trx))).rejects.toMatchObject({ code: '42501' });
    await expect(db.inDistrict(NORTH, (trx) => sql`alter table note disable row level security`.execute(trx))).rejects.toMatchObject({ code: '42501' });
  });

  test('[PL-4] the owner sees every district', async () => {
    const seen = await db.asOwner((trx: Notes) => trx.selectFrom('note').select('district_id').orderBy('district_id').execute());
    expect(seen).toEqual([{ district_id: NORTH }, { district_id: SOUTH }]);
  });

  test('[PL-5] accounts are out of reach of the district role, and districts of the sign-in role', async () => {
    await expect(db.inDistrict(NORTH, (trx) => sql`select * from identity_note`.execute(trx))).rejects.toMatchObject({ code: '42501' });
    await expect(db.asIdentity((trx) => sql`select * from note`.execute(trx))).rejects.toMatchObject({ code: '42501' });
    await expect(db.identityHandle().selectFrom('note' as never).selectAll().execute()).rejects.toMatchObject({ code: '42501' });
    expect((await db.asIdentity((trx) => sql`select * from identity_note`.execute(trx))).rows).toEqual([]);
  });

  test('[PL-6] a table whose key does not begin with the district is refused a wall', async () => {
    const bare = db.asOwner(async (trx) => {
      await sql`create table bare (bare_id uuid primary key, district_id uuid)`.execute(trx);
      await sql`select protect_table('bare')`.execute(trx);
    });
    await expect(bare).rejects.toThrow('must start with "district_id uuid"');
    const misnamed = db.asOwner(async (trx) => {
      await sql`create table account (account_id uuid primary key)`.execute(trx);
      await sql`select protect_identity_table('account')`.execute(trx);
    });
    await expect(misnamed).rejects.toThrow('must start with "identity_"');
  });

  test('[PL-6] every table of the product is behind a wall, or is the owner or sign-in side alone', async () => {
    const unwalled = await db.call<{ name: string }>(
      `select c.relname as name from pg_class c
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not c.relrowsecurity
         and has_table_privilege('jointwork_app', c.oid, 'select')`,
      [],
    );
    expect(unwalled).toEqual([]);
  });

  test('[PL-1] a district that is no UUID never reaches the database', () => {
    expect(() => db.inDistrict("x'; set role none; --", () => Promise.resolve())).toThrow('a district id is a UUID');
  });
});

describeOnBothEngines('Transactions', (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
    await makeNotes(db);
  });

  test('[PL-7] work that throws leaves nothing behind, and its error comes out unchanged', async () => {
    const fault = new Error('the work went wrong');
    const work = db.inDistrict(NORTH, async (trx: Notes) => {
      await trx.insertInto('note').values({ district_id: NORTH, note_id: idOf(1), body: 'half' }).execute();
      throw fault;
    });
    await expect(work).rejects.toBe(fault);
    expect(await bodiesIn(db, NORTH)).toEqual([]);
  });

  test('[PL-7] a statement whose error was swallowed turns the commit into an error, not into silence', async () => {
    const work = db.inDistrict(NORTH, async (trx: Notes) => {
      await trx.insertInto('note').values({ district_id: NORTH, note_id: idOf(2), body: 'lost?' }).execute();
      await sql`select 1 / 0`.execute(trx).catch(() => undefined);
    });
    await expect(work).rejects.toThrow(/abort|roll/i);
    expect(await bodiesIn(db, NORTH)).toEqual([]);
  });

  test('[PL-7] savepoints give back a part', async () => {
    const trx = await db.identityHandle().startTransaction().execute();
    await sql`insert into identity_note values (1)`.execute(trx);
    const inner = await trx.savepoint('here').execute();
    await sql`insert into identity_note values (2)`.execute(inner);
    await inner.rollbackToSavepoint('here').execute();
    await trx.commit().execute();
    expect((await db.asIdentity((one) => sql`select * from identity_note`.execute(one))).rows).toEqual([{ note_id: 1 }]);
  });

  test('[PL-8] forty overlapping transactions of two districts stay apart', async () => {
    const one = async (n: number): Promise<void> => {
      const district = n % 2 === 0 ? SOUTH : EAST;
      await db.inDistrict(district, async (trx: Notes) => {
        await trx.insertInto('note').values({ district_id: district, note_id: idOf(100 + n), body: `${n}` }).execute();
        await new Promise((later) => setTimeout(later, n % 5));
        const seen = await trx.selectFrom('note').select('district_id').distinct().execute();
        expect(seen).toEqual([{ district_id: district }]);
        if (n % 10 === 9) throw new Error('this one is taken back');
      }).catch((cause: Error) => expect(cause.message).toBe('this one is taken back'));
    };
    await Promise.all(Array.from({ length: 40 }, (_, n) => one(n)));
    expect([(await bodiesIn(db, SOUTH)).length, (await bodiesIn(db, EAST)).length]).toEqual([20, 16]);
  });

  test('[PL-8] a single call between overlapping transactions is the owner and stands alone', async () => {
    const inside = db.inDistrict(NORTH, async (trx: Notes) => {
      await new Promise((later) => setTimeout(later, 20));
      return (await sql<{ role: string }>`select current_user as role`.execute(trx)).rows[0]?.role;
    });
    const [outside] = await db.call<{ role: string; owner: boolean }>("select current_setting('role') as role, pg_has_role(current_user, 'jointwork_app', 'member') as owner", []);
    expect(outside).toEqual({ role: 'none', owner: true });
    expect(await inside).toBe('jointwork_app');
  });

  test('[PL-9] a refused call keeps its code and harms no later one', async () => {
    await db.call('insert into identity_note values (7)', []);
    await expect(db.call('insert into identity_note values ($1)', [7])).rejects.toMatchObject({ code: '23505', constraint: 'identity_note_pkey' });
    await expect(db.call('begin; select 1 / 0', [])).rejects.toMatchObject({ code: '22012' });
    expect(await db.call('select note_id from identity_note where note_id = $1', [7])).toEqual([{ note_id: 7 }]);
  });

  test('[PL-9] several statements without parameters run as one; the last one answers', async () => {
    expect(await db.call('select 1 as one; select 2 as two', [])).toEqual([{ two: 2 }]);
  });
});

describeOnBothEngines('Notifications', (open) => {
  test('[PL-10] are heard after the commit and not before, by every listener, and not after a rollback', async () => {
    const db = await open();
    const heard: string[] = [];
    await db.listen('news', (payload) => heard.push(`one ${payload}`));
    const stop = await db.listen('news', (payload) => heard.push(`two ${payload}`));
    const notify = (trx: Transaction<unknown>, text: string): Promise<unknown> => sql`select pg_notify('news', ${text})`.execute(trx);

    await db.inDistrict(NORTH, async (trx) => {
      await notify(trx, 'first');
      await new Promise((later) => setTimeout(later, 50));
      expect(heard).toEqual([]);
    });
    await db.inDistrict(NORTH, (trx) => notify(trx, 'undone').then(() => Promise.reject(new Error('no')))).catch(() => undefined);
    await db.call("select pg_notify('news', $1)", ['second']);
    await expect.poll(() => heard).toEqual(['one first', 'two first', 'one second', 'two second']);

    await stop();
    await db.call("select pg_notify('news', $1)", ['third']);
    await expect.poll(() => heard.at(-1)).toBe('one third');
    expect(heard).toHaveLength(5);
  });
});

describeOnBothEngines('Values', (open) => {
  test('[PL-11] are the same on both engines', async () => {
    const db = await open();
    const [row] = await db.call<Record<string, unknown>>(
      `select count(*) as count, 9007199254740993::int8 as big, array[1, null]::int8[] as list, '2026-11-21'::date as day,
         array['2026-11-21']::date[] as days, '2026-11-21 10:00:00+02'::timestamptz as instant, 1.50::numeric as price, '{"a": [1]}'::jsonb as json,
         '\\x0102'::bytea as bytes, array['a', 'b']::text[] as texts, null as nothing, true as yes, 0.25::float8 as quarter`,
      [],
    );
    expect({ ...row, bytes: [...((row ?? {})['bytes'] as Uint8Array)] }).toEqual({
      count: 1,
      big: 9007199254740993n,
      list: [1, null],
      day: '2026-11-21',
      days: ['2026-11-21'],
      instant: new Date('2026-11-21T08:00:00Z'),
      price: '1.50',
      json: { a: [1] },
      bytes: [1, 2],
      texts: ['a', 'b'],
      nothing: null,
      yes: true,
      quarter: 0.25,
    });
  });

  test('[PL-11] parameters are taken the same way on both engines', async () => {
    const db = await open();
    const [row] = await db.call<Record<string, unknown>>(
      'select $1::timestamptz as instant, $2::jsonb as json, $3::text[] as texts, $4::int8 as big, $5::bytea as bytes, $6::text as nothing, $7::date as day, $8::boolean as no',
      [new Date('2026-11-21T08:00:00Z'), { a: 1 }, ['x', 'y "z"'], 2n ** 53n, Uint8Array.of(7, 8), undefined, '2026-02-28', false],
    );
    expect({ ...row, bytes: [...((row ?? {})['bytes'] as Uint8Array)] }).toEqual({
      instant: new Date('2026-11-21T08:00:00Z'),
      json: { a: 1 },
      texts: ['x', 'y "z"'],
      big: 2n ** 53n,
      bytes: [7, 8],
      nothing: null,
      day: '2026-02-28',
      no: false,
    });
  });

  test('[PL-11] an answer of many megabytes arrives whole', async () => {
    const db = await open();
    const rows = await db.call<{ text: string }>("select repeat('é', 1000) as text from generate_series(1, 5000)", []);
    expect([rows.length, rows.every((row) => row.text.length === 1000)]).toEqual([5000, true]);
    const [back] = await db.call<{ length: number }>('select length($1::text) as length', ['ü'.repeat(3_000_000)]);
    expect(back).toEqual({ length: 3_000_000 });
  });
});
