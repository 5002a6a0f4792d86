import { randomBytes } from 'node:crypto';
import { uuidV7, type NewId } from '../../kernel/ids.ts';

/** Milliseconds since the Unix epoch, from one place, so tests can hold time still. */
export interface Clock {
  now(): number;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** Ids whose order is the order of their making on this machine. */
export function idsFrom(clock: Clock): NewId {
  return () => uuidV7(clock.now(), randomBytes(10));
}
