import { createHash, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';

const slowHash = promisify<string, string, number, { N: number; r: number; p: number }, Buffer>(scrypt);
// About 10 ms: ten are made at a time, and 59 random bits need no more to stay out of reach.
const CODE_COST = { N: 4096, r: 8, p: 1 };

/** A secret for a link: 32 random bytes as text that fits an address. */
export function newLinkToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a link's secret. It has 256 random bits, so a plain hash cannot be guessed back. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/**
 * What is kept of a recovery code. It is short enough for paper, so it is hashed slowly, and guessing it back needs this
 * installation's secret as well.
 */
export async function hashCode(secret: string, userId: string, plainCode: string): Promise<string> {
  return (await slowHash(plainCode, `${secret} ${userId}`, 32, CODE_COST)).toString('base64url');
}
