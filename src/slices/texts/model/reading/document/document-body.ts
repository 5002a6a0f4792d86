import type { XmlHandler, XmlTag } from '../../../../../kernel/xml/read-xml.ts';
import { quickNames, type QuickHandler, type QuickTag } from '../quick-scan.ts';
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

/** What an element does to the text. */
interface Element {
  readonly role: 'text' | 'paragraph' | 'properties' | 'style' | 'outline' | 'cell' | 'row' | 'break' | null;
  /** Its text is not said in the place where it stands. */
  readonly isAside: boolean;
  readonly isDeletion: boolean;
  readonly counted: Counted | null;
  readonly sign: string | null;
}

const ROLES: Readonly<Record<string, Element['role']>> = {
  'w:t': 'text', 'w:p': 'paragraph', 'w:pPr': 'properties', 'w:pStyle': 'style', 'w:outlineLvl': 'outline', 'w:tc': 'cell', 'w:tr': 'row', 'w:br': 'break',
};

const ASIDE: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'w:txbxContent', 'mc:Fallback', 'w:rt']);

const COUNTED: Readonly<Record<string, Counted>> = {
  'w:footnoteReference': 'footnotes', 'w:endnoteReference': 'footnotes', 'w:commentReference': 'comments', 'w:drawing': 'pictures', 'w:pict': 'pictures',
  'w:txbxContent': 'boxes', 'w:sym': 'symbols', 'w:numPr': 'lists', 'w:ins': 'inserted', 'w:moveTo': 'inserted', 'w:del': 'deleted', 'w:moveFrom': 'deleted',
};

const SIGNS: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:ptab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '\u2011', 'w:softHyphen': '\u00AD' };

const ELEMENTS: ReadonlyMap<string, Element> = new Map(
  [...new Set([...Object.keys(ROLES), ...ASIDE, ...Object.keys(COUNTED), ...Object.keys(SIGNS)])].map((name) => [
    name,
    { role: ROLES[name] ?? null, isAside: ASIDE.has(name), isDeletion: name === 'w:del', counted: COUNTED[name] ?? null, sign: SIGNS[name] ?? null },
  ]),
);

/** The elements of a document that matter, as the quick scan needs them. */
export const BODY_NAMES = quickNames(ELEMENTS);

/** A way to collect the text of a Word document: driven by the strict reader or by the quick scan, with the same result. */
export interface BodyReader {
  readonly strict: XmlHandler;
  readonly quick: QuickHandler<Element>;
  readonly result: () => DocumentBody;
}

/**
 * Collects the text of a Word document while its main part is read: paragraphs are lines; cells of one row of a table stand in one line
 * with tabs between them (paragraphs inside a cell on lines of their own). Tracked insertions are text, deletions are not.
 */
export function bodyReader(levels: HeadingLevels): BodyReader {
  const counts = { footnotes: 0, comments: 0, pictures: 0, boxes: 0, symbols: 0, lists: 0, inserted: 0, deleted: 0 };
  const reading: Reading = {
    levels, pieces: [], headings: [], counts, length: 0, aside: 0, isText: false, isProperties: false, pending: '', level: 0, paragraphAt: 0, paragraphPiece: 0, isJoined: false,
  };
  const names = usualNames();
  const strict: XmlHandler = {
    open(tag) {
      const element = ELEMENTS.get(names.opened(tag));
      if (element) open(reading, element, (local) => valueOf(tag, local));
    },
    text(words) {
      if (reading.isText) put(reading, words);
    },
    close(name) {
      const element = ELEMENTS.get(names.closed(name));
      if (element) close(reading, element);
    },
  };
  let current: QuickTag | null = null;
  const value: ValueOf = (local) => current?.get(PATTERNS[local]);
  const quick: QuickHandler<Element> = {
    get isText() { return reading.isText; },
    open(element, tag) {
      current = tag;
      open(reading, element, value);
    },
    text: (words) => put(reading, words),
    close: (element) => close(reading, element),
  };
  return { strict, quick, result: () => ({ text: reading.pieces.join(''), headings: reading.headings, counts }) };
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
  if (words === '') return;
  reading.pieces.push(words);
  reading.length += words.length;
}

type ValueOf = (local: 'val' | 'type') => string | undefined;

const PATTERNS = { val: ' w:val="', type: ' w:type="' } as const;

function open(reading: Reading, element: Element, value: ValueOf): void {
  const { role, counted, sign } = element;
  if (role === 'text') {
    reading.isText = reading.aside === 0;
    return;
  }
  if (counted !== null && !(reading.isProperties && counted !== 'lists') && (reading.aside === 0 || counted === 'comments')) reading.counts[counted]++;
  if (element.isAside && !reading.isProperties) reading.aside++;
  if (reading.aside > 0) return;
  if (role === 'paragraph') openParagraph(reading);
  else if (role === 'properties') reading.isProperties = true;
  else if (reading.isProperties) openProperty(reading, element, value);
  else if (sign !== null && !(role === 'break' && ['page', 'column'].includes(value('type') ?? ''))) put(reading, sign);
}

function openParagraph(reading: Reading): void {
  if (!reading.isJoined) put(reading, reading.pending);
  reading.pending = '';
  reading.isJoined = false;
  reading.level = 0;
  reading.paragraphAt = reading.length;
  reading.paragraphPiece = reading.pieces.length;
}

function openProperty(reading: Reading, { role, isDeletion }: Element, value: ValueOf): void {
  if (role === 'style') reading.level = reading.levels.get(value('val') ?? '') ?? 0;
  else if (role === 'outline') {
    const outline = Number(value('val'));
    reading.level = outline >= 0 && outline < 9 ? outline + 1 : 0;
  } else if (isDeletion) reading.isJoined = true;
}

function close(reading: Reading, { role, isAside }: Element): void {
  if (role === 'text') reading.isText = false;
  else if (isAside && !reading.isProperties) reading.aside--;
  else if (reading.aside > 0) return;
  else if (role === 'paragraph') closeParagraph(reading);
  else if (role === 'properties') reading.isProperties = false;
  else if (role === 'cell') reading.pending = '\t';
  else if (role === 'row') reading.pending = '\n';
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
