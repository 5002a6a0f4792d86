// The characters of XML 1.0 (fifth edition): productions 2 (Char), 4 (NameStartChar) and 4a (NameChar).

/** Beyond ASCII and up to U+FFFD: first and last of each range that may begin a name, and that may only stand in one. */
const MAY_BEGIN: readonly number[] = [
  0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x2ff, 0x370, 0x37d, 0x37f, 0x1fff, 0x200c, 0x200d, 0x2070, 0x218f, 0x2c00, 0x2fef, 0x3001, 0xd7ff, 0xf900, 0xfdcf, 0xfdf0, 0xfffd,
];
const MAY_STAND: readonly number[] = [0xb7, 0xb7, 0x300, 0x36f, 0x203f, 0x2040];
/** The characters that XML forbids: most controls, halves of pairs, U+FFFE and U+FFFF. */
// eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
export const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
/** Finds at least these, and whole pairs too: without looking at pairs it is fast, and most texts have none. */
// eslint-disable-next-line no-control-regex -- the same
export const MAY_BE_FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;

/** What an ASCII character may do in a name: 2 begin it, 1 stand in it, 0 neither. */
const ASCII_NAME = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return /[A-Za-z_:]/.test(sign) ? 2 : /[-.0-9]/.test(sign) ? 1 : 0;
});

/**
 * How many UTF-16 units the character at a place takes that may begin a name (`mayBegin`) or stand in one; 0 when it may not.
 * The text has no {@link firstForbidden} character.
 */
export function nameUnits(text: string, at: number, mayBegin: boolean): 0 | 1 | 2 {
  const unit = text.charCodeAt(at);
  if (unit < 128) return ASCII_NAME[unit]! >= (mayBegin ? 2 : 1) ? 1 : 0;
  // Pairs up to U+EFFFF, whose first half ends at U+DB7F.
  if (unit >= 0xd800 && unit <= 0xdb7f) return 2;
  return isWithin(unit, MAY_BEGIN) || (!mayBegin && isWithin(unit, MAY_STAND)) ? 1 : 0;
}

function isWithin(unit: number, ranges: readonly number[]): boolean {
  for (let i = 0; i < ranges.length; i += 2) if (unit >= ranges[i]! && unit <= ranges[i + 1]!) return true;
  return false;
}

/** The first character that XML forbids: its place, or −1. */
export function firstForbidden(text: string): number {
  return MAY_BE_FORBIDDEN.test(text) ? text.search(FORBIDDEN) : -1;
}

/** Whether XML allows a code point, which a character reference may name. */
export function isChar(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/** Whether a UTF-16 unit is XML's white space. */
export function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0xa || unit === 0x9 || unit === 0xd;
}
