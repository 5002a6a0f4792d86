import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ok, type Result } from '../../../../kernel/result.ts';
import { plainDraft, type Draft } from '../../model/reading/draft.ts';
import { refuseFile, titleOf } from '../../model/reading/file-name.ts';
import type { SourceFile } from '../../model/reading/read-file.ts';
import { spokenDraft } from '../../model/reading/read-plain.ts';
import type { Segment } from '../../model/source-text.ts';

/** More pages than this are a library and no source. */
const MOST_PAGES = 5_000;

/**
 * A PDF as text: its lines in the order in which the file has them, words cut at a line's end left as they stand, a line feed between
 * two pages; each page is a segment. A locked file, or one that is pictures of pages, is refused with what to do.
 */
export async function readPdf(file: SourceFile): Promise<Result<Draft>> {
  // The library takes the bytes for itself, so it gets its own; it runs no code of the file and fetches nothing.
  const task = getDocument({ data: new Uint8Array(file.bytes), isEvalSupported: false, useSystemFonts: false, disableFontFace: true, stopAtErrors: false, verbosity: 0 });
  try {
    const document = await task.promise;
    if (document.numPages > MOST_PAGES) return refuseFile(file.name, 'too-many-pages', `has ${document.numPages} pages; ${MOST_PAGES} is the most.`, 'Cut it into several files.');
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('').replace(/\n+$/, ''));
      page.cleanup();
    }
    return asDraft(file, pages);
  } catch (thrown) {
    return refusePdf(file, thrown);
  } finally {
    await task.destroy();
  }
}

/** `pages` are the texts of the pages in their order; '' for one without text. */
function asDraft(file: SourceFile, pages: readonly string[]): Result<Draft> {
  const blank = pages.filter((text) => text.trim() === '').length;
  if (blank === pages.length) return refuseFile(file.name, 'no-text', `has ${pages.length === 1 ? 'one page' : `${pages.length} pages`} and no text: it is probably scanned.`, 'Run it through text recognition (OCR) first, or bring the document it was made from.');
  let start = 0;
  const segments = pages.map((text, at): Segment => {
    const segment = { start, end: start + text.length, kind: 'page' as const, title: `Page ${at + 1}` };
    start = segment.end + 1;
    return segment;
  });
  const notes = blank > 0 ? [`${blank} ${blank === 1 ? 'page has' : 'pages have'} no text (a picture or a scan).`] : [];
  return ok(spokenDraft(file, { ...plainDraft(titleOf(file.name), pages.join('\n'), notes), segments }));
}

function refusePdf(file: SourceFile, thrown: unknown) {
  const name = thrown instanceof Error ? thrown.name : '';
  if (name === 'PasswordException') return refuseFile(file.name, 'locked', 'is locked with a password, so it cannot be read.', 'Save it without a password and bring it again.');
  return refuseFile(file.name, 'pdf-damaged', 'begins like a PDF, but cannot be read: it is damaged or was cut off on its way.', 'Export it again, or save it as text.');
}
