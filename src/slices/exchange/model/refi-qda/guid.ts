/** Which ASCII characters are hexadecimal digits. */
const HEX = Uint8Array.from({ length: 128 }, (_, code) => Number(/[0-9a-fA-F]/.test(String.fromCharCode(code))));
const OTHER_FORM = /[a-z{]|[^ -~]/;

/** Whether the text has the form that the standard asks of an id: 8-4-4-4-12 hexadecimal digits, with or without braces. */
export function isGuid(text: string): boolean {
  const braces = text.charCodeAt(0) === 0x7b ? 1 : 0;
  if (text.length !== 36 + braces * 2 || (braces === 1 && text.charCodeAt(37) !== 0x7d)) return false;
  for (let i = 0; i < 36; i++) {
    const unit = text.charCodeAt(i + braces);
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (unit !== 0x2d) return false;
    } else if (unit >= 128 || HEX[unit] === 0) return false;
  }
  return true;
}

/** What two ids have in common when they are the same id: no braces, capitals. */
export function guidKey(guid: string): string {
  // Nearly every id is in this form already, and there may be a million of them.
  if (!OTHER_FORM.test(guid)) return guid;
  const bare = guid.charCodeAt(0) === 0x7b ? guid.slice(1, -1) : guid;
  return bare.toUpperCase();
}

/** The id as it may be written: itself, or for an id that is no GUID always the same GUID in its place. */
export function writableGuid(id: string): string {
  return isGuid(id) ? id : guidFrom(id);
}

/**
 * A GUID that is always the same for the same text (four mixed 32-bit words, RFC 9562 version 8). It is no cryptographic hash:
 * good for names that one project made, not against somebody who looks for two texts with one GUID.
 */
export function guidFrom(text: string): string {
  const words = Uint32Array.of(1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762);
  const factors = [597_399_067, 2_869_860_233, 951_274_213, 2_716_044_179] as const;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    for (let word = 0; word < 4; word++) words[word] = words[(word + 1) % 4]! ^ Math.imul(words[word]! ^ unit ^ (i << 8), factors[word]!);
  }
  for (let round = 0; round < 8; round++) for (let word = 0; word < 4; word++) words[word] = Math.imul(words[word]! ^ (words[(word + 3) % 4]! >>> 15), factors[word]!) + round;
  const hex = Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('').toUpperCase();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-A${hex.slice(17, 20)}-${hex.slice(20)}`;
}
