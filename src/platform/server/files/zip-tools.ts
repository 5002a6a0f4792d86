import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ZipTools } from '../../../kernel/archive/read-zip.ts';
import type { DeflateRaw } from '../../../kernel/archive/write-zip.ts';

/** Unpacking and checking with the machine's own library, which is faster: in one piece, and one byte more than promised at most. */
export const ZIP_TOOLS: ZipTools = {
  inflateRaw: (packed, size) => inflateRawSync(packed, { maxOutputLength: size + 1, chunkSize: Math.max(64, size + 1) }),
  crc32: (bytes) => crc32(bytes),
};

/** Packing with the machine's own library; the same bytes give the same. */
export const deflateRaw: DeflateRaw = (bytes) => deflateRawSync(bytes, { level: 6 });
