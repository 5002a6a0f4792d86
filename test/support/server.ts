import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The built product, running on a port of its own with a data folder of its own. */
export interface BuiltServer {
  readonly url: string;
  /** Everything it has logged so far. */
  log(): string;
  stop(): Promise<void>;
}

const BUILT = fileURLToPath(new URL('../../dist/apps/server.js', import.meta.url));
const STARTS_WITHIN_MS = 60_000;

/** Starts the built server as a newcomer would, on an empty folder, and waits until it answers. */
export async function startBuiltServer(environment: Readonly<Record<string, string>> = {}): Promise<BuiltServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'jointwork-e2e-'));
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, [BUILT], {
    env: { ...process.env, DATABASE_URL: '', ...environment, PORT: String(port), JOINTWORK_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece.toString()));
  let isStopping = false;
  child.once('exit', (code, signal) => {
    if (!isStopping) process.stderr.write(`The server ended by itself (${signal ?? code}). It said last:\n${said.join('').slice(-3000)}\n`);
  });
  await answers(child, url, () => said.join(''));
  return {
    url,
    log: () => said.join(''),
    async stop() {
      isStopping = true;
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(child: ChildProcess, url: string, said: () => string): Promise<void> {
  const end = performance.now() + STARTS_WITHIN_MS;
  while (performance.now() < end) {
    if (child.exitCode !== null) throw new Error(`The server stopped while starting. It said:\n${said()}`);
    const answer = await fetch(`${url}/api/setup`).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
  child.kill('SIGKILL');
  throw new Error(`The server did not answer within ${STARTS_WITHIN_MS / 1000} s. It said:\n${said()}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const over = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 8000);
  await over;
  clearTimeout(late);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
