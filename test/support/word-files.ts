import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip; `claims` is the unpacked size that its table of contents states, the true one when left out. */
export interface ZipPart {
  readonly content: Buffer | string;
  readonly claims?: number;
}

/** A zip made by hand, so that it can be broken, oversized or lie about itself. */
export function zipOf(parts: Readonly<Record<string, ZipPart | Buffer | string>>): Buffer {
  const [locals, table]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, part] of Object.entries(parts)) {
    const { content, claims } = typeof part === 'string' || Buffer.isBuffer(part) ? { content: part, claims: undefined } : part;
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(claims ?? bytes.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    locals.push(Buffer.from([0x50, 0x4b, 3, 4]), facts, Buffer.from(name), packed);
    table.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), facts, place, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const contents = Buffer.concat(table);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(contents.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, contents, end]);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
].join(' ');

/** What a Word file is made of; every part may be replaced or added to. */
export interface WordParts {
  readonly body: string;
  /** Relationships of the document, by id: where they lead, of which kind, inside the file or outside. */
  readonly relations?: Readonly<Record<string, { readonly kind: string; readonly target: string; readonly outside?: boolean }>>;
  readonly before?: string;
  readonly more?: Readonly<Record<string, ZipPart | Buffer | string>>;
  readonly mainType?: string;
}

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A Word file from raw XML, for what no honest program would write. */
export function wordFile({ body, relations = {}, before = '', more = {}, mainType = MAIN }: WordParts): Buffer {
  const links = Object.entries(relations).map(([id, { kind, target, outside }]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"${outside ? ' TargetMode="External"' : ''}/>`);
  return zipOf({
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/><Override PartName="/word/document.xml" ContentType="${mainType}"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${HEAD}<Relationships xmlns="${RELATIONS}">${links.join('')}</Relationships>`,
    'word/document.xml': `${HEAD}${before}<w:document ${NAMES}><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

/** A paragraph of raw runs. */
export function paragraph(inner: string): string {
  return `<w:p>${inner}</w:p>`;
}

/** A run of plain text; the text is escaped. */
export function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</w:t></w:r>`;
}

/** A picture that is read through a relationship. */
export function picture(relationId: string, described: string): string {
  const description = described.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="${description}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${relationId}" r:link="${relationId}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}
