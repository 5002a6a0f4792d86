import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

// Data of others does not lie in the repository. Where it is at hand, tests read it; where not, our own examples hold the same facts.
const ROOT = process.env['JOINTWORK_SHARED_DATA'] ?? resolve(import.meta.dirname, '../../../shared/data');

/** Whether this machine has data of others at all; the tests in `test/others-data` are run only then. */
export const HAS_SHARED_DATA = existsSync(ROOT);

/** The file or folder of real data with this name, or null where it is not on this machine; then one line says which tests there are not. */
export function sharedData(name: string): string | null {
  const path = join(ROOT, name);
  if (existsSync(path)) return path;
  console.info(`Left out: tests on ${name}, which is not here. Name the folder that has it in JOINTWORK_SHARED_DATA.`);
  return null;
}

/** The same where the test cannot stand aside; throws when the folder of shared data lacks it. */
export function mustHave(name: string): string {
  const path = sharedData(name);
  if (path === null) throw new Error(`${ROOT} is there, but has no ${name}`);
  return path;
}

/** The text of such a file, or null. */
export function sharedText(name: string): string | null {
  const path = sharedData(name);
  return path === null ? null : readFileSync(path, 'utf8');
}
