import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { durationText, type Block, type DocumentContent } from '../model/document.ts';

const QUIET = '55625C';

/** Writes a document as a Word file with real headings, lists and table headers, so that it can be edited and navigated. */
export async function docxFile(written: DocumentContent): Promise<Uint8Array> {
  const content = fitForXml(written);
  const document = new Document({
    title: content.title,
    subject: content.subject,
    creator: 'Jointwork',
    styles: {
      default: { document: { run: { font: 'Calibri', size: 22 }, paragraph: { spacing: { after: 120 } } } },
    },
    sections: [
      {
        children: [
          new Paragraph({ text: content.title, heading: HeadingLevel.TITLE }),
          new Paragraph({ children: [new TextRun({ text: content.subtitle, color: QUIET })] }),
          ...content.blocks.flatMap(drawBlock),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

// Two characters that XML may not carry at all; the library takes out the other ones. With them Word opens nothing.
function fitForXml(content: DocumentContent): DocumentContent {
  return JSON.parse(JSON.stringify(content).replaceAll(/[\uFFFE\uFFFF]/g, '')) as DocumentContent;
}

function drawBlock(block: Block): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ text: block.text, heading: block.level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2 })];
    case 'paragraph':
      return lines(block.text).map((line) => new Paragraph({ children: [new TextRun({ text: line, ...(block.quiet ? { color: QUIET } : {}) })] }));
    case 'quote':
      return [
        ...lines(block.text).map((line) => new Paragraph({ children: [new TextRun(line)], indent: { left: 400 }, spacing: { after: 40 } })),
        ...(block.note ? [new Paragraph({ children: [new TextRun({ text: block.note, color: QUIET })], indent: { left: 400 }, spacing: { after: 40 } })] : []),
        new Paragraph({ children: [new TextRun({ text: block.by, color: QUIET, size: 19 })], indent: { left: 400 } }),
      ];
    case 'list':
      return block.items.map((item) => new Paragraph({ text: item, bullet: { level: 0 } }));
    case 'table':
      return drawTable(block);
    case 'time-bar':
      return drawTable({
        kind: 'table',
        caption: block.caption,
        head: ['Step', 'Planned', 'Used'],
        rows: block.steps.map((step) => [step.title, durationText(step.plannedMs), durationText(step.usedMs)]),
        figures: [1, 2],
      });
  }
}

function drawTable(block: Extract<Block, { kind: 'table' }>): readonly (Paragraph | Table)[] {
  const cell = (text: string, column: number, head: boolean) =>
    new TableCell({
      children: lines(text).map(
        (line) => new Paragraph({ alignment: block.figures.includes(column) ? AlignmentType.RIGHT : AlignmentType.LEFT, spacing: { after: 0 }, children: [new TextRun({ text: line, bold: head, size: 20 })] }),
      ),
      margins: { top: 60, bottom: 60, left: 90, right: 90 },
    });
  const row = (texts: readonly string[], head: boolean) => new TableRow({ tableHeader: head, children: texts.map((text, column) => cell(text, column, head)) });
  return [
    new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [row(block.head, true), ...block.rows.map((texts) => row(texts, false))] }),
    new Paragraph({ text: '' }),
  ];
}

/** Line breaks people typed become paragraphs; Word would otherwise run them together. */
function lines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}
