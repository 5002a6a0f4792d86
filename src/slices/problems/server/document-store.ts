import type { Selectable } from 'kysely';
import type { DocumentRow, Trx } from './tables.ts';

export type StoredDocument = Selectable<DocumentRow>;

/** The documents of a problem, oldest first, those taken away included. */
export async function listDocuments(trx: Trx, problemId: string): Promise<readonly StoredDocument[]> {
  return trx.selectFrom('problem_document').selectAll().where('problem_id', '=', problemId).orderBy('added_at').orderBy('document_id').execute();
}

export async function findDocument(trx: Trx, problemId: string, documentId: string): Promise<StoredDocument | undefined> {
  return trx.selectFrom('problem_document').selectAll().where('problem_id', '=', problemId).where('document_id', '=', documentId).executeTakeFirst();
}

/** Adds a document, with the page it is shown as where there is one. */
export async function addDocument(trx: Trx, row: StoredDocument, page: { readonly html: string; readonly notes: readonly string[] } | null): Promise<void> {
  await trx.insertInto('problem_document').values(row).execute();
  if (page) await trx.insertInto('problem_document_page').values({ district_id: row.district_id, document_id: row.document_id, html: page.html, notes: JSON.stringify(page.notes) }).execute();
}

export async function findPage(trx: Trx, documentId: string): Promise<{ html: string; notes: string[] } | undefined> {
  const row = await trx.selectFrom('problem_document_page').select(['html', 'notes']).where('document_id', '=', documentId).executeTakeFirst();
  return row && { html: row.html, notes: [...row.notes] };
}

/** Takes a document away (a time) or brings it back (null). */
export async function setRemoved(trx: Trx, documentId: string, at: number | null): Promise<void> {
  await trx.updateTable('problem_document').set({ removed_at: at === null ? null : new Date(at) }).where('document_id', '=', documentId).execute();
}

/** Forgets a document for good, with its page. */
export async function forgetDocument(trx: Trx, documentId: string): Promise<void> {
  await trx.deleteFrom('problem_document').where('document_id', '=', documentId).execute();
}

/** Documents of every district that were taken away before this moment; as the owner only. */
export async function removedBefore(trx: Trx, before: number): Promise<readonly StoredDocument[]> {
  return trx.selectFrom('problem_document').selectAll().where('removed_at', '<', new Date(before)).limit(500).execute();
}
