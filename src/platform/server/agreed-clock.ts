import { offsetOf, withSample, type ClockSample } from '../../kernel/clock-offset.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/database.ts';
import type { Log } from './log/log.ts';

/** A clock that keeps looking at another one until it is stopped. */
export interface AgreedClock extends Clock {
  stop(): void;
}

const LOOK_EVERY_MS = 30_000;
/** A look that differs by more than this, beyond what its own trip explains, says that a clock was set: older looks are void. */
const SET_MS = 500;
/** From here on whoever runs the server is told that its machine's clock is wrong. */
const WRONG_MS = 2_000;

/**
 * The time on which all servers of one PostgreSQL agree: the database's. A machine whose clock is an hour wrong would else
 * start a step an hour early for everyone at another server. Between looks it goes on by this process's own steady time,
 * so setting the machine's clock moves nothing. The embedded database has no clock but this machine's, so there it is that.
 * `aheadMs` is added to it, for drills.
 */
export async function agreedClock(db: Database, log: Log, aheadMs = 0): Promise<AgreedClock> {
  if (db.engine === 'pglite') return { now: () => Date.now() + aheadMs, stop: () => undefined };
  let samples: readonly ClockSample[] = [];
  let isWrong = false;
  const now = (): number => Math.round(performance.now() + offsetOf(samples));
  const look = async (): Promise<void> => {
    const sample = await lookAt(db);
    const trip = sample.answeredAt - sample.askedAt;
    const wasSet = Math.abs(offsetOf([sample]) - offsetOf(samples)) > trip / 2 + SET_MS;
    samples = wasSet ? [sample] : withSample(samples, sample);
    const aheadOfDatabase = Date.now() - now();
    if (isWrong === Math.abs(aheadOfDatabase) > WRONG_MS) return;
    isWrong = !isWrong;
    if (isWrong) log.warn('machine-clock-wrong', { aheadOfDatabaseMs: aheadOfDatabase, mend: 'Set the clock of this machine, or let it follow a time server (NTP). Until then the time of the database is used.' });
  };
  await look();
  await look();
  const timer = setInterval(() => void look().catch((error: unknown) => log.error('database-clock-not-read', error)), LOOK_EVERY_MS);
  timer.unref();
  return { now: () => now() + aheadMs, stop: () => clearInterval(timer) };
}

async function lookAt(db: Database): Promise<ClockSample> {
  const askedAt = performance.now();
  const rows = await db.call<{ ms: number }>('select extract(epoch from clock_timestamp())::float8 * 1000 as ms', []);
  return { askedAt, answeredAt: performance.now(), serverNow: rows[0]!.ms };
}
