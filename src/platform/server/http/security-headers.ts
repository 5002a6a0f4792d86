import type { Context } from 'hono';

// Mantine writes style attributes and a style element at run time, so styles may be inline; scripts may not.
const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

// What the API answers is data. Should a browser ever open it as a page, nothing in it may run or load.
const DATA_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** Security headers on every answer. `overTls` says whether people reach this server by https; only then is HSTS sent. */
export function securityHeaders(overTls: boolean) {
  return async (c: Context, next: () => Promise<void>): Promise<void> => {
    await next();
    const { headers } = c.res;
    const isData = c.req.path.startsWith('/api/');
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', isData ? DATA_POLICY : PAGE_POLICY);
    if (isData && !headers.has('cache-control')) headers.set('cache-control', 'no-store');
    headers.set('x-content-type-options', 'nosniff');
    headers.set('x-frame-options', 'SAMEORIGIN');
    // Links that carry a secret (an invitation, a sign-in link) must not travel on to other sites.
    headers.set('referrer-policy', 'same-origin');
    headers.set('cross-origin-resource-policy', 'same-origin');
    headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
    if (overTls) {
      headers.set('cross-origin-opener-policy', 'same-origin');
      headers.set('strict-transport-security', 'max-age=31536000');
    }
  };
}
