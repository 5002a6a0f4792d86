import type { Context } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Refusal } from '../../../kernel/result.ts';
import { addressOf } from './asker.ts';
import { answerRefusal } from './problem.ts';

/** How often one address may knock on public routes, per minute: reading, and doing (sign-in, first run, invitations). */
export interface PublicLimits {
  readonly readsPerMinute: number;
  readonly deedsPerMinute: number;
}

// A whole network of schools often shares one address: sixty people may sign in within the same minute.
export const PUBLIC_LIMITS: PublicLimits = { readsPerMinute: 600, deedsPerMinute: 120 };

/**
 * Limits strangers by address, in this process's memory. It slows guessing down; what protects one account from being
 * guessed (a limit by account, on every process) belongs to the sign-in itself.
 */
export function limitStrangers(isPublic: (method: string, path: string) => boolean, limits: PublicLimits) {
  const reads = new RateLimiterMemory({ points: limits.readsPerMinute, duration: 60 });
  const deeds = new RateLimiterMemory({ points: limits.deedsPerMinute, duration: 60 });
  return async (c: Context, next: () => Promise<void>): Promise<Response | undefined> => {
    if (isPublic(c.req.method, c.req.path)) {
      const waitMs = await take(c.req.method === 'GET' ? reads : deeds, addressOf(c));
      if (waitMs > 0) {
        const seconds = Math.max(1, Math.ceil(waitMs / 1000));
        c.header('retry-after', String(seconds));
        return answerRefusal(c, tooMany(seconds));
      }
    }
    await next();
    return undefined;
  };
}

/** 0 when the knock is allowed, otherwise how long to wait. */
async function take(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refused.msBeforeNext;
    throw refused;
  }
}

function tooMany(seconds: number): Refusal {
  return {
    kind: 'too-many',
    code: 'too-many-requests',
    message: 'There were too many tries from your network in a short time, so this one was not done. Nothing was changed.',
    mend: `Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'} and try again.`,
  };
}
