import { isSpace, nameUnits } from './xml-chars.ts';

/** A name as it stands in a document, taken apart once: `w:p` is prefix `w` and local name `p`. */
export interface XmlName {
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  /** Whether the namespaces of XML allow it: one colon at most, and names on both its sides. */
  readonly isQualified: boolean;
  /** The UTF-16 units of the name, to find it again quickly. */
  readonly units: Uint16Array;
  /** The attributes of the last tag of this name in their order: the next one has mostly the same. */
  readonly usual: XmlName[];
}

/** Where a sign stands next; searched anew only when reading has passed it, so a document is searched once for each sign. */
export interface Ahead {
  readonly sign: string;
  at: number;
}

/** A document being read, and the first fault found in it. Readers take a place and give the next one, or {@link FAULT}. */
export interface XmlCursor {
  readonly text: string;
  readonly known: (XmlName | undefined)[];
  /** What {@link readName} read last. */
  name: XmlName;
  readonly less: Ahead;
  readonly ampersand: Ahead;
  readonly carriageReturn: Ahead;
  readonly lineFeed: Ahead;
  readonly tab: Ahead;
  readonly sectionEnd: Ahead;
  fault: string;
  faultAt: number;
}

/** What a reader gives in the place of the next one after a fault. */
export const FAULT = -1;
const PLACES = 1024;

/** A cursor over a whole decoded document. */
export function xmlCursor(text: string): XmlCursor {
  const ahead = (sign: string): Ahead => ({ sign, at: -1 });
  return {
    text, known: Array.from({ length: PLACES }), name: takeApart(''), fault: '', faultAt: 0,
    less: ahead('<'), ampersand: ahead('&'), carriageReturn: ahead('\r'), lineFeed: ahead('\n'), tab: ahead('\t'), sectionEnd: ahead(']]>'),
  };
}

/** The next place of a sign from a place on; the length of the text where there is none. */
export function nextOf(cursor: XmlCursor, ahead: Ahead, from: number): number {
  if (ahead.at >= from) return ahead.at;
  const found = cursor.text.indexOf(ahead.sign, from);
  return (ahead.at = found < 0 ? cursor.text.length : found);
}

/** Notes a fault; what it gives goes up to the top. */
export function fail(cursor: XmlCursor, at: number, fault: string): typeof FAULT {
  cursor.fault = fault;
  cursor.faultAt = at;
  return FAULT;
}

/** Past the white space at a place. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Reads the name at a place into `cursor.name`. The same name is the same object nearly always, so a document of a million tags has few. */
export function readName(cursor: XmlCursor, from: number): number {
  const { text } = cursor;
  let at = from;
  let hash = 0;
  for (;;) {
    const unit = text.charCodeAt(at);
    // Most names are of small and capital letters; all others take the longer way.
    if ((unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90)) at++;
    else {
      const units = nameUnits(text, at, at === from);
      if (units === 0) break;
      at += units;
    }
    hash = (hash * 31 + unit) | 0;
  }
  if (at === from) return fail(cursor, from, 'a name is missing');
  const place = hash & (PLACES - 1);
  const known = cursor.known[place];
  if (known !== undefined && known.name.length === at - from && text.startsWith(known.name, from)) cursor.name = known;
  else cursor.known[place] = cursor.name = takeApart(text.slice(from, at));
  return at;
}

function takeApart(name: string): XmlName {
  const colon = name.indexOf(':');
  const units = Uint16Array.from({ length: name.length }, (_, i) => name.charCodeAt(i));
  if (colon < 0) return { name, prefix: '', local: name, isQualified: true, units, usual: [] };
  const [prefix, local] = [name.slice(0, colon), name.slice(colon + 1)];
  return { name, prefix, local, isQualified: prefix !== '' && !local.includes(':') && nameUnits(local, 0, true) > 0, units, usual: [] };
}
