import { createHash, createHmac, randomBytes } from 'node:crypto';

/** A secret for a link: 32 random bytes as text that fits an address. */
export function newLinkToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a link's secret. It has 256 random bits, so a plain hash cannot be guessed back. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** What is kept of a recovery code. It is short enough for paper, so guessing it back needs this installation's secret as well. */
export function hashCode(secret: string, userId: string, plainCode: string): string {
  return createHmac('sha256', secret).update(`${userId} ${plainCode}`).digest('base64url');
}
