import { ok, type Result } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { blankProtocol, decidePublish, decideSave } from '../model/editing.ts';
import { ArchiveProtocol, CreateProtocol, ProtocolView, PublishDraft, SaveDraft } from '../model/wire.ts';
import { mayDo, NO_PROTOCOL, NOT_YOURS, protocolPath } from './permit.ts';
import { addProtocol, addVersion, findProtocol, findVersion, setArchived, writeDraft, type StoredProtocol } from './store.ts';
import type { Trx } from './tables.ts';
import { editable, protocolView } from './views.ts';

/** Copying, drafting, publishing and laying aside. */
export function protocolWritingRoutes(api: Api<Actor>, { db, clock, newId }: Parts): void {
  /** Finds and locks the protocol, lets `change` decide and store, and answers with the protocol as it is then. */
  const changing = (actor: Actor, protocolId: string, change: (trx: Trx, protocol: StoredProtocol) => Promise<Result<true>>): Promise<Result<ProtocolView>> =>
    db.inDistrict(actor.districtId, async (trx: Trx) => {
      const protocol = await findProtocol(trx, protocolId, { lock: true });
      if (!protocol) return NO_PROTOCOL;
      const done = await change(trx, protocol);
      if (!done.ok) return done;
      return ok(await protocolView(trx, (await findProtocol(trx, protocolId))!, true));
    });

  api.route({ method: 'post', path: '/api/protocols', tag: 'Protocols', summary: 'Start a protocol, as a copy or blank', access: 'signed-in', body: CreateProtocol, answer: ProtocolView, status: 201 }, async ({ actor, body }) => {
    if (!mayDo(actor, 'protocol.write')) return NOT_YOURS;
    return db.inDistrict(actor.districtId, async (trx: Trx) => {
      const source = body.start === 'copy' ? await findVersion(trx, body.protocolId, body.version) : undefined;
      if (body.start === 'copy' && !source) return NO_PROTOCOL;
      const draft = source ? { ...source.content, title: body.title || `Copy of ${source.content.title}`.slice(0, 200) } : blankProtocol(body.title ?? '');
      const protocolId = newId();
      const copiedFrom = source ? { protocolId: source.protocol_id, version: source.version } : null;
      await addProtocol(trx, { districtId: actor.districtId, protocolId, builtIn: null, copiedFrom, draft, by: actor.personId, now: clock.now() });
      return ok(await protocolView(trx, (await findProtocol(trx, protocolId))!, true));
    });
  });

  api.route({ method: 'put', path: '/api/protocols/{protocolId}/draft', tag: 'Protocols', summary: 'Save the draft', access: 'signed-in', params: protocolPath, body: SaveDraft, answer: ProtocolView }, async ({ actor, params, body }) => {
    if (!mayDo(actor, 'protocol.write')) return NOT_YOURS;
    return changing(actor, params.protocolId, async (trx, protocol) => {
      const newest = await findVersion(trx, params.protocolId);
      const decided = decideSave(editable(protocol, newest), body.baseRevision, await protocolView(trx, protocol, true));
      if (!decided.ok) return decided;
      const basedOn = protocol.draft ? protocol.draft_based_on : (newest?.version ?? null);
      await writeDraft(trx, params.protocolId, { content: body.content, basedOn, by: actor.personId, now: clock.now() });
      return decided;
    });
  });

  api.route({ method: 'post', path: '/api/protocols/{protocolId}/publish', tag: 'Protocols', summary: 'Publish the draft as the next version, for good', access: 'signed-in', params: protocolPath, body: PublishDraft, answer: ProtocolView }, async ({ actor, params, body }) => {
    if (!mayDo(actor, 'protocol.publish')) return NOT_YOURS;
    return changing(actor, params.protocolId, async (trx, protocol) => {
      const newest = await findVersion(trx, params.protocolId);
      const decided = decidePublish(editable(protocol, newest), body.revision, await protocolView(trx, protocol, true));
      if (!decided.ok) return decided;
      await addVersion(trx, { districtId: actor.districtId, protocolId: params.protocolId, ...decided.value, note: body.note, by: actor.personId, now: clock.now() });
      await writeDraft(trx, params.protocolId, null);
      return ok(true);
    });
  });

  api.route({ method: 'post', path: '/api/protocols/{protocolId}/archive', tag: 'Protocols', summary: 'Lay a protocol aside, or bring it back', access: 'signed-in', params: protocolPath, body: ArchiveProtocol, answer: ProtocolView }, async ({ actor, params, body }) => {
    if (!mayDo(actor, 'protocol.write')) return NOT_YOURS;
    return changing(actor, params.protocolId, async (trx) => {
      await setArchived(trx, params.protocolId, body.archived ? clock.now() : null);
      return ok(true);
    });
  });
}
