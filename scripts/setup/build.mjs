// Builds what changed since the last build: the server by tsc, the pages by Vite.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, phase, ROOT, tool, TOOLS } from './say.mjs';

const PARTS = [
  { name: 'server', of: ['src/kernel', 'src/platform/server', 'src/slices', 'src/apps', 'tsconfig.base.json', 'tsconfig.pure.json', 'tsconfig.server.json'], made: 'apps/server.js', by: [TOOLS.tsc, '-b', 'tsconfig.server.json'] },
  { name: 'pages', of: ['src/kernel', 'src/platform/web', 'src/slices', 'src/apps', 'vite.config.ts', 'tsconfig.base.json', 'tsconfig.web.json'], made: 'web/index.html', by: [TOOLS.vite, 'build', '--logLevel', 'warn'] },
];

/** Builds the parts (all unless some are named) whose sources are not the ones that were last built. */
export async function ensureBuilt(names = PARTS.map(({ name }) => name)) {
  for (const part of PARTS.filter(({ name }) => names.includes(name))) {
    const stamp = join(ROOT, `dist/.${part.name}-sources`);
    const sources = fingerprint([...part.of, 'package-lock.json']);
    const isFresh = existsSync(stamp) && existsSync(join(ROOT, 'dist', part.made)) && readFileSync(stamp, 'utf8') === sources;
    if (isFresh) continue;
    await phase(`Building the ${part.name}`, async () => {
      const [program, ...args] = part.by;
      const { code, output } = await tool(program, args);
      if (code !== 0) giveUp(`The ${part.name} could not be built:\n${output}`);
      mkdirSync(join(ROOT, 'dist'), { recursive: true });
      writeFileSync(stamp, sources);
    });
  }
}

// Contents and not times: a checkout, a copy and a restored backup all change times and change nothing.
function fingerprint(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = join(ROOT, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) add(`${path}/${name}`);
    else if (!/\.test\.tsx?$|\.md$/.test(path)) hash.update(path).update('\0').update(readFileSync(full)).update('\0');
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}
