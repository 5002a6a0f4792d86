import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Refusal } from '../../../kernel/result.ts';
import { answerRefusal } from './problem.ts';

/** The most that a request may carry when it is read whole: 1 MB. Files are streams and counted by the file store. */
export const MAX_BODY_BYTES = 1_000_000;

// Kinds of content that only ever arrive as streams; everything else is read whole and therefore bounded here.
const STREAMED = /^(?:application\/octet-stream|application\/pdf|application\/vnd\.|image\/)/i;

const TOO_LARGE: Refusal = {
  kind: 'too-large',
  code: 'body-too-large',
  message: 'This is more than 1 MB of text in one go, so it was not taken. Nothing was changed, and what you wrote is still on your screen.',
  mend: 'Shorten it or save it in two parts. Documents are uploaded as files.',
};

/** Bounds what is read whole: by the declared length where there is one, by counting where there is none. */
export function boundedBody() {
  const counting = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => answerRefusal(c, TOO_LARGE) });
  return async (c: Context, next: () => Promise<void>): Promise<Response | undefined | void> => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return await next();
    if (STREAMED.test(c.req.header('content-type') ?? '')) return await next();
    const declared = c.req.header('content-length');
    if (declared !== undefined && c.req.header('transfer-encoding') === undefined) {
      return Number(declared) > MAX_BODY_BYTES ? answerRefusal(c, TOO_LARGE) : await next();
    }
    return c.req.header('transfer-encoding') === undefined ? await next() : await counting(c, next);
  };
}
