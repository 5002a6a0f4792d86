// Runs one built program with the same set-up as npm start: node scripts/run-built.mjs apps/rehearse.js …
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './setup/build.mjs';
import { needNode } from './setup/node.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { aside, giveUp, ROOT } from './setup/say.mjs';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) giveUp('Say which program to run: node scripts/run-built.mjs apps/rehearse.js');
needNode();
await aside(async () => {
  await ensurePackages();
  await ensureBuilt();
});

const program = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'dist', file), ...args], { cwd: ROOT, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => program.kill(signal));
program.on('exit', (code) => process.exit(code ?? 1));
