import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Context } from 'hono';

/** A file on its way in: its bytes as they come, and how many were announced (null when the sender did not say). */
export interface Upload {
  readonly content: Readable;
  readonly declaredBytes: number | null;
}

/**
 * The body of a request as a stream for the file store. The route takes the file's name from its query and declares no
 * body schema; the sender uses the content type `application/octet-stream`.
 */
export function uploadOf(c: Context): Upload {
  const declared = Number(c.req.header('content-length') ?? Number.NaN);
  const declaredBytes = Number.isSafeInteger(declared) && declared >= 0 ? declared : null;
  // The socket's own stream where there is one: a web stream in between costs a copy of every chunk.
  const { incoming } = (c.env ?? {}) as { incoming?: Readable };
  if (incoming instanceof Readable) return { content: incoming, declaredBytes };
  const { body } = c.req.raw;
  return { content: body === null ? Readable.from([]) : Readable.fromWeb(body as ReadableStream<Uint8Array>), declaredBytes };
}
