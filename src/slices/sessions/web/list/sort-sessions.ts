import type { SessionRow } from '../../model/wire.ts';

/** Sessions as people look for them: what is going on, what is coming (soonest first), what has been (latest first). */
export interface SortedSessions {
  readonly live: readonly SessionRow[];
  readonly coming: readonly SessionRow[];
  readonly past: readonly SessionRow[];
}

/** Sorts sessions for the list. A planned session stays in `coming` until it is started, ended or a day late. */
export function sortSessions(sessions: readonly SessionRow[], now: number): SortedSessions {
  const byStart = sessions.toSorted((a, b) => a.startsAt - b.startsAt);
  const isComing = (row: SessionRow) => row.status === 'planned' && row.startsAt + row.minutes * 60_000 > now - 86_400_000;
  return {
    live: byStart.filter((row) => row.status === 'live'),
    coming: byStart.filter(isComing),
    past: byStart.filter((row) => row.status !== 'live' && !isComing(row)).toReversed(),
  };
}
