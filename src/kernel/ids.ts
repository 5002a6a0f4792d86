/** Makes a new id. Injected wherever ids are made, so that models stay free of dice. */
export type NewId = () => string;

const ONE = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const UUID = new RegExp(`^${ONE}$`);

/** Several ids with commas between, as the query of a request names them, or none. */
export const UUID_LIST = new RegExp(`^(?:${ONE}(?:,${ONE})*)?$`);

/** The ids of a {@link UUID_LIST}. */
export function idsIn(list: string): readonly string[] {
  return list === '' ? [] : list.split(',');
}

/** Whether the text is a UUID in lower-case canonical form. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/**
 * A version 7 UUID (RFC 9562): 48 bits of Unix milliseconds, then random bits, so ids sort by birth.
 * `random` must hold 10 bytes; its version and variant bits are overwritten.
 */
export function uuidV7(unixMs: number, random: Uint8Array): string {
  if (random.length !== 10) throw new RangeError('uuidV7 needs exactly 10 random bytes');
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(unixMs / 2 ** (8 * (5 - i))) & 0xff;
  bytes.set(random, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
