import { parentPort, workerData } from 'node:worker_threads';
import mammoth from 'mammoth';
import { cleanPage } from './clean-page.ts';
import { lookAtDocx } from './docx-limits.ts';
import type { DocxPage } from './docx-page.ts';

/** Longer pages are only offered for download: no browser would scroll them with pleasure. */
const MOST_HTML = 40_000_000;

async function convert(bytes: Buffer): Promise<DocxPage> {
  const look = await lookAtDocx(bytes);
  if (look !== 'fine') return { outcome: look };
  try {
    const { value, messages } = await mammoth.convertToHtml({ buffer: bytes }, { externalFileAccess: false, includeEmbeddedStyleMap: false });
    const html = cleanPage(value);
    // The library's messages can quote style names; only how many there were is told.
    return html.length > MOST_HTML ? { outcome: 'too-large' } : { outcome: 'page', html, notes: messages.length > 0 ? ['Some of the formatting is simpler here than in Word.'] : [] };
  } catch {
    return { outcome: 'not-docx' };
  }
}

parentPort?.postMessage(await convert(Buffer.from(workerData as Uint8Array)));
