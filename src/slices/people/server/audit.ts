import type { Transaction } from 'kysely';
import type { Parts } from '../../../platform/server/parts.ts';
import { withPeople, type AnyTrx, type PeopleTables } from './tables.ts';

/** One administrative act. `sentence` says it as a person would; nothing that anyone wrote in private belongs in it. */
export interface Act {
  /** Who did it; null when the server did by itself. */
  readonly actorId: string | null;
  /** A stable name: `person.invited`. */
  readonly act: string;
  readonly sentence: string;
}

/** Adds to the audit trail, in the transaction of the act itself. */
export async function audit(trx: AnyTrx, parts: Parts, districtId: string, act: Act): Promise<void> {
  await withPeople(trx)
    .insertInto('audit_entry')
    .values({
      district_id: districtId,
      entry_id: parts.newId(),
      at: new Date(parts.clock.now()),
      actor_id: act.actorId,
      act: act.act,
      sentence: act.sentence,
    })
    .execute();
}

/** The audit trail, latest first, after an entry. */
export async function readAudit(trx: Transaction<PeopleTables>, after: string | undefined, limit: number) {
  const rows = await trx
    .selectFrom('audit_entry')
    .leftJoin('person', (join) =>
      join.onRef('person.district_id', '=', 'audit_entry.district_id').onRef('person.person_id', '=', 'audit_entry.actor_id'),
    )
    .select(['entry_id', 'at', 'actor_id', 'act', 'sentence', 'person.name as actor_name'])
    .$if(after !== undefined, (query) => query.where('entry_id', '<', after!))
    .orderBy('entry_id', 'desc')
    .limit(limit + 1)
    .execute();
  const entries = rows.slice(0, limit).map((row) => ({
    entryId: row.entry_id,
    at: row.at.getTime(),
    actorId: row.actor_id,
    actorName: row.actor_name ?? 'Jointwork',
    act: row.act,
    sentence: row.sentence,
  }));
  return { entries, next: rows.length > limit ? entries.at(-1)!.entryId : null };
}
