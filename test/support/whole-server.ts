import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wire, type Wired } from '../../src/apps/wiring.ts';
import { idsFrom, type Clock } from '../../src/platform/server/clock.ts';
import type { Database } from '../../src/platform/server/db/database.ts';
import { createFileStore } from '../../src/platform/server/files/create-file-store.ts';
import { startHttp } from '../../src/platform/server/http/start-http.ts';
import { createJobs } from '../../src/platform/server/jobs/create-jobs.ts';
import { createMail } from '../../src/platform/server/mail/create-mail.ts';
import type { Parts } from '../../src/platform/server/parts.ts';
import { keptLog, type LogLine } from './kept-log.ts';

/** The whole product on a database, listening on a port of its own, in this process. */
export interface WholeServer {
  readonly url: string;
  readonly parts: Parts;
  readonly wired: Wired;
  readonly logged: readonly LogLine[];
  /** Moves the server's clock on. */
  pass(ms: number): void;
  stop(): Promise<void>;
}

/** Starts it. `smtpUrl` is a real mail server, or null for none. */
export async function wholeServer(db: Database, settings: { readonly smtpUrl?: string | null } = {}): Promise<WholeServer> {
  const log = keptLog();
  let ahead = 0;
  const clock: Clock = { now: () => Date.now() + ahead };
  const newId = idsFrom(clock);
  const parts: Parts = {
    db,
    clock,
    newId,
    log,
    mail: createMail({ smtpUrl: settings.smtpUrl ?? null, from: 'Jointwork <no-reply@test.example>', log }),
    jobs: createJobs(db, log),
    files: createFileStore(db, newId),
    publicUrl: 'http://localhost',
  };
  const wired = await wire(parts, '0.0.0');
  await parts.jobs.start();
  const http = await startHttp({ api: wired.api, staticDir: join(tmpdir(), 'no-pages'), log, publicUrl: parts.publicUrl, port: 0, hostname: '127.0.0.1', clock, limits: { readsPerMinute: 100_000, deedsPerMinute: 100_000 } });
  return {
    url: `http://127.0.0.1:${http.port}`,
    parts,
    wired,
    logged: log.lines,
    pass: (ms) => void (ahead += ms),
    async stop() {
      await http.stop();
      await wired.close();
      await parts.jobs.stop();
    },
  };
}
