// Installs a package of the operating system where that is possible without asking anybody.
import { existsSync } from 'node:fs';
import { run } from './say.mjs';

/** Tries the system's package manager; true when it says that it worked. `names` are its names for the package. */
export async function installForSystem({ apt, brew }) {
  if (process.platform === 'darwin') return brew !== undefined && (await run('brew', ['install', brew], { show: true })).code === 0;
  if (!existsSync('/usr/bin/apt-get')) return false;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && (await run('sudo', ['-n', 'true'])).code !== 0) return false;
  const aptGet = (...args) => (isRoot ? run('apt-get', args, QUIETLY) : run('sudo', ['-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]));
  if ((await aptGet('install', '-y', '--no-install-recommends', apt)).code === 0) return true;
  await aptGet('update');
  return (await aptGet('install', '-y', '--no-install-recommends', apt)).code === 0;
}

const QUIETLY = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
