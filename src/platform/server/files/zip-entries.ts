import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { END, ENTRY, LOCAL, STORED } from '../../../kernel/archive/zip-format.ts';

/** One file inside a zip: where it begins and its sizes in bytes, packed and unpacked. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const LONGEST_COMMENT = 0xffff;
const inflate = promisify(inflateRaw);

/**
 * The table of contents of a zip (APPNOTE.TXT of PKWARE, sections 4.3.12 and 4.3.16), or null when the bytes are no whole
 * zip. Zip64, which is for files of over 4 GB, is not read.
 */
export function zipEntries(bytes: Buffer): readonly ZipEntry[] | null {
  const end = findEnd(bytes);
  if (end === null) return null;
  const count = bytes.readUInt16LE(end + END.count);
  let at = bytes.readUInt32LE(end + END.tableAt);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + ENTRY.length > bytes.length || bytes.readUInt32LE(at) !== ENTRY.mark) return null;
    const nameLength = bytes.readUInt16LE(at + ENTRY.nameLength);
    entries.push({
      name: bytes.toString('utf8', at + ENTRY.length, at + ENTRY.length + nameLength),
      method: bytes.readUInt16LE(at + ENTRY.method),
      packed: bytes.readUInt32LE(at + ENTRY.packed),
      unpacked: bytes.readUInt32LE(at + ENTRY.size),
      offset: bytes.readUInt32LE(at + ENTRY.offset),
    });
    at += ENTRY.length + nameLength + bytes.readUInt16LE(at + ENTRY.extraLength) + bytes.readUInt16LE(at + ENTRY.commentLength);
  }
  return entries;
}

/** The unpacked bytes of one entry, at most `maxBytes`; null when they are damaged or more than that. */
export async function readZipEntry(bytes: Buffer, entry: ZipEntry, maxBytes: number): Promise<Buffer | null> {
  if (entry.offset + LOCAL.length > bytes.length || bytes.readUInt32LE(entry.offset) !== LOCAL.mark) return null;
  const from = entry.offset + LOCAL.length + bytes.readUInt16LE(entry.offset + LOCAL.nameLength) + bytes.readUInt16LE(entry.offset + LOCAL.extraLength);
  const packed = bytes.subarray(from, from + entry.packed);
  if (packed.length !== entry.packed) return null;
  if (entry.method === STORED) return packed.length <= maxBytes ? packed : null;
  return await inflate(packed, { maxOutputLength: maxBytes }).catch(() => null);
}

function findEnd(bytes: Buffer): number | null {
  for (let at = bytes.length - END.length; at >= Math.max(0, bytes.length - END.length - LONGEST_COMMENT); at--) {
    if (bytes.readUInt32LE(at) === END.mark) return at;
  }
  return null;
}
