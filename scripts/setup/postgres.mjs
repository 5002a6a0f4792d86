// Finds PostgreSQL's programs for the contract tests, or installs them. The tests start a cluster of their own.
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installForSystem } from './system.mjs';
import { phase } from './say.mjs';

/** Whether initdb and postgres are where the tests look for them (test/support/postgres-server.ts). */
function isThere() {
  const below = (root, filter, ...rest) => (existsSync(root) ? readdirSync(root).filter(filter).map((name) => join(root, name, ...rest)) : []);
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean),
    ...['/usr/lib/postgresql', '/usr/local/lib/postgresql'].flatMap((root) => below(root, () => true, 'bin')),
    ...['/opt/homebrew/opt', '/usr/local/opt'].flatMap((root) => below(root, (name) => name.startsWith('postgresql'), 'bin')),
  ];
  return folders.some((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** PostgreSQL for the tests, installed if need be: `{}` when it is there, `{why}` when it cannot be. */
export async function ensurePostgres() {
  if (process.env['TEST_DATABASE_URL'] || isThere()) return {};
  await phase('Installing PostgreSQL for the contract tests', async () =>
    (await installForSystem({ apt: 'postgresql', brew: 'postgresql@17' })) ? 'installed' : 'not possible here',
  );
  if (isThere()) return {};
  return {
    why: 'The contract tests need a real PostgreSQL (15 or newer) and found none. Install it (Debian: apt-get install postgresql, macOS: brew install postgresql@17), name a server in TEST_DATABASE_URL, or set JOINTWORK_WITHOUT_POSTGRES=1 to leave those tests out.',
  };
}
