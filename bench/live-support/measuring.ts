import type { Log } from '../../src/platform/server/log/log.ts';

/** A module of the built product, by its path under dist: what is measured is what is shipped, in its own place on disk. */
export async function fromDist<Module>(path: string): Promise<Module> {
  return (await import(/* @vite-ignore */ new URL(`../${path}`, import.meta.url).href)) as Module;
}

/** The machine's monotonic clock in ms, comparable between processes. */
export function monotonicNow(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** The value below which this share of the numbers lies (nearest rank). */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Only what went wrong is printed. */
export const quiet: Log = {
  info: () => undefined,
  warn: (event, facts) => console.error(event, facts),
  error: (event, cause, facts) => console.error(event, cause, facts),
};
