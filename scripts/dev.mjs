// npm run dev: the server (restarted when it changes) on :3000 and the pages (changed in place) on :5173.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { needNode } from './setup/node.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { giveUp, phase, ROOT, tool, TOOLS } from './setup/say.mjs';

needNode();
await ensurePackages();
await phase('Building the server', async () => {
  const { code, output } = await tool(TOOLS.tsc, ['-b', 'tsconfig.server.json']);
  if (code === null) giveUp(output);
  return code === 0 ? 'done' : `with faults\n${output}`;
});

const PAGES = 'http://localhost:5173';
// Each in a group of its own: the compiler's program starts another, which would live on alone.
const start = (args, env = {}) => spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit', detached: true, env: { ...process.env, ...env } });
const children = [
  start([join(ROOT, 'node_modules', TOOLS.tsc), '-b', 'tsconfig.server.json', '--watch', '--preserveWatchOutput']),
  start(['--enable-source-maps', '--watch-path=dist/apps', '--watch-path=dist/platform', '--watch-path=dist/slices', '--watch-path=dist/kernel', '--watch-preserve-output', 'dist/apps/server.js'], { JOINTWORK_URL: process.env['JOINTWORK_URL'] ?? PAGES }),
  start([join(ROOT, 'node_modules', TOOLS.vite), '--port', '5173', '--strictPort']),
];
let isEnding = false;
const end = () => {
  if (isEnding) return;
  isEnding = true;
  for (const { pid } of children) {
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGTERM');
    } catch {
      // it has ended already
    }
  }
};
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end);
for (const child of children) child.on('exit', end);
