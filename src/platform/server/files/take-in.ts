import type { Readable } from 'node:stream';

/** What came of reading an upload: its bytes, or which bound it met first. */
export type TakenIn = { readonly bytes: Buffer } | { readonly fault: 'too-large' | 'cut-short' | 'busy' };

const MEGABYTE = 1024 * 1024;
const MOST_AT_ONCE = 256 * MEGABYTE;
const MOST_DISCARDED = 512 * MEGABYTE;
const LONGEST_DISCARD_MS = 30_000;

let held = 0;

/**
 * Reads an upload into memory, counting as it comes, and never holds more of it than the bound: a declared length is
 * believed at once when it is too large, and checked at the end when it is not. All uploads of this process together hold
 * at most 256 MB.
 */
export async function takeIn(content: Readable, declaredBytes: number | null, maxBytes: number): Promise<TakenIn> {
  if (declaredBytes !== null && declaredBytes > maxBytes) return await refused(content, 'too-large');
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of content.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      if (bytes + chunk.length > maxBytes) return await refused(content, 'too-large');
      if (held + chunk.length > MOST_AT_ONCE) return await refused(content, 'busy');
      bytes += chunk.length;
      held += chunk.length;
      chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
    }
    if (declaredBytes !== null && bytes !== declaredBytes) return { fault: 'cut-short' };
    return { bytes: Buffer.concat(chunks, bytes) };
  } catch {
    return { fault: 'cut-short' };
  } finally {
    held -= bytes;
  }
}

/**
 * Lets the rest of a refused upload run into nothing before the answer is given. A browser that is still sending would
 * otherwise see a broken connection instead of the sentence that says why.
 */
async function refused(content: Readable, fault: 'too-large' | 'busy'): Promise<TakenIn> {
  const end = Date.now() + LONGEST_DISCARD_MS;
  let discarded = 0;
  try {
    for await (const chunk of content as AsyncIterable<Uint8Array>) {
      discarded += chunk.length;
      if (discarded > MOST_DISCARDED || Date.now() > end) break;
    }
  } catch {
    // Whoever sent it has gone; there is nobody left to answer.
  }
  return { fault };
}
