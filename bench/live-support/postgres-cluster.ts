import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { findBinaries, unprivileged } from '../../test/support/postgres-server.ts';

/** A PostgreSQL of the bench's own in a folder, with its factory settings of durability (fsync, synchronous commit). */
export async function startCluster(folder: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const bin = findBinaries();
  const { uid, gid } = unprivileged();
  const as = uid === undefined || gid === undefined ? {} : { uid, gid };
  const cluster = join(folder, 'cluster');
  mkdirSync(cluster, { mode: 0o700 });
  chmodSync(folder, 0o755);
  if (uid !== undefined && gid !== undefined) chownSync(cluster, uid, gid);
  const options = { ...as, cwd: cluster, env: { ...process.env, LC_ALL: 'C', HOME: cluster } };
  execFileSync(join(bin, 'initdb'), ['-D', cluster, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C'], { ...options, stdio: 'pipe' });
  const postgres = spawn(join(bin, 'postgres'), ['-D', cluster, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${cluster}`], { ...options, stdio: 'ignore' });
  process.once('exit', () => postgres.kill('SIGQUIT'));
  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(cluster)}`;
  await untilReady(url);
  return {
    url,
    async stop() {
      postgres.kill('SIGQUIT');
      await once(postgres, 'exit');
    },
  };
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (cause) {
      if (tries > 200) throw cause;
      await pause(100);
    }
  }
}
