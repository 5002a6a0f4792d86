import type { Jobs } from '../../src/platform/server/jobs/jobs.ts';

interface Asked {
  readonly name: string;
  readonly payload: object;
  /** Unix ms; 0 for at once. */
  readonly at: number;
  readonly key: string | undefined;
}

/** Jobs that wait in memory until the test runs them. */
export interface KeptJobs extends Jobs {
  readonly waiting: readonly Asked[];
  /** Runs every job that is due at this moment, those included that the jobs themselves ask for. */
  runDue(now: number): Promise<void>;
  /** Takes one turn of the repeating work of this name. */
  runTurn(name: string): Promise<void>;
}

export function keptJobs(): KeptJobs {
  const waiting: Asked[] = [];
  const handlers = new Map<string, (payload: never) => Promise<void>>();
  const repeating = new Map<string, () => Promise<void>>();
  return {
    waiting,
    handle: (name, work) => void handlers.set(name, work),
    every: (name, _cron, work) => void repeating.set(name, work),
    async ask(name, payload, when) {
      const known = when?.key !== undefined && waiting.some((job) => job.name === name && job.key === when.key);
      if (!known) waiting.push({ name, payload, at: when?.at ?? 0, key: when?.key });
    },
    start: async () => undefined,
    stop: async () => undefined,
    async runDue(until) {
      for (let index = waiting.findIndex((job) => job.at <= until); index >= 0; index = waiting.findIndex((job) => job.at <= until)) {
        const [job] = waiting.splice(index, 1);
        await handlers.get(job!.name)?.(job!.payload as never);
      }
    },
    async runTurn(name) {
      await repeating.get(name)!();
    },
  };
}
