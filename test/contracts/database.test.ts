import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/platform/server/db/database.ts';
import { describeOnBothEngines } from '../support/databases.ts';

const NORTH = '0192aaaa-0000-7000-8000-000000000001';
const SOUTH = '0192aaaa-0000-7000-8000-000000000002';

interface Tables {
  readonly wall_note: { readonly district_id: string; readonly note_id: number; readonly body: string };
}

async function makeTable(db: Database): Promise<void> {
  await db.asOwner(async (trx) => {
    await sql`create table wall_note (district_id uuid not null, note_id integer not null, body text not null, primary key (district_id, note_id))`.execute(trx);
    await sql`select protect_table('wall_note')`.execute(trx);
  });
}

describeOnBothEngines('The walls between districts', (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
    await makeTable(db);
    await db.inDistrict<Tables, unknown>(NORTH, (trx) => trx.insertInto('wall_note').values({ district_id: NORTH, note_id: 1, body: 'north' }).execute());
    await db.inDistrict<Tables, unknown>(SOUTH, (trx) => trx.insertInto('wall_note').values({ district_id: SOUTH, note_id: 1, body: 'south' }).execute());
  });

  test('[PL-1] a district sees its own rows and none of another', async () => {
    const bodies = await db.inDistrict<Tables, string[]>(NORTH, async (trx) => (await trx.selectFrom('wall_note').select('body').execute()).map((row) => row.body));
    expect(bodies).toEqual(['north']);
  });
});
