import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

// Data of others does not lie in the repository. Where it is at hand, tests read it; where not, our own examples hold the same facts.
const folder = process.env['JOINTWORK_SHARED_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');

/** The text of a file of the shared data, or null where it is not there; says so once on the console. */
export function sharedText(path: string): string | null {
  const file = join(folder, path);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  console.info(`Left out: tests on ${path}, which is not here. Name the folder that has it in JOINTWORK_SHARED_DATA.`);
  return null;
}
