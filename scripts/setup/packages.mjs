// Installs what package-lock.json asks for, when it is not there yet.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, phase, ROOT, run } from './say.mjs';

/** Runs `npm ci` when node_modules is missing, half-finished, or of another lock file. */
export async function ensurePackages() {
  if (isInstalled()) return;
  await phase('Installing packages (about a minute the first time)', async () => {
    const npm = process.env['npm_execpath'];
    // The build needs the development packages too, whatever NODE_ENV says.
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    const { code, output } = npm?.endsWith('.js') ? await run(process.execPath, [npm, ...args]) : await run('npm', args);
    if (code !== 0) giveUp(`The packages could not be installed. npm said:\n${output}\nCheck the connection to the internet (or the proxy settings of npm) and try again.`);
  });
}

// npm writes this list last, so a broken-off installation does not have it.
function isInstalled() {
  const written = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(written)) return false;
  const have = JSON.parse(readFileSync(written, 'utf8')).packages;
  const want = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(want).every(([path, { version, optional, devOptional, peer }]) => path === '' || optional || devOptional || peer || have[path]?.version === version);
}
