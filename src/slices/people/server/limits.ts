import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Database } from '../../../platform/server/db/database.ts';

/** What is limited, and how: so many tries within so many seconds. A school often shares one address, so addresses have room. */
const LIMITS = {
  'sign-in-address': { points: 100, duration: 15 * 60 },
  'sign-in-account': { points: 10, duration: 15 * 60 },
  'link-address': { points: 60, duration: 60 * 60 },
  'link-account': { points: 5, duration: 60 * 60 },
  'code-address': { points: 30, duration: 60 * 60 },
  'code-account': { points: 10, duration: 60 * 60 },
  'token-address': { points: 120, duration: 15 * 60 },
  'password-account': { points: 10, duration: 15 * 60 },
} as const;

export type LimitName = keyof typeof LIMITS;

/** Counts tries in the database, so that every server counts together. Addresses and accounts are kept as hashes. */
export interface Limits {
  /** Counts one try against each of these; refuses, saying when to come back, once any is used up. */
  take(tries: readonly Try[]): Promise<Result<true>>;
  /** Gives the tries back: they were rightful. */
  giveBack(tries: readonly Try[]): Promise<void>;
}

export interface Try {
  readonly limit: LimitName;
  readonly of: string;
}

export function createLimits(db: Database): Limits {
  // The limiter speaks to a pg client; our one door to the data answers in its place, on both engines.
  const storeClient = { query: async (asked: { text: string; values: unknown[] }) => withCount(await db.call(asked.text, asked.values)) };
  const limiters = new Map(
    Object.entries(LIMITS).map(([name, limit]) => [
      name,
      new RateLimiterPostgres({
        storeClient,
        storeType: 'client',
        tableName: 'identity_limit',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix: name,
        ...limit,
      }),
    ]),
  );
  return {
    async take(tries) {
      let waitMs = 0;
      for (const { limit, of } of tries) waitMs = Math.max(waitMs, await consume(limiters.get(limit)!, of));
      return waitMs > 0 ? tooMany(waitMs) : ok(true);
    },
    async giveBack(tries) {
      for (const { limit, of } of tries) await limiters.get(limit)!.reward(keyOf(of));
    },
  };
}

async function consume(limiter: RateLimiterPostgres, of: string): Promise<number> {
  try {
    await limiter.consume(keyOf(of));
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext);
    throw refused;
  }
}

function keyOf(of: string): string {
  return createHash('sha256').update(of).digest('base64url');
}

function withCount(rows: readonly unknown[]) {
  return { rows: rows.map(numberedRow), rowCount: rows.length };
}

// Engines disagree on whether a bigint is a number or a text; the limiter counts on a number.
function numberedRow(row: unknown): unknown {
  const found = row as { points?: unknown; expire?: unknown };
  return { points: Number(found.points), expire: found.expire === null ? null : Number(found.expire) };
}

function tooMany(waitMs: number): Result<never> {
  const minutes = Math.ceil(waitMs / 60_000);
  const when = minutes <= 1 ? 'in a minute' : `in ${minutes} minutes`;
  return refuse('too-many', 'too-many-tries', `There were too many tries, so this one was not looked at. Nothing was changed.`, {
    mend: `Try again ${when}. If you forgot your password, use a sign-in link or one of your recovery codes.`,
  });
}
