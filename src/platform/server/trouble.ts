import type { Refusal } from '../../kernel/result.ts';

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
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
]);

/**
 * What a broken machine means for the person who asked, or null when the error is a bug of ours and not the machine's.
 * The transaction was rolled back in either case, so nothing is half done.
 */
export function refusalOfTrouble(error: unknown): Refusal | null {
  const code = codeOf(error);
  if (code === DISK_FULL || code === 'ENOSPC') {
    return {
      kind: 'unavailable',
      code: 'disk-full',
      message: "The server's disk is full, so this could not be saved. Nothing was changed, and what you typed is still on your screen.",
      mend: 'Tell whoever runs this server that its disk is full, and save again when there is room.',
    };
  }
  if (code === null || !AWAY.has(code)) return null;
  return {
    kind: 'unavailable',
    code: 'database-away',
    message: 'The server cannot reach its data at this moment, so this was not saved. What you typed is still on your screen.',
    mend: 'Wait a few seconds and try again.',
  };
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return typeof code === 'string' ? code : cause === undefined ? null : codeOf(cause);
}
