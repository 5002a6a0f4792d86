import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

interface Outcome {
  readonly made?: string;
  readonly failed?: string;
}

/**
 * Makes a thing once per run of the tests, although every test file runs in its own thread: the first who asks makes it,
 * the others wait for what it says, be it a value or a failure.
 */
export async function oncePerRun(runFolder: string, name: string, make: () => Promise<string>): Promise<string> {
  const file = join(runFolder, `${name}.json`);
  if (isFirst(join(runFolder, `${name}.making`))) {
    const outcome: Outcome = await make().then(
      (made) => ({ made }),
      (cause: unknown) => ({ failed: cause instanceof Error ? cause.message : String(cause) }),
    );
    writeFileSync(`${file}.part`, JSON.stringify(outcome));
    renameSync(`${file}.part`, file);
  }
  while (!existsSync(file)) await pause(25);
  const outcome = JSON.parse(readFileSync(file, 'utf8')) as Outcome;
  if (outcome.made === undefined) throw new Error(outcome.failed);
  return outcome.made;
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}
