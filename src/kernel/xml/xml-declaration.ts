import { isSpace } from './xml-chars.ts';
import { fail, type XmlCursor } from './xml-cursor.ts';

const DECLARATION = /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.[0-9]+\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])([A-Za-z][A-Za-z0-9._-]*)\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\4)?[ \t\r\n]*\?>/;
const LONGEST = 1000;

/** Past the XML declaration, if one begins at a place. Its encoding has done its duty when there is a text to read. */
export function readDeclaration(cursor: XmlCursor, from: number): number {
  const { text } = cursor;
  if (!text.startsWith('<?xml', from) || !isSpace(text.charCodeAt(from + 5))) return from;
  const declaration = DECLARATION.exec(text.slice(from, from + LONGEST));
  return declaration === null ? fail(cursor, from, 'the XML declaration in the first line is not as it should be') : from + declaration[0].length;
}
