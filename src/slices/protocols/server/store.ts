import { sql, type Selectable } from 'kysely';
import type { ProtocolContent } from '../model/protocol.ts';
import type { ProtocolRow, Trx, VersionRow } from './tables.ts';

export type StoredProtocol = Selectable<ProtocolRow>;
export type StoredVersion = Selectable<VersionRow>;

/** A protocol by its id; `lock` holds the row until the transaction ends, for a check followed by a change. */
export async function findProtocol(trx: Trx, protocolId: string, how: { readonly lock?: boolean } = {}): Promise<StoredProtocol | undefined> {
  const query = trx.selectFrom('protocol').selectAll().where('protocol_id', '=', protocolId);
  return (how.lock ? query.forUpdate() : query).executeTakeFirst();
}

/** Every protocol with its newest published version, for the library. */
export async function listProtocols(trx: Trx): Promise<readonly { protocol: StoredProtocol; newest: StoredVersion | null }[]> {
  const protocols = await trx.selectFrom('protocol').selectAll().orderBy('created_at').orderBy('protocol_id').limit(500).execute();
  const newest = await trx.selectFrom('protocol_version').selectAll().distinctOn('protocol_id').orderBy('protocol_id').orderBy('version', 'desc').execute();
  const byProtocol = new Map(newest.map((row) => [row.protocol_id, row]));
  return protocols.map((protocol) => ({ protocol, newest: byProtocol.get(protocol.protocol_id) ?? null }));
}

/** The published versions without their contents, newest first. */
export async function listVersions(trx: Trx, protocolId: string): Promise<readonly Omit<StoredVersion, 'content'>[]> {
  return trx
    .selectFrom('protocol_version')
    .select(['district_id', 'protocol_id', 'version', 'note', 'published_at', 'published_by'])
    .where('protocol_id', '=', protocolId)
    .orderBy('version', 'desc')
    .execute();
}

/** One published version; the newest when no number is given. */
export async function findVersion(trx: Trx, protocolId: string, version?: number): Promise<StoredVersion | undefined> {
  const query = trx.selectFrom('protocol_version').selectAll().where('protocol_id', '=', protocolId);
  return (version === undefined ? query.orderBy('version', 'desc').limit(1) : query.where('version', '=', version)).executeTakeFirst();
}

export interface NewProtocol {
  readonly districtId: string;
  readonly protocolId: string;
  readonly builtIn: string | null;
  readonly copiedFrom: { readonly protocolId: string; readonly version: number } | null;
  readonly draft: ProtocolContent | null;
  readonly by: string | null;
  readonly now: number;
}

/** Adds a protocol; false when its built-in key is already there. */
export async function addProtocol(trx: Trx, it: NewProtocol): Promise<boolean> {
  const at = new Date(it.now);
  const added = await trx
    .insertInto('protocol')
    .values({
      district_id: it.districtId,
      protocol_id: it.protocolId,
      built_in: it.builtIn,
      copied_from: it.copiedFrom?.protocolId ?? null,
      copied_from_version: it.copiedFrom?.version ?? null,
      created_at: at,
      created_by: it.by,
      archived_at: null,
      draft: it.draft ? JSON.stringify(it.draft) : null,
      draft_revision: it.draft ? 1 : 0,
      draft_based_on: null,
      draft_saved_at: it.draft ? at : null,
      draft_saved_by: it.draft ? it.by : null,
    })
    .onConflict((conflict) => conflict.columns(['district_id', 'built_in']).doNothing())
    .returning('protocol_id')
    .execute();
  return added.length === 1;
}

/** Writes the draft, or takes it away (null) after publication; every call counts as a new revision. */
export async function writeDraft(trx: Trx, protocolId: string, draft: { readonly content: ProtocolContent; readonly basedOn: number | null; readonly by: string; readonly now: number } | null): Promise<void> {
  await trx
    .updateTable('protocol')
    .set({
      draft: draft ? JSON.stringify(draft.content) : null,
      draft_revision: sql<number>`draft_revision + 1`,
      draft_based_on: draft?.basedOn ?? null,
      draft_saved_at: draft ? new Date(draft.now) : null,
      draft_saved_by: draft?.by ?? null,
    })
    .where('protocol_id', '=', protocolId)
    .execute();
}

/** Adds a published version; it never changes afterwards. */
export async function addVersion(trx: Trx, it: { readonly districtId: string; readonly protocolId: string; readonly version: number; readonly content: ProtocolContent; readonly note: string; readonly by: string | null; readonly now: number }): Promise<void> {
  await trx
    .insertInto('protocol_version')
    .values({ district_id: it.districtId, protocol_id: it.protocolId, version: it.version, content: JSON.stringify(it.content), note: it.note, published_at: new Date(it.now), published_by: it.by })
    .execute();
}

/** Lays a protocol aside (a time) or brings it back (null). */
export async function setArchived(trx: Trx, protocolId: string, at: number | null): Promise<void> {
  await trx.updateTable('protocol').set({ archived_at: at === null ? null : new Date(at) }).where('protocol_id', '=', protocolId).execute();
}

/** The id of a protocol that comes with the product, by its key. */
export async function findBuiltIn(trx: Trx, key: string): Promise<StoredProtocol | undefined> {
  return trx.selectFrom('protocol').selectAll().where('built_in', '=', key).executeTakeFirst();
}
