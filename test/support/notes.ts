import { sql } from 'kysely';
import type { Database } from '../../src/platform/server/db/database.ts';

/** Three districts of the tests. */
export const NORTH = '0192aaaa-0000-7000-8000-000000000001';
export const SOUTH = '0192aaaa-0000-7000-8000-000000000002';
export const EAST = '0192aaaa-0000-7000-8000-000000000003';

/** Tables that belong to no slice, so that the platform can be tested by itself. */
export interface NoteTables {
  readonly note: { readonly district_id: string; readonly note_id: string; readonly body: string };
}

/** Makes a table behind the wall and one of the sign-in side. */
export async function makeNotes(db: Database): Promise<void> {
  await db.asOwner(async (trx) => {
    await sql`create table note (district_id uuid not null, note_id uuid not null, body text not null, primary key (district_id, note_id))`.execute(trx);
    await sql`select protect_table('note')`.execute(trx);
    await sql`create table identity_note (note_id integer primary key)`.execute(trx);
    await sql`select protect_identity_table('identity_note')`.execute(trx);
  });
}

/** The n-th note's id. */
export function idOf(n: number): string {
  return `0192bbbb-0000-7000-8000-${String(n).padStart(12, '0')}`;
}
