import { isChar } from './xml-chars.ts';
import { fail, nextOf, type XmlCursor } from './xml-cursor.ts';

/** The five entities that XML itself has, by their names. */
export const XML_ENTITIES: ReadonlyMap<string, string> = new Map([['lt', '<'], ['gt', '>'], ['amp', '&'], ['quot', '"'], ['apos', "'"]]);
/** The longest that can mean anything: `#x0010FFFF` with some idle zeros. */
const LONGEST = 32;

/**
 * The text between two places with its references resolved and its line ends made LF (XML 1.0, section 2.11); in an attribute
 * white space becomes spaces (section 3.3.3). References to CR, LF or TAB stay what they name. Null after a fault.
 */
export function resolveText(cursor: XmlCursor, from: number, to: number, isAttribute: boolean): string | null {
  const { text } = cursor;
  const parts: string[] = [];
  let at = from;
  while (at < to) {
    const ampersand = Math.min(nextOf(cursor, cursor.ampersand, at), to);
    parts.push(withLineEnds(text.slice(at, ampersand), isAttribute));
    if (ampersand === to) break;
    const end = ampersand + text.slice(ampersand, Math.min(to, ampersand + LONGEST)).indexOf(';');
    if (end < ampersand) return refused(cursor, ampersand, 'an “&” begins no reference; a plain one is written “&amp;”');
    const name = text.slice(ampersand + 1, end);
    const sign = name.startsWith('#') ? characterOf(name) : XML_ENTITIES.get(name);
    if (sign === undefined) return refused(cursor, ampersand, name.startsWith('#') ? `“&${name};” names no character that XML allows` : `“&${name};” is an entity of its own, and only the five of XML are read`);
    parts.push(sign);
    at = end + 1;
  }
  return parts.length === 1 ? parts[0]! : parts.join('');
}

/** Line ends as LF, or in an attribute all white space as spaces. */
export function withLineEnds(text: string, isAttribute: boolean): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return isAttribute ? lines.replace(/[\n\t]/g, ' ') : lines;
}

function characterOf(name: string): string | undefined {
  const digits = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
  if (digits === null) return undefined;
  const code = digits[1] === undefined ? Number.parseInt(digits[2]!, 10) : Number.parseInt(digits[1], 16);
  return isChar(code) ? String.fromCodePoint(code) : undefined;
}

function refused(cursor: XmlCursor, at: number, fault: string): null {
  fail(cursor, at, fault);
  return null;
}
