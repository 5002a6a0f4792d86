import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';

/** A real server in a process of its own, so that it can be killed as a power cut would; or one that runs already and is left alone. */
export interface ServerProcess {
  /** Whether it may be killed and started. */
  readonly ours: boolean;
  readonly url: string;
  /** Every line it has written to its log, from all its lives. */
  readonly log: string[];
  kill(): Promise<void>;
  start(environment?: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
}

const SERVER = fileURLToPath(new URL('../server.js', import.meta.url));

/** Prepares a server on a free port; `environment` holds its settings (data folder, database, mail). */
export async function prepareServer(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log: string[] = [];
  let child: ChildProcess | null = null;

  async function start(more: Readonly<Record<string, string>> = {}): Promise<void> {
    child = spawn(process.execPath, [SERVER], { env: { ...process.env, ...environment, ...more, PORT: String(port), JOINTWORK_URL: url }, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => log.push(text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => log.push(text));
    await untilHealthy(url, child, log);
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
  return { ours: true, url, log, start, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

async function untilHealthy(url: string, child: ChildProcess, log: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`The server ended while starting:\n${log.join('').slice(-2000)}`);
    const healthy = await fetch(`${url}/api/health`).then((answer) => answer.ok, () => false);
    if (healthy) return;
    await pause(50);
  }
  throw new Error('The server did not become healthy within 30 seconds.');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** A server that runs already: the drill takes it as it is. */
export function takeServer(url: string): ServerProcess {
  const leave = (): Promise<void> => Promise.resolve();
  return { ours: false, url: url.replace(/\/+$/, ''), log: [], start: leave, kill: leave, stop: leave };
}
