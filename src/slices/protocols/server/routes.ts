import { ok, type Result } from '../../../kernel/result.ts';
import { z, type Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { compareProtocols } from '../model/compare-protocols.ts';
import type { ProtocolContent } from '../model/protocol.ts';
import { ProtocolComparison, ProtocolList, ProtocolVersionView, ProtocolView, Side } from '../model/wire.ts';
import { namesOf } from './names.ts';
import { mayDo, NO_PROTOCOL, NOT_FOR_YOU, protocolPath } from './permit.ts';
import { findProtocol, findVersion, listProtocols, type StoredProtocol } from './store.ts';
import type { ProtocolTables, Trx } from './tables.ts';
import { protocolView, summaryOf, versionView } from './views.ts';
import { protocolWritingRoutes } from './writing-routes.ts';

/** The protocol library over HTTP: reading here, writing in its own file. */
export function protocolsRoutes(api: Api<Actor>, parts: Parts): void {
  const { db } = parts;
  api.route({ method: 'get', path: '/api/protocols', tag: 'Protocols', summary: 'The library of protocols', access: 'signed-in', answer: ProtocolList }, async ({ actor }) => {
    if (!mayDo(actor, 'protocol.read')) return NOT_FOR_YOU;
    const rows = await db.inDistrict<ProtocolTables, Awaited<ReturnType<typeof listProtocols>>>(actor.districtId, listProtocols);
    const mayWrite = mayDo(actor, 'protocol.write');
    return ok({ protocols: rows.filter(({ newest }) => newest || mayWrite).map(({ protocol, newest }) => summaryOf(protocol, newest)) });
  });

  api.route({ method: 'get', path: '/api/protocols/{protocolId}', tag: 'Protocols', summary: 'One protocol: its versions, the newest whole, and the draft', access: 'signed-in', params: protocolPath, answer: ProtocolView }, async ({ actor, params }) => {
    if (!mayDo(actor, 'protocol.read')) return NOT_FOR_YOU;
    return db.inDistrict(actor.districtId, async (trx: Trx) => {
      const protocol = await findProtocol(trx, params.protocolId);
      return protocol ? viewFor(trx, protocol, mayDo(actor, 'protocol.write')) : NO_PROTOCOL;
    });
  });

  api.route(
    { method: 'get', path: '/api/protocols/{protocolId}/versions/{version}', tag: 'Protocols', summary: 'One published version, whole', access: 'signed-in', params: protocolPath.extend({ version: z.coerce.number().int().min(1).max(1_000_000) }), answer: ProtocolVersionView },
    async ({ actor, params }) => {
      if (!mayDo(actor, 'protocol.read')) return NOT_FOR_YOU;
      return db.inDistrict(actor.districtId, async (trx: Trx) => {
        const row = await findVersion(trx, params.protocolId, params.version);
        return row ? ok(versionView(row, await namesOf(trx, [row.published_by]))) : NO_PROTOCOL;
      });
    },
  );

  api.route(
    { method: 'get', path: '/api/protocols/{protocolId}/compare', tag: 'Protocols', summary: 'What changed between two versions, in words', access: 'signed-in', params: protocolPath, query: z.object({ from: Side, to: Side }), answer: ProtocolComparison },
    async ({ actor, params, query }) => {
      if (!mayDo(actor, 'protocol.read')) return NOT_FOR_YOU;
      return db.inDistrict(actor.districtId, async (trx: Trx) => {
        const [from, to] = [await sideOf(trx, actor, params.protocolId, query.from), await sideOf(trx, actor, params.protocolId, query.to)];
        return from && to ? ok({ from: String(query.from), to: String(query.to), changes: compareProtocols(from, to) }) : NO_PROTOCOL;
      });
    },
  );

  protocolWritingRoutes(api, parts);
}

/** A protocol that is only a draft does not exist for those who may not write. */
async function viewFor(trx: Trx, protocol: StoredProtocol, mayWrite: boolean): Promise<Result<ProtocolView>> {
  const view = await protocolView(trx, protocol, mayWrite);
  return view.published || mayWrite ? ok(view) : NO_PROTOCOL;
}

async function sideOf(trx: Trx, actor: Actor, protocolId: string, side: Side): Promise<ProtocolContent | null> {
  if (side !== 'draft') return (await findVersion(trx, protocolId, side))?.content ?? null;
  return mayDo(actor, 'protocol.write') ? ((await findProtocol(trx, protocolId))?.draft ?? null) : null;
}
