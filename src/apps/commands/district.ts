import { parseArgs } from 'node:util';
import { idsFrom, systemClock } from '../../platform/server/clock.ts';
import { openDatabase } from '../../platform/server/db/open-database.ts';
import { createFileStore } from '../../platform/server/files/create-file-store.ts';
import { createJobs } from '../../platform/server/jobs/create-jobs.ts';
import { createLog } from '../../platform/server/log/create-log.ts';
import { createMail } from '../../platform/server/mail/create-mail.ts';
import type { Parts } from '../../platform/server/parts.ts';
import { createDistrictWithAdministrator } from '../../slices/people/server/index.ts';
import { readSettings } from '../settings.ts';
import type { Say } from './say.ts';

/** Makes one more district and says the address of its administrator's invitation. */
export async function district(args: readonly string[], say: Say): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { name: text, 'time-zone': text, 'admin-name': text, 'admin-email': text } });
  const { name, 'time-zone': timeZone, 'admin-name': adminName, 'admin-email': adminEmail } = values;
  if (!name || !timeZone || !adminName || !adminEmail) return say.misunderstood('A district needs --name, --time-zone, --admin-name and --admin-email.');
  return withParts(async (parts) => {
    const made = await createDistrictWithAdministrator(parts, { name, timeZone, administrator: { name: adminName, email: adminEmail } });
    if (!made.ok) return say.complain(`${made.error.message} ${made.error.mend ?? ''}`);
    return say.show(`${name} is made. Give this address to ${adminName}; it is good once, until ${new Date(made.value.expiresAt).toISOString().slice(0, 10)}:\n${made.value.url}\n`);
  });
}

async function withParts(work: (parts: Parts) => Promise<number>): Promise<number> {
  const settings = readSettings(process.env);
  const log = createLog(() => undefined);
  const db = await openDatabase({ dataDir: settings.dataDir, databaseUrl: settings.databaseUrl, log });
  const newId = idsFrom(systemClock);
  try {
    return await work({ db, clock: systemClock, newId, log, mail: createMail({ smtpUrl: null, from: settings.mailFrom, log }), jobs: createJobs(db, log), files: createFileStore(db, newId), publicUrl: settings.publicUrl });
  } finally {
    await db.close();
  }
}
