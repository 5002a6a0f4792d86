import { runInThread } from '../../../platform/server/threads/run-in-thread.ts';

/** A Word document as a clean page, or why there is none. */
export type DocxPage = { readonly outcome: 'page'; readonly html: string; readonly notes: readonly string[] } | { readonly outcome: 'not-docx' | 'too-large' };

/** Turns a Word document into a page in a thread of its own: converting a long one takes seconds. */
export async function docxPage(content: Uint8Array): Promise<DocxPage> {
  const ran = await runInThread<DocxPage>({ from: import.meta.url, worker: 'docx-page-worker', data: content, longestMs: 20_000, mostMb: 512 });
  return ran.outcome === 'answer' ? ran.answer : { outcome: 'too-large' };
}
