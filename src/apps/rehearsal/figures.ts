import type { SessionEvent } from '../../slices/sessions/model/events.ts';
import type { SessionState } from '../../slices/sessions/model/state.ts';
import type { Follower } from './stream-follower.ts';

/** What a rehearsal prints. Times are milliseconds from sending a command to another person's device having its event. */
export interface Figures {
  readonly events: number;
  readonly delivery: { readonly samples: number; readonly p50: number; readonly p99: number };
  readonly lost: number;
  readonly duplicated: number;
  readonly privateSeen: number;
}

/** The value below which `share` of the numbers lie (nearest rank); NaN for none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return Math.round((sorted[index] ?? Number.NaN) * 100) / 100;
}

/** Events that reached one device twice outside a snapshot. */
export function duplicatesOf(follower: Follower): number {
  const seen = new Set(follower.arrivals.map(({ event }) => JSON.stringify(event)));
  return follower.arrivals.length - seen.size;
}

/** Whether a device, after everything, holds the same session as the server gives to the same person. */
export function sameSession(followed: SessionState | null, asked: SessionState): boolean {
  return JSON.stringify(sorted(followed)) === JSON.stringify(sorted(asked));
}

/** The same value with every object's keys in order, so that two ways of building it compare equal. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}

/** Finds when an event that fits arrived on a device after `from`; null when it never did. */
export function arrivalOf(follower: Follower, fits: (event: SessionEvent) => boolean, from: number): number | null {
  return follower.arrivals.find(({ event, at }) => at >= from && fits(event))?.at ?? null;
}
