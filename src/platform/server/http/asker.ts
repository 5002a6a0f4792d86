import type { Context } from 'hono';

const ADDRESS_KEY = 'askerAddress';
const REQUEST_KEY = 'requestId';

/** The network address that asks, as far as it can be known; for limits and lists of sign-ins, never for permission. */
export function addressOf(c: Context): string {
  return (c.get(ADDRESS_KEY) as string | undefined) ?? 'unknown';
}

/** The id of this request, which the answer carries in `x-request-id` and the log repeats. */
export function requestIdOf(c: Context): string {
  return (c.get(REQUEST_KEY) as string | undefined) ?? 'unknown';
}

/**
 * Notes who asks and gives the request an id. Only behind a proxy that is told to be trusted does `X-Forwarded-For` count,
 * and then only its last entry: the one that the proxy itself wrote.
 */
export function noteAsker(trustProxy: boolean, newRequestId: () => string) {
  return async (c: Context, next: () => Promise<void>): Promise<void> => {
    const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
    c.set(ADDRESS_KEY, forwarded || socketAddress(c) || 'unknown');
    const id = newRequestId();
    c.set(REQUEST_KEY, id);
    await next();
    c.res.headers.set('x-request-id', id);
  };
}

function socketAddress(c: Context): string | undefined {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return env?.incoming?.socket?.remoteAddress;
}
