import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { xmlStorable } from '../../../../kernel/xml/write-xml.ts';
import { byCode, placeOf, type SegmentRow } from '../../model/segments/segment-table.ts';

const QUIET = '55625C';

/** The segments as a Word file: codes are headings, each segment a quotation with its place below it. */
export async function segmentsDocx(title: string, rows: readonly SegmentRow[]): Promise<Uint8Array> {
  const children = [new Paragraph({ text: xmlStorable(title), heading: HeadingLevel.TITLE }), ...[...byCode(rows)].flatMap(([code, own]) => [...(code === '' ? [] : [new Paragraph({ text: xmlStorable(`${code} (${own.length})`), heading: HeadingLevel.HEADING_1 })]), ...own.flatMap(segment)])];
  const document = new Document({ title: xmlStorable(title), creator: 'Jointwork', styles: { default: { document: { run: { font: 'Calibri', size: 22 } } } }, sections: [{ children }] });
  return new Uint8Array(await Packer.toBuffer(document));
}

function segment(row: SegmentRow): Paragraph[] {
  const runs = [run(row.before, { color: QUIET }), run(row.text, { bold: true }), run(row.after, { color: QUIET })].flat();
  const who = [placeOf(row), row.coder, row.round].filter((part) => part !== '').join(' · ');
  return [new Paragraph({ children: runs, indent: { left: 400 }, spacing: { after: 40 } }), new Paragraph({ children: [new TextRun({ text: xmlStorable(who), color: QUIET, size: 18 })], indent: { left: 400 }, spacing: { after: 200 } })];
}

/** Line ends become breaks within the quotation. */
function run(text: string, look: { readonly color?: string; readonly bold?: boolean }): TextRun[] {
  return text === '' ? [] : xmlStorable(text).split(/\r\n?|\n/).map((line, at) => new TextRun({ text: line, ...look, ...(at > 0 ? { break: 1 } : {}) }));
}
