import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** A Word document as a clean page, or why there is none. */
export type DocxPage = { readonly outcome: 'page'; readonly html: string; readonly notes: readonly string[] } | { readonly outcome: 'not-docx' | 'too-large' };

const LONGEST_MS = 20_000;

/**
 * Turns a Word document into a page in a thread of its own: converting a long one takes seconds, in which the clocks of
 * live sessions must go on, and what breaks or outgrows its memory there breaks nothing here.
 */
export function docxPage(content: Uint8Array): Promise<DocxPage> {
  return new Promise((answer, fail) => {
    const worker = new Worker(workerFile(), { workerData: content, resourceLimits: { maxOldGenerationSizeMb: 512 } });
    const timer = setTimeout(() => end({ outcome: 'too-large' }), LONGEST_MS);
    const end = (page: DocxPage): void => {
      clearTimeout(timer);
      void worker.terminate();
      answer(page);
    };
    worker.once('message', end);
    worker.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY') return end({ outcome: 'too-large' });
      clearTimeout(timer);
      return fail(cause);
    });
  });
}

function workerFile(): URL {
  const built = import.meta.url.endsWith('.ts') ? new URL(import.meta.url.replace('/src/', '/dist/').replace('docx-page.ts', 'docx-page-worker.js')) : new URL('./docx-page-worker.js', import.meta.url);
  if (!existsSync(fileURLToPath(built))) throw new Error(`The document thread is not built (${fileURLToPath(built)} is missing). Run: npm run build:server`);
  return built;
}
