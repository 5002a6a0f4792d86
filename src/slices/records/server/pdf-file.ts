import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { durationText, type Block, type DocumentContent } from '../model/document.ts';
import { drawTimeBar } from './pdf-time-bar.ts';

const require = createRequire(import.meta.url);
const FONT_PACKAGE = '@expo-google-fonts/atkinson-hyperlegible-next';
const REGULAR = require.resolve(`${FONT_PACKAGE}/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf`);
const BOLD = require.resolve(`${FONT_PACKAGE}/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf`);

const INK = '#1E2925';
const QUIET = '#55625C';
const LINE = '#DDD8CC';

type Pdf = PDFKit.PDFDocument;
type Structure = PDFKit.PDFStructureElement;

/** Draws a document as a tagged PDF (PDF 1.7, PDF/UA structure): headings, lists, tables and figures a screen reader can walk. */
export async function pdfFile(content: DocumentContent, createdAt: number): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'LETTER',
    margins: { top: 64, bottom: 64, left: 64, right: 64 },
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never, // the typings know only the PDF/A subsets
    tagged: true,
    displayTitle: true,
    lang: content.language,
    info: { Title: content.title, Subject: content.subject, Creator: 'Jointwork', Producer: 'Jointwork', CreationDate: new Date(createdAt) },
  });
  pdf.registerFont('regular', REGULAR);
  pdf.registerFont('bold', BOLD);
  const bytes = collect(pdf);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  drawText(pdf, root, 'H1', content.title, { font: 'bold', size: 22, after: 4 });
  drawText(pdf, root, 'P', content.subtitle, { size: 11, color: QUIET, after: 14 });
  for (const block of content.blocks) drawBlock(pdf, root, block);
  root.end();
  pdf.end();
  return bytes;
}

function collect(pdf: Pdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on('error', reject);
  });
}

function drawBlock(pdf: Pdf, parent: Structure, block: Block): void {
  switch (block.kind) {
    case 'heading':
      keepTogether(pdf, 80);
      return drawText(pdf, parent, block.level === 2 ? 'H2' : 'H3', block.text, { font: 'bold', size: block.level === 2 ? 15 : 12, before: block.level === 2 ? 12 : 6, after: 4 });
    case 'paragraph':
      return drawText(pdf, parent, 'P', block.text, { size: 11, color: block.quiet ? QUIET : INK, after: 6 });
    case 'quote':
      return drawQuote(pdf, parent, block);
    case 'list':
      return drawList(pdf, parent, block.items);
    case 'table':
      return drawTable(pdf, parent, block);
    case 'time-bar':
      return drawTimes(pdf, parent, block);
  }
}

interface Look {
  readonly font?: 'regular' | 'bold';
  readonly size: number;
  readonly color?: string;
  readonly before?: number;
  readonly after?: number;
  readonly indent?: number;
}

function drawText(pdf: Pdf, parent: Structure, tag: string, text: string, look: Look): void {
  if (look.before) pdf.y += look.before;
  const indent = look.indent ?? 0;
  parent.add(
    pdf.struct(tag, {}, () => {
      pdf.font(look.font ?? 'regular').fontSize(look.size).fillColor(look.color ?? INK);
      pdf.text(drawable(pdf, text), pdf.page.margins.left + indent, pdf.y, { width: contentWidth(pdf) - indent, lineGap: 2 });
    }),
  );
  pdf.x = pdf.page.margins.left;
  if (look.after) pdf.y += look.after;
}

function drawQuote(pdf: Pdf, parent: Structure, block: Extract<Block, { kind: 'quote' }>): void {
  const quote = pdf.struct('BlockQuote');
  parent.add(quote);
  drawText(pdf, quote, 'P', block.text, { size: 11, indent: 14 });
  if (block.note) drawText(pdf, quote, 'P', block.note, { size: 11, color: QUIET, indent: 14 });
  drawText(pdf, quote, 'P', block.by, { size: 9.5, color: QUIET, indent: 14, after: 8 });
  quote.end();
}

function drawList(pdf: Pdf, parent: Structure, items: readonly string[]): void {
  const list = pdf.struct('L');
  parent.add(list);
  for (const item of items) {
    const entry = pdf.struct('LI');
    list.add(entry);
    drawText(pdf, entry, 'LBody', `•  ${item}`, { size: 11, indent: 8, after: 3 });
    entry.end();
  }
  list.end();
  pdf.y += 5;
}

function drawTable(pdf: Pdf, parent: Structure, block: Extract<Block, { kind: 'table' }>): void {
  keepTogether(pdf, 100);
  pdf.font('regular').fontSize(9.5).fillColor(INK);
  pdf.table({
    structParent: parent,
    title: block.caption,
    defaultStyle: { border: { top: 0, left: 0, right: 0, bottom: 0.75 }, borderColor: LINE, padding: 5 },
    columnStyles: block.head.map((_, index) => (block.figures.includes(index) ? { width: 70, align: { x: 'right', y: 'top' } } : {})),
    data: [
      block.head.map((text) => ({ text: drawable(pdf, text), type: 'TH', scope: 'Column', font: { src: 'bold' } })),
      ...block.rows.map((row) => row.map((text) => ({ text: drawable(pdf, text) }))),
    ],
  } as PDFKit.Mixins.TableOptionsWithData);
  pdf.x = pdf.page.margins.left;
  pdf.y += 12;
}

function drawTimes(pdf: Pdf, parent: Structure, block: Extract<Block, { kind: 'time-bar' }>): void {
  keepTogether(pdf, 90);
  const inWords = block.steps.map((step) => `${step.title}: ${durationText(step.usedMs)} of ${durationText(step.plannedMs)} planned`).join('; ');
  parent.add(pdf.struct('Figure', { alt: `${block.caption}. ${inWords}.` }, () => drawTimeBar(pdf, block.steps, contentWidth(pdf))));
  drawTable(pdf, parent, {
    kind: 'table',
    caption: block.caption,
    head: ['Step', 'Planned', 'Used'],
    rows: block.steps.map((step) => [step.title, durationText(step.plannedMs), durationText(step.usedMs)]),
    figures: [1, 2],
  });
}

function contentWidth(pdf: Pdf): number {
  return pdf.page.width - pdf.page.margins.left - pdf.page.margins.right;
}

/** Starts a new page when less than `height` points are left, so that a heading never stands alone at the foot. */
function keepTogether(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
}

/** Characters that the embedded typeface lacks become a question mark instead of vanishing. */
function drawable(pdf: Pdf, text: string): string {
  const font = (pdf as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })._font.font;
  return Array.from(text.replaceAll('\t', ' ')).map((char) => (char === '\n' || font.hasGlyphForCodePoint(char.codePointAt(0)!) ? char : '?')).join('');
}
