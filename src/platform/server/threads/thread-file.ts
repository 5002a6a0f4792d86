import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Fault } from '../log/fault.ts';

/**
 * A thread's file as JavaScript, by its name without ending and the `import.meta.url` of the file beside it that asks: threads run what
 * was built, so where the asking file runs from its source (tests), the build of the same place is taken.
 */
export function threadFile(from: string, name: string): URL {
  // A checkout may itself lie in a folder named src, so only the last one is ours.
  const at = from.lastIndexOf('/src/');
  const beside = from.endsWith('.ts') ? `${from.slice(0, at)}/dist/${from.slice(at + '/src/'.length)}` : from;
  const built = new URL(`./${name}.js`, beside);
  if (!existsSync(fileURLToPath(built))) throw new Fault('thread-not-built', `A thread is not built (${fileURLToPath(built)} is missing). Run: npm run build:server`);
  return built;
}
