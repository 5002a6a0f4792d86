import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

/** One file inside a zip: where it begins and its sizes in bytes, packed and unpacked. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const LONGEST_COMMENT = 0xffff;
const inflate = promisify(inflateRaw);

/**
 * The table of contents of a zip (APPNOTE.TXT of PKWARE, sections 4.3.12 and 4.3.16), or null when the bytes are no whole
 * zip. Zip64, which is for files of over 4 GB, is not read.
 */
export function zipEntries(bytes: Buffer): readonly ZipEntry[] | null {
  const end = findEnd(bytes);
  if (end === null) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The unpacked bytes of one entry, at most `maxBytes`; null when they are damaged or more than that. */
export async function readZipEntry(bytes: Buffer, entry: ZipEntry, maxBytes: number): Promise<Buffer | null> {
  if (entry.offset + 30 > bytes.length || bytes.readUInt32LE(entry.offset) !== LOCAL) return null;
  const from = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  const packed = bytes.subarray(from, from + entry.packed);
  if (packed.length !== entry.packed) return null;
  if (entry.method === 0) return packed.length <= maxBytes ? packed : null;
  return await inflate(packed, { maxOutputLength: maxBytes }).catch(() => null);
}

function findEnd(bytes: Buffer): number | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - LONGEST_COMMENT); at--) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  return null;
}
