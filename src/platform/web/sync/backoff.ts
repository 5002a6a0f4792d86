/** The first pause after a failure, and the longest, in ms. */
export const FIRST_PAUSE_MS = 500;
export const LONGEST_PAUSE_MS = 4000;

/**
 * How long to wait before try number `attempt` (0 is the first after a failure), in ms: 0.5 s doubling to 4 s, then anywhere
 * in the upper half of that, so that a room of browsers does not knock at once. `random` is in [0, 1).
 */
export function pauseBefore(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, attempt));
  return Math.max(FIRST_PAUSE_MS, ceiling / 2 + (ceiling / 2) * random);
}
