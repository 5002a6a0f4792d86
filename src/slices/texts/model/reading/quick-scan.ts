import { XML_ENTITIES } from '../../../../kernel/xml/xml-references.ts';

/** A start tag that {@link quickScan} has found. It is the same object for every tag. */
export interface QuickTag {
  /** The value of an attribute, asked for with a space before and a quote behind (` r="`); undefined where it is not there. */
  readonly get: (pattern: string) => string | undefined;
}

/** What is told of the elements that were asked for; text comes only while `isText` is true. */
export interface QuickHandler<Element> {
  readonly isText: boolean;
  readonly open: (element: Element, tag: QuickTag) => void;
  readonly text: (text: string) => void;
  readonly close: (element: Element) => void;
}

/** The elements that a reader asks for, by their names as written, ready for {@link quickScan}. */
export interface QuickNames<Element> {
  readonly hashes: Int32Array;
  readonly names: readonly (string | undefined)[];
  readonly elements: readonly (Element | undefined)[];
}

const PLACES = 1024;
const DEPTH = 512;

/** Makes the elements with these names findable. */
export function quickNames<Element>(entries: Iterable<readonly [string, Element]>): QuickNames<Element> {
  const hashes = new Int32Array(PLACES);
  const names: (string | undefined)[] = Array.from({ length: PLACES });
  const elements: (Element | undefined)[] = Array.from({ length: PLACES });
  for (const [name, element] of entries) {
    let hash = 0;
    for (let at = 0; at < name.length; at++) hash = (Math.imul(hash, 31) + name.charCodeAt(at)) | 0;
    let place = hash & (PLACES - 1);
    while (names[place] !== undefined) place = (place + 1) & (PLACES - 1);
    [hashes[place], names[place], elements[place]] = [hash, name, element];
  }
  return { hashes, names, elements };
}

/**
 * Runs over XML of the plain kind that office programs write and tells what stands in the elements asked for. It gives up (false) at
 * anything else: comments, character sections, document types, entities that are not XML's own, tags that do not fit together, quotes
 * of the other kind, carriage returns in text. Then what was told is to be thrown away, and the strict reader decides. Attributes of
 * other elements are not looked at, which is what makes it three times as fast.
 */
export function quickScan<Element>(text: string, names: QuickNames<Element>, handler: QuickHandler<Element>): boolean {
  const open = new Int32Array(DEPTH);
  const tag = quickTag(text);
  const signs = { ampersand: -1, carriageReturn: -1 };
  let depth = 0;
  let at = afterDeclaration(text);
  while (at < text.length) {
    if (text.charCodeAt(at) !== LESS) {
      const end = text.indexOf('<', at);
      if (end < 0) return depth === 0 && isBlank(text, at, text.length) && !tag.isOdd();
      if (handler.isText) {
        const words = plainText(text, at, end, signs);
        if (words === null) return false;
        handler.text(words);
      } else if (depth === 0 && !isBlank(text, at, end)) return false;
      at = end;
    }
    const isEnd = text.charCodeAt(at + 1) === SLASH;
    const from = isEnd ? at + 2 : at + 1;
    let [hash, after] = [0, from];
    let unit = text.charCodeAt(after);
    while (unit > SPACE && unit !== GREATER && unit !== SLASH && unit !== LESS) {
      if (unit === BANG || unit === QUESTION) return false;
      hash = (Math.imul(hash, 31) + unit) | 0;
      unit = text.charCodeAt(++after);
    }
    if (after === from || Number.isNaN(unit)) return false;
    const place = placeOf(names, text, from, after, hash);
    if (isEnd) {
      if (unit !== GREATER || depth === 0 || open[--depth] !== hash) return false;
      if (place >= 0) handler.close(names.elements[place]!);
      at = after + 1;
      continue;
    }
    const end = unit === GREATER ? after : endOfTag(text, after);
    if (end < 0) return false;
    const isEmpty = text.charCodeAt(end - 1) === SLASH;
    if (place >= 0) {
      tag.stand(after, end);
      handler.open(names.elements[place]!, tag);
    }
    if (!isEmpty) {
      if (depth === DEPTH) return false;
      open[depth++] = hash;
    } else if (place >= 0) handler.close(names.elements[place]!);
    at = end + 1;
  }
  return depth === 0 && !tag.isOdd();
}

const [LESS, GREATER, SLASH, SPACE, BANG, QUESTION, QUOTE, EQUALS] = [0x3c, 0x3e, 0x2f, 0x20, 0x21, 0x3f, 0x22, 0x3d] as const;

function afterDeclaration(text: string): number {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!text.startsWith('<?xml ', start)) return start;
  const end = text.indexOf('?>', start);
  return end < 0 ? start : end + 2;
}

function placeOf<Element>({ hashes, names }: QuickNames<Element>, text: string, from: number, to: number, hash: number): number {
  for (let place = hash & (PLACES - 1); ; place = (place + 1) & (PLACES - 1)) {
    const name = names[place];
    if (name === undefined) return -1;
    if (hashes[place] !== hash || name.length !== to - from) continue;
    let at = 0;
    while (at < name.length && name.charCodeAt(at) === text.charCodeAt(from + at)) at++;
    if (at === name.length) return place;
  }
}

/** The `>` of a tag with attributes: behind a quote that does not just open a value, or behind the slash of an empty element. */
function endOfTag(text: string, from: number): number {
  const end = text.indexOf('>', from);
  const last = text.charCodeAt(end - 1) === SLASH ? end - 2 : end - 1;
  if (end < 0 || last < from) return end;
  const unit = text.charCodeAt(last);
  return unit <= SPACE || (unit === QUOTE && text.charCodeAt(last - 1) !== EQUALS) ? end : -1;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) > SPACE) return false;
  return true;
}

/** Text without references, or with the ones that XML itself has; null for others and for line ends that would have to change. */
function plainText(text: string, from: number, to: number, signs: { ampersand: number; carriageReturn: number }): string | null {
  if (signs.ampersand < from) signs.ampersand = placeFrom(text, '&', from);
  if (signs.carriageReturn < from) signs.carriageReturn = placeFrom(text, '\r', from);
  if (signs.carriageReturn < to) return null;
  const words = text.slice(from, to);
  return signs.ampersand < to ? resolved(words) : words;
}

function placeFrom(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at;
}

function resolved(words: string): string | null {
  let isKnown = true;
  const text = words.replace(/&(?:([a-z]+);)?/g, (_, name: string | undefined) => {
    const sign = name === undefined ? undefined : XML_ENTITIES.get(name);
    isKnown &&= sign !== undefined;
    return sign ?? '';
  });
  return isKnown ? text : null;
}

function quickTag(text: string): QuickTag & { readonly stand: (from: number, to: number) => void; readonly isOdd: () => boolean } {
  let [start, end, isOdd] = [0, 0, false];
  let attributes: string | null = null;
  return {
    stand(from, to) {
      start = from;
      end = to;
      attributes = null;
    },
    isOdd: () => isOdd,
    get(pattern) {
      attributes ??= text.slice(start, end);
      const at = attributes.indexOf(pattern);
      if (at >= 0) {
        const from = at + pattern.length;
        const value = attributes.slice(from, attributes.indexOf('"', from));
        if (!value.includes('&')) return value;
        isOdd = true;
        return undefined;
      }
      // The attribute may be there in another way of writing, which is left to the strict reader.
      isOdd ||= /['\t\n\r]|\s=|=\s/.test(attributes);
      return undefined;
    },
  };
}
