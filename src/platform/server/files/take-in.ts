import type { Readable } from 'node:stream';
import { runOut } from '../http/run-out.ts';

/** What came of reading an upload: its bytes, or which bound it met first. */
export type TakenIn = { readonly bytes: Buffer } | { readonly fault: 'too-large' | 'cut-short' | 'busy' };

const MEGABYTE = 1024 * 1024;
const MOST_AT_ONCE = 256 * MEGABYTE;

let held = 0;

/**
 * Reads an upload into memory, counting as it comes, and never holds more of it than the bound: a declared length is
 * believed at once when it is too large, and checked at the end when it is not. All uploads of this process together hold
 * at most 256 MB.
 */
export async function takeIn(content: Readable, declaredBytes: number | null, maxBytes: number): Promise<TakenIn> {
  const taken = declaredBytes !== null && declaredBytes > maxBytes ? ({ fault: 'too-large' } as const) : await collect(content, declaredBytes, maxBytes);
  if ('fault' in taken && taken.fault !== 'cut-short') await runOut(content);
  return taken;
}

async function collect(content: Readable, declaredBytes: number | null, maxBytes: number): Promise<TakenIn> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of content.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      if (bytes + chunk.length > maxBytes) return { fault: 'too-large' };
      if (held + chunk.length > MOST_AT_ONCE) return { fault: 'busy' };
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
