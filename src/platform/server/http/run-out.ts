import { Readable } from 'node:stream';
import type { Context } from 'hono';

const MEGABYTE = 1024 * 1024;
const MOST_BYTES = 512 * MEGABYTE;
const LONGEST_MS = 300_000;
/** A sender from whom nothing comes for this long has gone. */
const LONGEST_SILENCE_MS = 15_000;

/**
 * Lets what is still coming run into nothing. A browser that is still sending sees a broken connection instead of the
 * sentence that says why, so a refusal is given only when everything has come, or the sender is silent, or it is too much.
 */
export function runOut(content: Readable): Promise<void> {
  return new Promise((over) => {
    let bytes = 0;
    const finish = (): void => {
      clearTimeout(silence);
      clearTimeout(late);
      content.off('data', take);
      for (const event of ['end', 'error', 'close']) content.off(event, finish);
      over();
    };
    const take = (chunk: Uint8Array): void => {
      bytes += chunk.length;
      silence.refresh();
      if (bytes > MOST_BYTES) finish();
    };
    const silence = setTimeout(finish, LONGEST_SILENCE_MS);
    const late = setTimeout(finish, LONGEST_MS);
    for (const event of ['end', 'error', 'close']) content.once(event, finish);
    if (content.readableEnded || content.destroyed) finish();
    else content.on('data', take).resume();
  });
}

/** Whoever is refused before their body was read hears the refusal all the same, however long the body is. */
export function hearOut() {
  return async (c: Context, next: () => Promise<void>): Promise<void> => {
    await next();
    const { incoming } = (c.env ?? {}) as { incoming?: Readable & { readonly complete?: boolean } };
    if (incoming instanceof Readable && incoming.complete === false && !incoming.readableDidRead) await runOut(incoming);
  };
}
