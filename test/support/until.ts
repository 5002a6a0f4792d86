import { setTimeout as pause } from 'node:timers/promises';

/** Waits until something has become true, looking often; throws when it takes too long. */
export async function until(what: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await what())) {
    if (performance.now() > end) throw new Error('it did not happen in time');
    await pause(5);
  }
}
