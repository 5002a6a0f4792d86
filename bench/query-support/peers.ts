import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Why a peer is not in the race: it is no dependency of the product. */
export function absent(name: string): void {
  console.log(`${name} is not installed: its rows are left out (name a folder that has it in JOINTWORK_BENCH_PEERS).`);
}

/** A package from the folder of peers, or null where it is not there. */
export async function loadPeer<Module>(name: string): Promise<Module | null> {
  const folder = process.env['JOINTWORK_BENCH_PEERS'] ?? process.cwd();
  try {
    const path = createRequire(join(folder, 'package.json')).resolve(name);
    return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as Module;
  } catch {
    absent(name);
    return null;
  }
}
