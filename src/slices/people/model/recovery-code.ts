/** How many recovery codes a person is given at once. */
export const CODES_AT_ONCE = 10;

// Without 0/o, 1/i/l: codes are copied by hand from paper.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const GROUP_LENGTH = 4;
const LENGTH = GROUPS * GROUP_LENGTH;

/** How many random bytes {@link recoveryCode} wants: more than it needs, since bytes that would favour some letters are passed over. */
export const CODE_BYTES = 64;

/** A code such as `k7wm-2hqx-9bnd` (59 bits) from {@link CODE_BYTES} secret random bytes; throws when most of them are passed over. */
export function recoveryCode(random: Uint8Array): string {
  const fair = 256 - (256 % ALPHABET.length);
  const letters = [...random].filter((byte) => byte < fair).slice(0, LENGTH).map((byte) => ALPHABET[byte % ALPHABET.length]!);
  if (letters.length < LENGTH) throw new RangeError('a recovery code needs more random bytes');
  return Array.from({ length: GROUPS }, (_, group) => letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join('')).join('-');
}

/** The code as it is compared: without spaces, dashes and capitals. */
export function plainCode(typed: string): string {
  return typed.toLowerCase().replace(/[^a-z0-9]/g, '');
}
