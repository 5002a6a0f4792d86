import type { Readable } from 'node:stream';
import { ok, type Result } from '../../../kernel/result.ts';
import { runOut } from '../http/run-out.ts';
import { cutShort, emptyFile, tooLarge, tooManyAtOnce } from './file-refusals.ts';

const MEGABYTE = 1024 * 1024;
const MOST_AT_ONCE = 256 * MEGABYTE;

let held = 0;

/**
 * Reads an upload into memory, counting as it comes, and never holds more of it than the bound: a declared length is
 * believed at once when it is too large, and checked at the end when it is not. All uploads of this process together hold
 * at most 256 MB. What does not come in whole, and what is empty, is refused with the name as it is shown to people.
 */
export async function takeIn(shown: string, content: Readable, declaredBytes: number | null, maxBytes: number): Promise<Result<Buffer>> {
  const taken = declaredBytes !== null && declaredBytes > maxBytes ? 'too-large' : await collect(content, declaredBytes, maxBytes);
  if (taken === 'cut-short') return cutShort(shown);
  if (typeof taken !== 'string') return taken.length > 0 ? ok(taken) : emptyFile(shown);
  await runOut(content);
  return taken === 'busy' ? tooManyAtOnce(shown) : tooLarge(shown, maxBytes, declaredBytes);
}

/** The bytes of an upload, or which bound it met first. */
async function collect(content: Readable, declaredBytes: number | null, maxBytes: number): Promise<Buffer | 'too-large' | 'cut-short' | 'busy'> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of content.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      if (bytes + chunk.length > maxBytes) return 'too-large';
      if (held + chunk.length > MOST_AT_ONCE) return 'busy';
      bytes += chunk.length;
      held += chunk.length;
      chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
    }
    if (declaredBytes !== null && bytes !== declaredBytes) return 'cut-short';
    return Buffer.concat(chunks, bytes);
  } catch {
    return 'cut-short';
  } finally {
    held -= bytes;
  }
}
