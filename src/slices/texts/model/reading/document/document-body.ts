import type { XmlHandler, XmlTag } from '../../../../../kernel/xml/read-xml.ts';
import type { Heading } from '../read-plain.ts';
import type { HeadingLevels } from './document-styles.ts';

/** What a Word document says, and what in it was not taken into the text. */
export interface DocumentBody {
  readonly text: string;
  readonly headings: readonly Heading[];
  readonly counts: Readonly<Record<Counted, number>>;
}

/** Things that are told of, with their number: left out of the text, or (tracked changes) in it or not. */
export type Counted = 'footnotes' | 'comments' | 'pictures' | 'boxes' | 'symbols' | 'lists' | 'inserted' | 'deleted';

interface Reading {
  readonly levels: HeadingLevels;
  readonly pieces: string[];
  readonly headings: Heading[];
  readonly counts: Record<Counted, number>;
  length: number;
  /** Elements open whose text is not said in the place where they stand. */
  aside: number;
  isText: boolean;
  /** Whether what is read are the properties of a paragraph. */
  isProperties: boolean;
  /** A break that is written before whatever comes next, so that none stands at the end. */
  pending: string;
  level: number;
  paragraphAt: number;
  paragraphPiece: number;
  /** The paragraph's end was deleted with changes tracked: the next goes on in its line. */
  isJoined: boolean;
}

const ASIDE: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'w:txbxContent', 'mc:Fallback', 'w:rt']);

const COUNTED: Readonly<Record<string, Counted>> = {
  'w:footnoteReference': 'footnotes', 'w:endnoteReference': 'footnotes', 'w:commentReference': 'comments', 'w:drawing': 'pictures', 'w:pict': 'pictures',
  'w:txbxContent': 'boxes', 'w:sym': 'symbols', 'w:numPr': 'lists', 'w:ins': 'inserted', 'w:moveTo': 'inserted', 'w:del': 'deleted', 'w:moveFrom': 'deleted',
};

const SIGNS: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:ptab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '\u2011', 'w:softHyphen': '\u00AD' };

/**
 * Collects the text of a Word document while its main part is read: paragraphs are lines; cells of one row of a table stand in one line
 * with tabs between them (paragraphs inside a cell on lines of their own). Tracked insertions are text, deletions are not.
 */
export function bodyReader(levels: HeadingLevels): { readonly handler: XmlHandler; readonly result: () => DocumentBody } {
  const counts = { footnotes: 0, comments: 0, pictures: 0, boxes: 0, symbols: 0, lists: 0, inserted: 0, deleted: 0 };
  const reading: Reading = {
    levels, pieces: [], headings: [], counts, length: 0, aside: 0, isText: false, isProperties: false, pending: '', level: 0, paragraphAt: 0, paragraphPiece: 0, isJoined: false,
  };
  const names = usualNames();
  const handler: XmlHandler = {
    open: (tag) => open(reading, names.opened(tag), tag),
    text(words) {
      if (reading.isText) put(reading, words);
    },
    close: (name) => close(reading, names.closed(name)),
  };
  return { handler, result: () => ({ text: reading.pieces.join(''), headings: reading.headings, counts }) };
}

/** Almost every writer names the elements `w:p`; where another prefix stands for the same namespace, they are called so too. */
function usualNames(): { readonly opened: (tag: XmlTag) => string; readonly closed: (name: string) => string } {
  const others = new Map<string, string>();
  return {
    opened(tag) {
      const { name } = tag;
      if (name.charCodeAt(0) === 119 && name.charCodeAt(1) === 58) return name;
      if (!tag.namespace.endsWith('/wordprocessingml/main')) return name;
      others.set(name, `w:${tag.local}`);
      return `w:${tag.local}`;
    },
    closed: (name) => (others.size === 0 ? name : (others.get(name) ?? name)),
  };
}

function put(reading: Reading, words: string): void {
  reading.pieces.push(words);
  reading.length += words.length;
}

function open(reading: Reading, name: string, tag: XmlTag): void {
  if (name === 'w:t') {
    reading.isText = reading.aside === 0;
    return;
  }
  if (name === 'w:r' || name === 'w:rPr') return;
  const counted = COUNTED[name];
  if (counted !== undefined && !(reading.isProperties && counted !== 'lists') && (reading.aside === 0 || counted === 'comments')) reading.counts[counted]++;
  if (ASIDE.has(name) && !reading.isProperties) reading.aside++;
  if (reading.aside > 0) return;
  if (name === 'w:p') openParagraph(reading);
  else if (name === 'w:pPr') reading.isProperties = true;
  else if (reading.isProperties) openProperty(reading, name, tag);
  else if (SIGNS[name] !== undefined && !(name === 'w:br' && ['page', 'column'].includes(valueOf(tag, 'type') ?? ''))) put(reading, SIGNS[name]);
}

function openParagraph(reading: Reading): void {
  if (!reading.isJoined) put(reading, reading.pending);
  reading.pending = '';
  reading.isJoined = false;
  reading.level = 0;
  reading.paragraphAt = reading.length;
  reading.paragraphPiece = reading.pieces.length;
}

function openProperty(reading: Reading, name: string, tag: XmlTag): void {
  if (name === 'w:pStyle') reading.level = reading.levels.get(valueOf(tag, 'val') ?? '') ?? 0;
  else if (name === 'w:outlineLvl') {
    const outline = Number(valueOf(tag, 'val'));
    reading.level = outline >= 0 && outline < 9 ? outline + 1 : 0;
  } else if (name === 'w:del') reading.isJoined = true;
}

function close(reading: Reading, name: string): void {
  if (name === 'w:t') {
    reading.isText = false;
    return;
  }
  if (ASIDE.has(name) && !reading.isProperties) reading.aside--;
  else if (reading.aside > 0) return;
  else if (name === 'w:p') closeParagraph(reading);
  else if (name === 'w:pPr') reading.isProperties = false;
  else if (name === 'w:tc') reading.pending = '\t';
  else if (name === 'w:tr') reading.pending = '\n';
}

function closeParagraph(reading: Reading): void {
  reading.pending = '\n';
  if (reading.level === 0) return;
  const title = reading.pieces.slice(reading.paragraphPiece).join('').trim();
  if (title !== '') reading.headings.push({ at: reading.paragraphAt, level: reading.level, title });
}

/** The value of an attribute by its name without a prefix. */
function valueOf(tag: XmlTag, local: string): string | undefined {
  const usual = tag.get(`w:${local}`);
  if (usual !== undefined) return usual;
  const at = Array.from({ length: tag.count }, (_, index) => index).find((index) => tag.attributeName(index).endsWith(`:${local}`));
  return at === undefined ? undefined : tag.attributeValue(at);
}
