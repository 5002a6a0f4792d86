import type { Transaction } from 'kysely';
import type { z } from 'zod';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { NewSchool, SchoolChange, SchoolShape } from '../model/wire.ts';
import { NO_SUCH_SCHOOL } from './refusals.ts';
import type { PeopleTables } from './tables.ts';

type Trx = Transaction<PeopleTables>;
type School = z.infer<typeof SchoolShape>;

export async function listSchools(trx: Trx): Promise<School[]> {
  const rows = await trx.selectFrom('school').selectAll().orderBy((eb) => eb.fn('lower', ['name'])).orderBy('school_id').execute();
  return rows.map(schoolShape);
}

export async function addSchool(trx: Trx, parts: Parts, districtId: string, asked: z.output<typeof NewSchool>): Promise<Result<School>> {
  if (asked.ncesId && (await ncesIdTaken(trx, asked.ncesId, null))) return refuseNcesId(asked.ncesId);
  const row = await trx
    .insertInto('school')
    .values({
      district_id: districtId,
      school_id: parts.newId(),
      name: asked.name,
      level: asked.level,
      size: asked.size ?? null,
      nces_id: asked.ncesId ?? null,
      created_at: new Date(parts.clock.now()),
    })
    // Two who add the same school at the same moment both found the number free.
    .onConflict((conflict) => conflict.columns(['district_id', 'nces_id']).where('nces_id', 'is not', null).doNothing())
    .returningAll()
    .executeTakeFirst();
  return row ? ok(schoolShape(row)) : refuseNcesId(asked.ncesId ?? '');
}

export async function changeSchool(trx: Trx, schoolId: string, asked: z.output<typeof SchoolChange>): Promise<Result<School>> {
  if (asked.ncesId && (await ncesIdTaken(trx, asked.ncesId, schoolId))) return refuseNcesId(asked.ncesId);
  const row = await trx
    .updateTable('school')
    .set((eb) => ({
      name: asked.name ?? eb.ref('name'),
      level: asked.level ?? eb.ref('level'),
      size: asked.size === undefined ? eb.ref('size') : asked.size,
      nces_id: asked.ncesId === undefined ? eb.ref('nces_id') : asked.ncesId,
    }))
    .where('school_id', '=', schoolId)
    .returningAll()
    .executeTakeFirst();
  return row ? ok(schoolShape(row)) : NO_SUCH_SCHOOL;
}

/** Removes a school nobody has or had a role at; its name is answered for the audit trail. */
export async function removeSchool(trx: Trx, schoolId: string): Promise<Result<string>> {
  const school = await trx.selectFrom('school').select('name').where('school_id', '=', schoolId).forUpdate().executeTakeFirst();
  if (!school) return NO_SUCH_SCHOOL;
  const held = await trx.selectFrom('held_role').select('role_id').where('school_id', '=', schoolId).limit(1).executeTakeFirst();
  if (held) {
    return refuse('conflict', 'school-in-use', `People have, or had, a role at ${school.name}, and their history is kept. Nothing was removed.`, {
      mend: 'Rename the school if its name is wrong, or end the roles held there: a school without roles today is out of the way.',
    });
  }
  await trx.deleteFrom('school').where('school_id', '=', schoolId).execute();
  return ok(school.name);
}

async function ncesIdTaken(trx: Trx, ncesId: string, exceptSchoolId: string | null): Promise<boolean> {
  const other = await trx
    .selectFrom('school')
    .select('school_id')
    .where('nces_id', '=', ncesId)
    .$if(exceptSchoolId !== null, (query) => query.where('school_id', '<>', exceptSchoolId!))
    .executeTakeFirst();
  return other !== undefined;
}

function refuseNcesId(ncesId: string): Result<never> {
  return refuse('conflict', 'nces-id-taken', `Another school of this district has the NCES id ${ncesId}. Nothing was changed.`, {
    mend: 'Check the number, or correct it at the other school first.',
    fields: [{ path: ['ncesId'], message: 'Another school has this id.' }],
  });
}

function schoolShape(row: PeopleTables['school']): School {
  return { schoolId: row.school_id, name: row.name, level: row.level, size: row.size, ncesId: row.nces_id };
}
