// Names say what is inside. Some say nothing and are refused; all are kebab-case; index.ts is the door of a slice only.
import { filesBelow } from './source-files.mjs';

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const DOOR = /^src\/slices\/[^/]+\/(?:server|web)\/index\.ts$/;

/** Every file or folder below src, test, bench and scripts whose name is refused. */
export function checkNames(root, forbidden) {
  const faults = [];
  for (const path of filesBelow(root, ['src', 'test', 'bench', 'scripts'])) {
    const at = (message) => faults.push({ path, line: 1, message });
    const folders = path.split('/').slice(0, -1);
    const file = path.split('/').at(-1);
    const stem = file.split('.')[0];
    for (const name of [...folders, stem]) if (forbidden.includes(name)) at(`carries the name "${name}", which says nothing about what is inside`);
    if (/\.(?:tsx?|mjs)$/.test(file)) {
      if (!KEBAB.test(stem)) at('files are named in kebab-case');
      if (stem === 'index' && !DOOR.test(path)) at("index.ts is the door of a slice's server or web, and nothing else");
    }
  }
  return faults;
}
