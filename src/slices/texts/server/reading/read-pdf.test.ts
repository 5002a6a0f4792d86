import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import { must } from '../../../../kernel/result.ts';
import { readAnySourceFile } from './read-any-source-file.ts';

interface PdfOptions {
  readonly userPassword?: string;
}

/** A PDF of pages, each of lines; an empty page has a drawing only. */
async function pdfOf(pages: readonly (readonly string[])[], options: PdfOptions = {}): Promise<Uint8Array> {
  const document = new PDFDocument({ autoFirstPage: false, ...options });
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve) => document.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve()));
  for (const lines of pages) {
    document.addPage();
    if (lines.length === 0) document.rect(10, 10, 50, 50).fill();
    for (const line of lines) document.text(line);
  }
  document.end();
  await done;
  return new Uint8Array(Buffer.concat(chunks));
}

async function message(name: string, bytes: Uint8Array): Promise<string> {
  const result = await readAnySourceFile({ name, bytes });
  return result.ok ? 'read' : `${result.error.message} ${result.error.mend}`;
}

test('[TX-44] lines come in their order, words cut at the end of a line stay cut, each page is a segment', async () => {
  const bytes = await pdfOf([['Visit to the school', 'We saw mathe-', 'matics at work.'], [], ['The end.']]);
  const file = must(await readAnySourceFile({ name: 'drop/visit.pdf', bytes }))[0]!;
  expect(file.text.text).toBe('Visit to the school\nWe saw mathe-\nmatics at work.\n\nThe end.');
  expect(file.text.segments).toEqual([{ start: 0, end: 49, kind: 'page', title: 'Page 1' }, { start: 50, end: 50, kind: 'page', title: 'Page 2' }, { start: 51, end: 59, kind: 'page', title: 'Page 3' }]);
  expect(file).toMatchObject({ title: 'visit', notes: ['1 page has no text (a picture or a scan).'] });
  expect(bytes.length).toBeGreaterThan(0);
});

test('[TX-44] speakers in a PDF are turns, and the pages move along', async () => {
  const file = must(await readAnySourceFile({ name: 'talk.pdf', bytes: await pdfOf([['Kim: Good day.', 'Lee: Yes.'], ['Kim: Bye.', 'Lee: Bye.']]) }))[0]!;
  expect(file.text.text).toBe('Good day.\nYes.\nBye.\nBye.');
  expect(file.text.turns.map(({ speaker, start, end }) => [speaker, start, end])).toEqual([['Kim', 0, 9], ['Lee', 10, 14], ['Kim', 15, 19], ['Lee', 20, 24]]);
  expect(file.text.segments.map(({ start, end }) => [start, end])).toEqual([[0, 14], [15, 24]]);
});

test('[TX-44] a locked, a scanned and a damaged PDF are refused with what to do', async () => {
  expect(await message('a.pdf', await pdfOf([['secret']], { userPassword: 'x' }))).toBe('“a.pdf” is locked with a password, so it cannot be read. Nothing of it was kept. Save it without a password and bring it again.');
  expect(await message('a.pdf', await pdfOf([[], []]))).toBe('“a.pdf” has 2 pages and no text: it is probably scanned. Nothing of it was kept. Run it through text recognition (OCR) first, or bring the document it was made from.');
  expect(await message('a.pdf', Buffer.from('%PDF-1.7\nnothing'))).toContain('it is damaged or was cut off on its way');
});
