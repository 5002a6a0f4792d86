import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/server/db/open-database.ts';
import { createJobs, JOB_PATIENCE } from '../../src/platform/server/jobs/create-jobs.ts';
import { ENGINES, freshPostgres } from '../support/databases.ts';
import { keptLog } from '../support/kept-log.ts';

const PATIENCE = { ...JOB_PATIENCE, signOfLifeSeconds: 10, firstPauseSeconds: 1 };

// A server of its own, as built, that takes a job up and never ends it.
const DIST = new URL('../../dist/', import.meta.url).href;
const SERVER = `
  import { openDatabase } from '${DIST}platform/server/db/open-database.js';
  import { createJobs } from '${DIST}platform/server/jobs/create-jobs.js';
  const log = { info() {}, warn() {}, error: console.error };
  const { where, patience } = JSON.parse(process.env.JOB_TEST);
  const jobs = createJobs(await openDatabase({ ...where, log }), log, patience);
  jobs.handle('remind', () => new Promise(() => console.log('running')));
  await jobs.start();
  await jobs.ask('remind', { person: 'rosa' });
`;

async function killWhileRunning(folder: string, where: object): Promise<void> {
  const program = join(folder, 'server.mjs');
  writeFileSync(program, SERVER);
  const server = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, JOB_TEST: JSON.stringify({ where, patience: PATIENCE }) } });
  const gone = new Promise((resolve) => server.once('exit', resolve));
  for await (const said of server.stdout) if (String(said).includes('running')) break;
  server.kill('SIGKILL');
  await gone;
}

test.concurrent.each(ENGINES)('[PL-47] what a killed server was doing is taken up by the next one, on %s', async (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'jointwork-jobs-'));
  const where = engine === 'pglite' ? { dataDir: join(folder, 'data') } : { dataDir: null, databaseUrl: await freshPostgres() };
  await killWhileRunning(folder, where);
  const db = await openDatabase({ ...where, log: keptLog() });
  const jobs = createJobs(db, keptLog(), PATIENCE);
  const done: unknown[] = [];
  jobs.handle('remind', async (payload: { person: string }) => void done.push(payload.person));
  await jobs.start();
  for (let tries = 0; tries < 1_500 && done.length === 0; tries++) await pause(100);
  expect(done).toEqual(['rosa']);
  await jobs.stop();
  await db.close();
  rmSync(folder, { recursive: true });
}, 200_000);
