import { setTimeout as pause } from 'node:timers/promises';

/** Waits until something has become true, looking often. The limit is for what never happens: a busy machine must not reach it. */
export async function until(what: () => boolean | Promise<boolean>, withinMs = 45_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await what())) {
    if (performance.now() > end) throw new Error('it did not happen in time');
    await pause(5);
  }
}
