// Packages as other programs make them: places counted their way, texts encoded their way.
import { must } from '../../../src/kernel/result.ts';
import { writeZip } from '../../../src/kernel/archive/write-zip.ts';
import { escapeXmlAttribute } from '../../../src/kernel/xml/write-xml.ts';
import type { Convention } from '../../../src/slices/exchange/model/refi-qda/refi-qda.ts';

/** A span of a text in UTF-16 units, half-open, and the name that the program gives it. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly name?: string | undefined;
}

export interface ForeignSource {
  readonly text: string;
  readonly spans: readonly Span[];
}

export type Encoding = 'utf-8' | 'utf-8 with mark' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'inline';

const CP1252: Readonly<Record<string, number>> = { '€': 0x80, '“': 0x93, '”': 0x94, '…': 0x85, 'œ': 0x9c };

/** The bytes of a text in an encoding. */
export function encoded(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf-8 with mark':
      return Buffer.from(`\ufeff${text}`);
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    case 'windows-1252':
      return Buffer.from(Array.from(text, (sign) => CP1252[sign] ?? sign.charCodeAt(0)));
    default:
      return Buffer.from(text);
  }
}

/** A place in UTF-16 units, counted as a convention counts. Counts one by one, unlike the product. */
export function positionIn(text: string, place: number, { unit, lineEnd }: Convention): number {
  const before = text.slice(0, place);
  const lines = lineEnd === 'one' ? before.replaceAll('\r\n', '\n') : before;
  return unit === 'code-point' ? Array.from(lines).length : lines.length;
}

/** A GUID with a number in it. */
export function guid(number: number): string {
  return `AAAAAAAA-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** The project document of some sources as a program of that convention writes it. */
export function foreignDocument(sources: readonly ForeignSource[], convention: Convention, encoding: Encoding, origin: string): string {
  const elements = sources.map(({ text, spans }, i) => {
    const selections = spans.map(({ from, to, name }, j) => {
      const [start, end] = [positionIn(text, from, convention), positionIn(text, to, convention) - (convention.end === 'inclusive' ? 1 : 0)];
      return `<PlainTextSelection guid="${guid(1000 * (i + 1) + j)}"${name === undefined ? '' : ` name="${escapeXmlAttribute(name)}"`} startPosition="${start}" endPosition="${end}"/>`;
    });
    const inline = encoding === 'inline' ? `<PlainTextContent>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')}</PlainTextContent>` : '';
    return `<TextSource guid="${guid(i + 1)}" name="source ${i + 1}"${inline === '' ? ` plainTextPath="internal://${guid(i + 1)}.txt"` : ''}>${inline}${selections.join('')}</TextSource>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="foreign" origin="${origin}"><Sources>${elements.join('\n')}</Sources></Project>`;
}

/** A whole package of it. */
export function foreignPackage(sources: readonly ForeignSource[], convention: Convention, encoding: Encoding, origin = 'Some Program 1.0'): Uint8Array {
  const files = encoding === 'inline' ? [] : sources.map(({ text }, i) => ({ name: `Sources/${guid(i + 1)}.TXT`, bytes: encoded(text, encoding) }));
  return must(writeZip([{ name: 'Project.qde', bytes: Buffer.from(foreignDocument(sources, convention, encoding, origin)) }, ...files]));
}
