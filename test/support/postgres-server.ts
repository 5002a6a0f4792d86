import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';

/** The one PostgreSQL of this run: a server somebody gave us, or a temporary cluster of our own. */
interface Server {
  /** May create databases and roles. */
  readonly adminUrl: string;
  /** The process that keeps our own cluster; absent for a given server. */
  readonly keeper?: number;
}

const NOWHERE =
  'The contract tests need a real PostgreSQL (15 or newer) and found none: not on PATH, not under /usr/lib/postgresql or the usual folders of Homebrew. ' +
  'Install it (Debian: apt-get install postgresql, macOS: brew install postgresql@17), or give the address of a server where databases may be made in ' +
  'TEST_DATABASE_URL, or set JOINTWORK_WITHOUT_POSTGRES=1 to leave those tests out.';

/** Whether the person has said that there is no PostgreSQL here and that this is all right. */
export function withoutPostgres(): boolean {
  return process.env['JOINTWORK_WITHOUT_POSTGRES'] === '1';
}

/** Starts the server, or finds the given one; answers the administrator's address. */
export async function startPostgres(runFolder: string): Promise<string> {
  const given = process.env['TEST_DATABASE_URL'];
  const server: Server = given === undefined ? await startCluster(runFolder) : { adminUrl: given };
  writeFileSync(join(runFolder, 'server.json'), JSON.stringify(server));
  return server.adminUrl;
}

/** Ends what `startPostgres` began: our own cluster, or our databases on a given server. */
export async function endPostgres(runFolder: string): Promise<void> {
  const file = join(runFolder, 'server.json');
  if (!existsSync(file)) return;
  const server = JSON.parse(readFileSync(file, 'utf8')) as Server;
  if (server.keeper !== undefined) return endKeeper(server.keeper);
  const admin = new Client({ connectionString: server.adminUrl });
  await admin.connect();
  const { rows } = await admin.query<{ name: string }>('select datname as name from pg_database where datname like $1', [`${databasePrefix(runFolder)}%`]);
  for (const { name } of rows) await admin.query(`drop database if exists "${name}" with (force)`);
  await admin.end();
}

/** The beginning of every database name of this run. */
export function databasePrefix(runFolder: string): string {
  return `jointwork_test_${runFolder.replace(/^.*-/, '').toLowerCase()}_`;
}

/** The same server, another database, perhaps another user. */
export function addressOf(adminUrl: string, database: string, user?: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (user !== undefined) {
    url.username = user;
    url.password = user;
  }
  return url.href;
}

async function startCluster(runFolder: string): Promise<Server> {
  const bin = findBinaries();
  const { uid, gid } = unprivileged();
  const cluster = join(runFolder, 'cluster');
  mkdirSync(cluster, { mode: 0o700 });
  if (uid !== undefined && gid !== undefined) chownSync(cluster, uid, gid);
  const as = uid === undefined ? {} : { uid, gid };
  const options = { ...as, cwd: cluster, env: { ...process.env, LC_ALL: 'C', HOME: cluster } };
  execFileSync(join(bin, 'initdb'), ['-D', cluster, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { ...options, stdio: 'pipe' });
  const keeper = spawn(
    process.execPath,
    [fileURLToPath(new URL('./postgres-keeper.mjs', import.meta.url)), String(process.pid), join(bin, 'postgres'), cluster, String(uid ?? ''), String(gid ?? '')],
    { detached: true, stdio: 'ignore' },
  );
  keeper.unref();
  const adminUrl = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(cluster)}`;
  await untilReady(adminUrl, keeper, cluster);
  return { adminUrl, keeper: keeper.pid ?? 0 };
}

async function untilReady(adminUrl: string, keeper: ChildProcess, cluster: string): Promise<void> {
  for (let tries = 0; tries < 300 && keeper.exitCode === null; tries++) {
    const client = new Client({ connectionString: adminUrl });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((later) => setTimeout(later, 100));
    }
  }
  const said = existsSync(join(cluster, 'server.log')) ? readFileSync(join(cluster, 'server.log'), 'utf8').slice(-2_000) : '';
  throw new Error(`The temporary PostgreSQL in ${cluster} did not start. It said: ${said}`);
}

async function endKeeper(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGTERM');
    for (let tries = 0; tries < 100; tries++) {
      process.kill(pid, 0);
      await new Promise((later) => setTimeout(later, 50));
    }
  } catch {
    // it has ended
  }
}

/** The folder of initdb and postgres, the newest version first. */
export function findBinaries(): string {
  const versioned = ['/usr/lib/postgresql', '/usr/local/lib/postgresql'].flatMap((root) =>
    existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)).map((version) => join(root, version, 'bin')) : [],
  );
  const brewed = ['/opt/homebrew/opt', '/usr/local/opt'].flatMap((root) =>
    existsSync(root) ? readdirSync(root).filter((name) => name.startsWith('postgresql')).map((name) => join(root, name, 'bin')) : [],
  );
  const onPath = (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  const found = [...onPath, ...versioned, ...brewed].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  if (found === undefined) throw new Error(NOWHERE);
  return found;
}

/** PostgreSQL refuses to run as root, so root lends it another user. */
export function unprivileged(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const account = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (account === undefined) throw new Error('PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody" here to run it.');
  return { uid: Number(account[2]), gid: Number(account[3]) };
}
