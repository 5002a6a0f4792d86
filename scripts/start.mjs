// npm start: installs what is missing, builds what changed, and serves. Settings: PORT, JOINTWORK_DATA, DATABASE_URL (see README).
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './setup/build.mjs';
import { needNode } from './setup/node.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { needFreePort } from './setup/port.mjs';
import { ROOT } from './setup/say.mjs';

needNode();
console.log('Jointwork');
const port = Number(process.env['PORT'] ?? 3000);
await needFreePort(port);
await ensurePackages();
await ensureBuilt();

const server = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'dist/apps/server.js'), ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' });
// A terminal sends Ctrl-C to both of us; a service manager tells only us, so it is passed on. The server ends in its own time.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));

// The log is for machines; a person wants one line that says where to go.
while (!(await isAnswering())) await new Promise((later) => setTimeout(later, 200));
console.log(`\n  Jointwork is ready: open ${process.env['JOINTWORK_URL'] ?? `http://localhost:${port}`} in a browser. Stop it with Ctrl-C.\n`);

async function isAnswering() {
  return await fetch(`http://localhost:${port}/api/health`).then(
    (answer) => answer.ok,
    () => false,
  );
}
