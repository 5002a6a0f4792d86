import { inflateRawSync } from 'node:zlib';

/** What a Word file unpacks to at most. A page of text is some kilobytes; pictures are the rest. */
const MOST_UNPACKED_BYTES = 150_000_000;
const MOST_ENTRIES = 5_000;

/** How a Word file turned out: safe to convert, not a Word file at all, or so large unpacked that it is only offered for download. */
export type DocxLook = 'fine' | 'not-docx' | 'too-large';

/**
 * Reads the zip directory of a .docx and really unpacks every entry against a budget, since the sizes an archive states
 * about itself may be lies: 25 MB can unpack to 25 GB, and the conversion library would follow.
 */
export function lookAtDocx(bytes: Buffer): DocxLook {
  const entries = directoryOf(bytes);
  if (!entries || !entries.some(({ name }) => name === 'word/document.xml')) return 'not-docx';
  if (entries.length > MOST_ENTRIES) return 'too-large';
  let left = MOST_UNPACKED_BYTES;
  for (const entry of entries) {
    const size = unpackedSize(bytes, entry, left);
    if (typeof size === 'string') return size;
    left -= size;
  }
  return 'fine';
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly at: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** The central directory (PKWARE APPNOTE 4.3.12, 4.3.16); null when the bytes are no zip. A .docx has no need of zip64. */
function directoryOf(bytes: Buffer): Entry[] | null {
  const end = endRecord(bytes);
  if (end === -1) return null;
  const count = bytes.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({ name: bytes.toString('utf8', at + 46, at + 46 + nameLength), method: bytes.readUInt16LE(at + 10), packedBytes: bytes.readUInt32LE(at + 20), at: bytes.readUInt32LE(at + 42) });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function endRecord(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - 22 - 0xffff; at--) if (bytes.readUInt32LE(at) === END) return at;
  return -1;
}

function unpackedSize(bytes: Buffer, entry: Entry, budget: number): number | DocxLook {
  if (entry.at + 30 > bytes.length || bytes.readUInt32LE(entry.at) !== LOCAL) return 'not-docx';
  const start = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
  if (start + entry.packedBytes > bytes.length) return 'not-docx';
  if (entry.method === 0) return entry.packedBytes > budget ? 'too-large' : entry.packedBytes;
  if (entry.method !== 8) return 'not-docx';
  try {
    return inflateRawSync(bytes.subarray(start, start + entry.packedBytes), { maxOutputLength: Math.max(1, budget) }).length;
  } catch (cause) {
    return (cause as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'not-docx';
  }
}
