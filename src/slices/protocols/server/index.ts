import type { Transaction } from 'kysely';
import type { NewId } from '../../../kernel/ids.ts';
import { BUILT_IN_PROTOCOLS } from '../model/built-in.ts';
import { compareProtocols } from '../model/compare-protocols.ts';
import type { ProtocolVersion } from '../model/protocol.ts';
import { addProtocol, addVersion, findBuiltIn, findVersion } from './store.ts';
import { asOurs } from './tables.ts';

export { protocolsRoutes } from './routes.ts';

/**
 * Gives a district the protocols that come with the product: called when the district is made and at every start. A
 * protocol whose words changed in a new release gets a next version; sessions keep the version they began with.
 */
export async function installBuiltInProtocols<T>(trx: Transaction<T>, districtId: string, how: { readonly newId: NewId; readonly now: number }): Promise<void> {
  const ours = asOurs(trx);
  for (const { key, content } of BUILT_IN_PROTOCOLS) {
    await addProtocol(ours, { districtId, protocolId: how.newId(), builtIn: key, copiedFrom: null, draft: null, by: null, now: how.now });
    const { protocol_id: protocolId } = (await findBuiltIn(ours, key))!;
    const newest = await findVersion(ours, protocolId);
    if (newest && compareProtocols(newest.content, content).length === 0) continue;
    await addVersion(ours, { districtId, protocolId, version: (newest?.version ?? 0) + 1, content, note: newest ? 'Came with a newer Jointwork.' : 'Comes with Jointwork.', by: null, now: how.now });
  }
}

/** A published version, for a session to run by; the newest when no number is given, null when there is none. */
export async function protocolVersion<T>(trx: Transaction<T>, protocolId: string, version?: number): Promise<ProtocolVersion | null> {
  const row = await findVersion(asOurs(trx), protocolId, version);
  return row ? { protocolId, version: row.version, content: row.content } : null;
}

/** The newest version of a protocol that comes with the product, by its key (`critical-friends`). */
export async function builtInProtocol<T>(trx: Transaction<T>, key: string): Promise<ProtocolVersion | null> {
  const row = await findBuiltIn(asOurs(trx), key);
  return row ? protocolVersion(trx, row.protocol_id) : null;
}
