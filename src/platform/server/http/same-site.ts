import type { Context } from 'hono';
import type { Refusal } from '../../../kernel/result.ts';
import { answerRefusal } from './problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

const FROM_ELSEWHERE: Refusal = {
  kind: 'not-allowed',
  code: 'asked-from-elsewhere',
  message: 'This was not sent by a page of Jointwork itself, so it was not done. Nothing was changed.',
  mend: 'Open Jointwork in its own tab and try again. A program that uses the API sends the header x-jointwork: 1.',
};

/**
 * Keeps other sites from acting in a signed-in person's name: every method that changes something needs the header
 * `x-jointwork: 1`, which no form and no foreign page can send, and an origin of our own wherever the browser names one.
 */
export function sameSiteOnly(publicUrl: string, trustProxy: boolean) {
  const publicOrigin = new URL(publicUrl).origin;
  return async (c: Context, next: () => Promise<void>): Promise<Response | undefined> => {
    if (!SAFE.has(c.req.method) && !isOurs(c, publicOrigin, trustProxy)) return answerRefusal(c, FROM_ELSEWHERE);
    await next();
    return undefined;
  };
}

function isOurs(c: Context, publicOrigin: string, trustProxy: boolean): boolean {
  if (c.req.header('x-jointwork') !== '1') return false;
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = c.req.header('origin');
  if (origin === undefined || origin === publicOrigin) return true;
  // People also reach the server by other names than its public one: localhost, an address in the building.
  const host = (trustProxy ? c.req.header('x-forwarded-host') : undefined) ?? c.req.header('host');
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host;
}
