// Places and marks of the ZIP format (APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16).
export const END = { mark: 0x06054b50, length: 22, disk: 4, count: 10, tableSize: 12, tableAt: 16, commentLength: 20 } as const;
export const ENTRY = {
  mark: 0x02014b50, length: 46, madeBy: 4, flags: 8, method: 10, time: 12, date: 14, crc: 16, packed: 20, size: 24,
  nameLength: 28, extraLength: 30, commentLength: 32, offset: 42,
} as const;
export const LOCAL = { mark: 0x04034b50, length: 30, flags: 6, method: 8, time: 10, date: 12, crc: 14, packed: 18, size: 22, nameLength: 26, extraLength: 28 } as const;

export const STORED = 0;
export const DEFLATED = 8;
/** The flags of an entry that is encrypted, in either way, or whose name is UTF-8. */
export const ENCRYPTED = 0x2041;
export const UTF8_NAME = 0x0800;

/** Little-endian numbers of some bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
