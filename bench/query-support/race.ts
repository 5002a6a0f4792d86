import { percentile } from '../live-support/measuring.ts';

/** One who takes part: the product first. */
export interface Contestant {
  readonly name: string;
  readonly run: () => unknown;
  /** Fewer rounds for what takes seconds. */
  readonly rounds?: number;
}

/**
 * Medians of contestants that take turns, after a warm-up of five calls or a second, by the clock: some of them work in other threads
 * or processes. Who needs less than 20 ms has several calls in a turn.
 * The product's smallest and largest figure stand beside it, because on a shared machine the neighbours are measured too, and for who
 * works in this process the processor time, which they disturb less (PostgreSQL does not, and has none).
 */
export async function race(kernel: string, size: string, rounds: number, contestants: readonly Contestant[], goalMs: number | null): Promise<void> {
  const times = contestants.map((): number[] => []);
  const cpu = contestants.map((): number[] => []);
  for (const { run } of contestants) {
    const from = performance.now();
    for (let call = 0; call < 5 && performance.now() - from < 1000; call++) await run();
  }
  for (let round = 0; round < rounds; round++) {
    for (const [at, { run, rounds: own = rounds }] of contestants.entries()) {
      const turn = performance.now();
      for (let call = 0; round < own && call < 5 && (call === 0 || performance.now() - turn < 20); call++) {
        const [from, before] = [performance.now(), process.cpuUsage()];
        await run();
        times[at]!.push(performance.now() - from);
        const { user, system } = process.cpuUsage(before);
        cpu[at]!.push((user + system) / 1000);
      }
    }
  }
  const digits = (number: number): number => Number(number.toPrecision(3));
  const median = times.map((own) => percentile(own, 0.5));
  const inProcess = contestants.flatMap(({ name }, at) => (name.includes('PostgreSQL') ? [] : [[name, digits(percentile(cpu[at]!, 0.5))]]));
  console.log(
    JSON.stringify({
      kernel,
      size,
      cpuMs: Object.fromEntries(inProcess),
      ms: Object.fromEntries(contestants.map(({ name }, at) => [name, digits(median[at]!)])),
      product: [digits(Math.min(...times[0]!)), digits(Math.max(...times[0]!))],
      timesProduct: Object.fromEntries(contestants.slice(1).map(({ name }, at) => [name, digits(median[at + 1]! / median[0]!)])),
      ...(goalMs === null ? {} : { goalMs }),
    }),
  );
}

/** A race between those who answer differently would say nothing. */
export function mustAgree(what: string, product: unknown, other: unknown): void {
  if (JSON.stringify(product) !== JSON.stringify(other)) throw new Error(`${what}: ${JSON.stringify(product)} and ${JSON.stringify(other)} should be the same`);
}
