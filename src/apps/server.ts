import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { agreedClock, type AgreedClock } from '../platform/server/agreed-clock.ts';
import { idsFrom } from '../platform/server/clock.ts';
import { openDatabase } from '../platform/server/db/open-database.ts';
import { createFileStore } from '../platform/server/files/create-file-store.ts';
import { startHttp } from '../platform/server/http/start-http.ts';
import { createJobs } from '../platform/server/jobs/create-jobs.ts';
import { createLog } from '../platform/server/log/create-log.ts';
import { Fault } from '../platform/server/log/fault.ts';
import { createMail } from '../platform/server/mail/create-mail.ts';
import type { Parts } from '../platform/server/parts.ts';
import { troubleOf } from '../platform/server/trouble.ts';
import { askAfterStart } from '../slices/commitments/server/index.ts';
import { readSettings, type Settings } from './settings.ts';
import { wire } from './wiring.ts';

const PAGES = fileURLToPath(new URL('../web', import.meta.url));
const DISK_FULL = 'The disk that holds the data folder is full, so Jointwork cannot start. What was confirmed is safe. Make room on that disk and start again.';
const PACKAGE = new URL('../../package.json', import.meta.url);

/** Opens the data, connects the slices, listens, and stops cleanly when asked to. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const parts = await buildParts(settings);
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
  const wired = await wire(parts, version);
  await parts.jobs.start();
  await askAfterStart(parts);
  const http = await startHttp({
    api: wired.api,
    staticDir: PAGES,
    log: parts.log,
    publicUrl: settings.publicUrl,
    version,
    signInCookie: wired.identity.cookieName,
    trustProxy: settings.trustProxy,
    clock: parts.clock,
    port: settings.port,
  });
  parts.log.info('ready', { url: settings.publicUrl, engine: parts.db.engine, mail: parts.mail.configured });

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await http.stop();
    await wired.close();
    await parts.jobs.stop();
    parts.clock.stop();
    await parts.db.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void stop().then(() => process.exit(0), (cause: unknown) => fail(cause)));
  }
}

async function buildParts(settings: Settings): Promise<Parts & { readonly clock: AgreedClock }> {
  const log = createLog();
  const db = await openDatabase({ dataDir: settings.dataDir, databaseUrl: settings.databaseUrl, log });
  const clock = await agreedClock(db, log, settings.clockAheadMs);
  const newId = idsFrom(clock);
  return {
    db,
    clock,
    newId,
    log,
    mail: createMail({ smtpUrl: settings.smtpUrl, from: settings.mailFrom, log }),
    jobs: createJobs(db, log),
    files: createFileStore(db, newId),
    publicUrl: settings.publicUrl,
  };
}

function fail(cause: unknown): never {
  if (troubleOf(cause)?.code === 'disk-full') process.stderr.write(`${DISK_FULL}\n`);
  else if (cause instanceof Fault) process.stderr.write(`${cause.message}\n`);
  else createLog().error('stopped', cause);
  process.exit(1);
}

await main().catch(fail);
