import type { Refusal } from '../../kernel/result.ts';

/** A broken machine in words: why nothing could be saved, and what to do about it. */
export interface Trouble {
  readonly code: 'disk-full' | 'database-away';
  readonly why: string;
  readonly mend: string;
}

const DISK_FULL = '53100';

/** The database is stopping, starting, overrun or out of reach: PostgreSQL's codes, our engine's, and Node's. */
const AWAY = new Set([
  '53200',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '25P03',
  '57014',
  'engine-stopped',
  'engine-closed',
  // a library in between has kept the database's own words to itself
  'data-away',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
]);

/**
 * What is wrong with the machine, or null when the error is a bug of ours. The transaction was rolled back in either case,
 * so nothing is half done.
 */
export function troubleOf(error: unknown): Trouble | null {
  const code = codeOf(error);
  if (code === DISK_FULL || code === 'ENOSPC') {
    return { code: 'disk-full', why: "the server's disk is full", mend: 'Tell whoever runs this server that its disk is full, and save again when there is room.' };
  }
  if (code === null || !AWAY.has(code)) return null;
  return { code: 'database-away', why: 'the server cannot reach its data at this moment', mend: 'Wait a few seconds and try again.' };
}

/** The same as an answer to the person who asked, or null when the error is a bug of ours. */
export function refusalOfTrouble(error: unknown): Refusal | null {
  const trouble = troubleOf(error);
  if (trouble === null) return null;
  // A connection that breaks in the very moment of confirming leaves it open whether the work was kept; so nothing is promised.
  const message = trouble.code === 'disk-full' ? `This was not saved, because ${trouble.why}. Nothing was changed, and what you typed is still on your screen.` : `This was not confirmed, because ${trouble.why}. What you typed is still on your screen.`;
  return { kind: 'unavailable', code: trouble.code, message, mend: trouble.mend };
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return typeof code === 'string' ? code : cause === undefined ? null : codeOf(cause);
}
