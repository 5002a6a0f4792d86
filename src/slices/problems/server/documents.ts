import type { Readable } from 'node:stream';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { StoredFile } from '../../../platform/server/files/file-store.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import type { DocumentView } from '../model/wire.ts';
import { docxPage, type DocxPage } from './docx-page.ts';
import { addDocument, forgetDocument, listDocuments, removedBefore, type StoredDocument } from './document-store.ts';
import { findProblem } from './store.ts';
import type { ProblemTables, Trx } from './tables.ts';
import { RESTORABLE_MS } from './views.ts';

export const MAX_DOCUMENT_BYTES = 25 * 1024 * 1024;
const KINDS = ['docx', 'pdf', 'png', 'jpg', 'webp'];

/** One or two documents anchor the conversation (CF-18); a third would be a folder. */
const MOST_DOCUMENTS = 2;

const THIRD = refuse('conflict', 'third-document', 'Two documents are already here, and the conversation has room for two. The third was not added.', { mend: 'Take one of the two away first; it can be brought back for 30 days.' });
const brokenWord = (name: string) => refuse('invalid', 'docx-not-readable', `“${name}” cannot be opened as a Word document. Nothing was added, and the file on your device is untouched.`, { mend: 'Open it in Word or Google Docs, save it again as .docx or PDF, and bring that.' });

/** Refuses when both places are taken; the problem's row must be held by the caller when it matters. */
export async function roomForDocument(trx: Trx, problemId: string): Promise<Result<true>> {
  const here = (await listDocuments(trx, problemId)).filter((row) => row.removed_at === null);
  return here.length < MOST_DOCUMENTS ? ok(true) : THIRD;
}

interface Upload {
  readonly actor: Actor;
  readonly problemId: string;
  readonly name: string;
  readonly content: Readable;
  readonly declaredBytes: number | null;
}

/** Streams the file in, makes the page of a Word document, and hangs it on the problem; whatever fails leaves nothing behind. */
export async function bringDocument(parts: Parts, upload: Upload): Promise<Result<true>> {
  const { db, files, clock, newId } = parts;
  const { districtId } = upload.actor;
  const stored = await files.put(districtId, upload.name, upload.content, upload.declaredBytes, { maxBytes: MAX_DOCUMENT_BYTES, kinds: KINDS });
  if (!stored.ok) return stored;
  const file = stored.value;
  let kept = false;
  try {
    const page = await pageOf(parts, districtId, file);
    if (page?.outcome === 'not-docx') return brokenWord(file.name);
    const compared = new Set<string>();
    for (;;) {
      const added = await db.inDistrict<ProblemTables, Result<true> | StoredDocument>(districtId, async (trx) => {
        await findProblem(trx, upload.problemId, { lock: true });
        const alike = (await listDocuments(trx, upload.problemId)).find((row) => row.removed_at === null && row.name === file.name && row.bytes === file.bytes && !compared.has(row.document_id));
        if (alike) return alike;
        const room = await roomForDocument(trx, upload.problemId);
        if (!room.ok) return room;
        const row = { district_id: districtId, document_id: newId(), problem_id: upload.problemId, file_id: file.id, name: file.name, media_type: file.mediaType, bytes: file.bytes, shown: shownAs(file, page), added_at: new Date(clock.now()), removed_at: null };
        await addDocument(trx, row, page?.outcome === 'page' ? page : null);
        return ok(true);
      });
      if ('ok' in added) {
        kept = added.ok;
        return added;
      }
      // Brought twice by a double click, or again after a lost answer: it is here already.
      if ((await files.read(districtId, added.file_id))?.file.sha256 === file.sha256) return ok(true);
      compared.add(added.document_id);
    }
  } finally {
    if (!kept) await files.remove(districtId, file.id);
  }
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

async function pageOf({ files }: Parts, districtId: string, file: StoredFile): Promise<DocxPage | null> {
  if (file.mediaType !== DOCX) return null;
  const read = await files.read(districtId, file.id);
  return read ? docxPage(read.content) : null;
}

function shownAs(file: StoredFile, page: DocxPage | null): DocumentView['shown'] {
  if (file.mediaType === 'application/pdf') return 'pdf';
  if (file.mediaType.startsWith('image/')) return 'image';
  return page?.outcome === 'page' ? 'page' : 'download';
}

/** Forgets what was taken away longer ago than it can be brought back; a daily job. */
export async function forgetRemovedDocuments({ db, files, clock }: Parts): Promise<void> {
  const rows = await db.asOwner((trx: Trx) => removedBefore(trx, clock.now() - RESTORABLE_MS));
  for (const row of rows) {
    await files.remove(row.district_id, row.file_id);
    await db.inDistrict(row.district_id, (trx: Trx) => forgetDocument(trx, row.document_id));
  }
}
