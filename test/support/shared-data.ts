import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = process.env['JOINTWORK_SHARED_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** The folder of real data with this name, or null where it is not on this machine; then one line says which tests there are not. */
export function sharedData(name: string): string | null {
  const folder = join(ROOT, name);
  if (existsSync(folder)) return folder;
  process.stdout.write(`No real data “${name}” here (JOINTWORK_SHARED_DATA names its folder), so the tests over it are left out.\n`);
  return null;
}
