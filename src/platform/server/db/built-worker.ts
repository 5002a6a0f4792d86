import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { databaseFault } from './database-fault.ts';

/** The worker as JavaScript: beside this file when built, in `dist/` when this file runs from its source. */
export function builtWorker(): URL {
  const fromSource = import.meta.url.endsWith('.ts');
  const built = new URL(fromSource ? '../../../../dist/platform/server/db/pglite-worker.js' : './pglite-worker.js', import.meta.url);
  if (!existsSync(fileURLToPath(built))) {
    throw databaseFault('engine-not-built', `The database thread is not built (${fileURLToPath(built)} is missing). Run: npm run build:server`);
  }
  return built;
}
