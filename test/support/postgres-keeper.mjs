// Keeps a temporary PostgreSQL for one run of the tests, and ends it with that run, however the run ends.
// Arguments: pid of the run, postgres binary, data folder, uid, gid (empty: as we are).
import { spawn } from 'node:child_process';
import { openSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const [run, binary, folder, uid, gid] = process.argv.slice(2);
const log = openSync(join(folder, 'server.log'), 'a');
const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=on', 'max_connections=100', 'shared_buffers=64MB', 'max_wal_size=256MB'];
const postgres = spawn(binary, ['-D', folder, ...settings.flatMap((setting) => ['-c', setting])], {
  cwd: folder,
  stdio: ['ignore', log, log],
  ...(uid === '' ? {} : { uid: Number(uid), gid: Number(gid) }),
});

const watch = setInterval(() => {
  try {
    process.kill(Number(run), 0);
  } catch (cause) {
    if (cause.code !== 'EPERM') end();
  }
}, 1000);

function end() {
  postgres.kill('SIGQUIT'); // at once: nobody will miss these databases
}

process.on('SIGTERM', end);
process.on('SIGINT', end);
postgres.on('exit', () => {
  clearInterval(watch);
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
