import { idsFrom, systemClock } from '../../platform/server/clock.ts';
import { openDatabase } from '../../platform/server/db/open-database.ts';
import { createFileStore } from '../../platform/server/files/create-file-store.ts';
import { createJobs } from '../../platform/server/jobs/create-jobs.ts';
import { createLog } from '../../platform/server/log/create-log.ts';
import { createMail } from '../../platform/server/mail/create-mail.ts';
import type { Parts } from '../../platform/server/parts.ts';
import type { Settings } from '../settings.ts';

/**
 * Opens the data as the server does, without one running, and closes it when the work is done. No mail leaves, nothing is logged,
 * and jobs that are asked for wait for the server.
 */
export async function withParts<T>({ dataDir, databaseUrl, mailFrom, publicUrl }: Settings, work: (parts: Parts) => Promise<T>): Promise<T> {
  const log = createLog(() => undefined);
  const db = await openDatabase({ dataDir, databaseUrl, log });
  const newId = idsFrom(systemClock);
  try {
    return await work({ db, clock: systemClock, newId, log, mail: createMail({ smtpUrl: null, from: mailFrom, log }), jobs: createJobs(db, log), files: createFileStore(db, newId), publicUrl });
  } finally {
    await db.close();
  }
}
