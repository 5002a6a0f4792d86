import type { Transaction } from 'kysely';
import type { Result } from '../../../kernel/result.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { PeopleTables } from './tables.ts';

/** Work inside one district that is undone as a whole when it ends in a refusal. */
export async function inDistrictOrNothing<T>(
  parts: Parts,
  districtId: string,
  work: (trx: Transaction<PeopleTables>) => Promise<Result<T>>,
): Promise<Result<T>> {
  const refused: Result<T>[] = [];
  try {
    return await parts.db.inDistrict(districtId, async (trx: Transaction<PeopleTables>) => {
      const result = await work(trx);
      if (result.ok) return result;
      refused.push(result);
      // Only a throw rolls back; the refusal itself is answered below as the value that it is.
      throw new Error('undone after a refusal');
    });
  } catch (cause) {
    if (refused[0]) return refused[0];
    throw cause;
  }
}
