import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { z, type Api } from '../../../platform/server/http/api.ts';
import { uploadOf } from '../../../platform/server/http/upload.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { DocumentList, DocumentPage } from '../model/wire.ts';
import { bringDocument, roomForDocument } from './documents.ts';
import { findDocument, findPage, listDocuments, setRemoved, type StoredDocument } from './document-store.ts';
import type { SessionsOfProblem } from './people.ts';
import { isAllowed, problemPath, reach, type Reached } from './permit.ts';
import type { Trx } from './tables.ts';
import { documentView, RESTORABLE_MS } from './views.ts';

const documentPath = problemPath.extend({ documentId: z.uuid() });
const NO_DOCUMENT = refuse('not-found', 'no-document', 'This document is not here. It may have been taken away.', { mend: 'Its author can bring it back for 30 days.' });
const NO_PAGE = refuse('not-found', 'no-page', 'This document cannot be shown inside the page.', { mend: 'Open or download the file itself.' });

/** Bringing, reading and taking away the one or two documents of a problem. */
export function documentRoutes(api: Api<Actor>, parts: Parts, sessionsOf: SessionsOfProblem): void {
  const { db, clock, files } = parts;
  const asking = (actor: Actor, problemId: string, action: 'problem.read' | 'problem.write') => ({ actor, problemId, action, now: clock.now(), sessionsOf });
  const listed = async (trx: Trx, problemId: string) => ok({ documents: (await listDocuments(trx, problemId)).map(documentView) });

  api.route({ method: 'put', path: '/api/problems/{problemId}/documents', tag: 'Problems', summary: 'Bring a document: the body is the file itself', access: 'signed-in', params: problemPath, query: z.object({ name: z.string().min(1).max(1000) }), answer: DocumentList }, async ({ c, actor, params, query }) => {
    const { problemId } = params;
    const may = await db.inDistrict(actor.districtId, async (trx: Trx): Promise<Result<true>> => {
      const reached = await reach(trx, asking(actor, problemId, 'problem.write'));
      return reached.ok ? roomForDocument(trx, problemId) : reached;
    });
    if (!may.ok) return may;
    const brought = await bringDocument(parts, { actor, problemId, name: query.name, ...uploadOf(c) });
    return brought.ok ? db.inDistrict(actor.districtId, (trx: Trx) => listed(trx, problemId)) : brought;
  });

  /** Takes away or brings back, as the author, with the problem held. */
  const moving = (actor: Actor, params: { problemId: string; documentId: string }, move: (trx: Trx, document: StoredDocument) => Promise<Result<true>>) =>
    db.inDistrict(actor.districtId, async (trx: Trx) => {
      const reached = await reach(trx, { ...asking(actor, params.problemId, 'problem.write'), lock: true });
      if (!reached.ok) return reached;
      const document = await findDocument(trx, params.problemId, params.documentId);
      if (!document) return NO_DOCUMENT;
      const moved = await move(trx, document);
      return moved.ok ? listed(trx, params.problemId) : moved;
    });

  api.route({ method: 'delete', path: '/api/problems/{problemId}/documents/{documentId}', tag: 'Problems', summary: 'Take a document away; it can be brought back for 30 days', access: 'signed-in', params: documentPath, answer: DocumentList }, async ({ actor, params }) =>
    moving(actor, params, async (trx, document) => {
      if (!document.removed_at) await setRemoved(trx, document.document_id, clock.now());
      return ok(true);
    }),
  );

  api.route({ method: 'post', path: '/api/problems/{problemId}/documents/{documentId}/restore', tag: 'Problems', summary: 'Bring a document back', access: 'signed-in', params: documentPath, answer: DocumentList }, async ({ actor, params }) =>
    moving(actor, params, async (trx, document) => {
      if (!document.removed_at) return ok(true);
      if (document.removed_at.getTime() + RESTORABLE_MS < clock.now()) return NO_DOCUMENT;
      const room = await roomForDocument(trx, params.problemId);
      if (room.ok) await setRemoved(trx, document.document_id, null);
      return room;
    }),
  );

  /** A document that this person may read now; one taken away only for its author. */
  const readable = async (trx: Trx, actor: Actor, params: { problemId: string; documentId: string }): Promise<Result<StoredDocument>> => {
    const reached = await reach(trx, asking(actor, params.problemId, 'problem.read'));
    if (!reached.ok) return reached;
    const document = await findDocument(trx, params.problemId, params.documentId);
    return document && isStillHere(document, actor, reached.value) ? ok(document) : NO_DOCUMENT;
  };

  api.route({ method: 'get', path: '/api/problems/{problemId}/documents/{documentId}/page', tag: 'Problems', summary: 'A Word document as a clean page', access: 'signed-in', params: documentPath, answer: DocumentPage }, async ({ actor, params }) =>
    db.inDistrict(actor.districtId, async (trx: Trx) => {
      const document = await readable(trx, actor, params);
      if (!document.ok) return document;
      const page = await findPage(trx, params.documentId);
      return page ? ok(page) : NO_PAGE;
    }),
  );

  api.route({ method: 'get', path: '/api/problems/{problemId}/documents/{documentId}/content', tag: 'Problems', summary: 'The file itself, shown or for download', access: 'signed-in', params: documentPath, query: z.object({ download: z.literal('yes').optional() }), answer: 'raw' }, async ({ actor, params, query }) => {
    const document = await db.inDistrict(actor.districtId, (trx: Trx) => readable(trx, actor, params));
    if (!document.ok) return document;
    const read = await files.read(actor.districtId, document.value.file_id);
    return read ? ok(asFile(document.value, read.content, query.download === 'yes')) : NO_DOCUMENT;
  });
}

function isStillHere(document: StoredDocument, actor: Actor, reached: Reached): boolean {
  return document.removed_at === null || isAllowed(actor, 'problem.write', reached);
}

/**
 * The bytes with headers under which nothing in them can act: a type that is never guessed, and no scripts, requests or
 * frames. Only pictures and PDF are shown by the browser; everything else is saved.
 */
function asFile(document: StoredDocument, content: Uint8Array, download: boolean): Response {
  const inline = !download && (document.shown === 'pdf' || document.shown === 'image');
  return new Response(content as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': document.media_type,
      'content-length': String(content.byteLength),
      'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(document.name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`,
      'content-security-policy': `${document.shown === 'pdf' ? '' : 'sandbox; '}default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}
