import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The built product in a process of its own, on a data folder that outlives it. */
export interface RealServer {
  readonly url: string;
  /** Starts it and waits until it is healthy; `more` is added to the environment. */
  start(more?: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** Whether the process is still there. */
  isRunning(): boolean;
  /** What it holds in memory now, in MB, as the system counts it. */
  residentMb(): number;
  /** Every line it has logged, over all its lives. */
  log(): string;
}

const BUILT = fileURLToPath(new URL('../../dist/apps/server.js', import.meta.url));

/** Prepares a server on a free port; `environment` says where its data lie. */
export async function realServer(environment: Readonly<Record<string, string>>): Promise<RealServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const said: string[] = [];
  let child: ChildProcess | null = null;
  const isRunning = (): boolean => child !== null && child.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child || !isRunning()) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    url,
    async start(more = {}) {
      child = spawn(process.execPath, [BUILT], { env: { ...process.env, DATABASE_URL: '', ...environment, ...more, PORT: String(port), JOINTWORK_URL: url }, stdio: ['ignore', 'pipe', 'pipe'] });
      for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => said.push(text));
      for (let tries = 0; !(await isHealthy(url)); tries++) {
        if (tries > 3000 || !isRunning()) throw new Error(`The server did not start. It said:\n${said.join('').slice(-2000)}`);
        await pause(50);
      }
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    isRunning,
    residentMb: () => residentMb(child?.pid ?? 0),
    log: () => said.join(''),
  };
}

function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/api/health`).then((answer) => answer.ok, () => false);
}

function residentMb(pid: number): number {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) throw new Error('the memory of another process can be read on Linux only');
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) / 1024;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
