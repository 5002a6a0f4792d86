import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { DeflateRaw } from '../../../kernel/archive/write-zip.ts';
import type { ZipTools } from '../../../kernel/archive/read-zip.ts';

/** Unpacking with the machine's own library, which is faster; never more than was promised. */
export const zipTools: ZipTools = { inflateRaw: (packed, size) => inflateRawSync(packed, { maxOutputLength: Math.max(1, size) }) };

/** Packing with the machine's own library. */
export const deflateRaw: DeflateRaw = (bytes) => deflateRawSync(bytes, { level: 6 });
