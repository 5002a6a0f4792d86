#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { idsFrom, systemClock } from '../platform/server/clock.ts';
import { openDatabase } from '../platform/server/db/open-database.ts';
import { createFileStore } from '../platform/server/files/create-file-store.ts';
import { createJobs } from '../platform/server/jobs/create-jobs.ts';
import { createLog } from '../platform/server/log/create-log.ts';
import { Fault } from '../platform/server/log/fault.ts';
import { createMail } from '../platform/server/mail/create-mail.ts';
import type { Parts } from '../platform/server/parts.ts';
import { createDistrictWithAdministrator } from '../slices/people/server/index.ts';
import { agreement, AGREEMENT_HELP } from './commands/agreement.ts';
import { readSettings } from './settings.ts';

const HELP = `jointwork COMMAND

  district --name NAME --time-zone ZONE --admin-name NAME --admin-email ADDRESS
      Makes one more district on this installation and prints its administrator's invitation, good once.
${AGREEMENT_HELP}
Settings come from the environment, as for the server: JOINTWORK_DATA, DATABASE_URL, JOINTWORK_URL.
With the embedded database, stop the server first: one process at a time may use the folder.
`;

/** Runs one command. Exit codes: 0 done, 1 refused (the sentence goes to standard error), 2 not understood. */
async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === undefined || command === 'help' || command === '--help') return show(HELP);
  if (command === 'district') return addDistrict(rest);
  if (command === 'agreement') return agreement(rest, { show, complain, misunderstood });
  return misunderstood(`There is no command “${command}”.`);
}

async function addDistrict(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { name: text, 'time-zone': text, 'admin-name': text, 'admin-email': text } });
  const { name, 'time-zone': timeZone, 'admin-name': adminName, 'admin-email': adminEmail } = values;
  if (!name || !timeZone || !adminName || !adminEmail) return misunderstood('A district needs --name, --time-zone, --admin-name and --admin-email.');
  return withParts(async (parts) => {
    const made = await createDistrictWithAdministrator(parts, { name, timeZone, administrator: { name: adminName, email: adminEmail } });
    if (!made.ok) return complain(`${made.error.message} ${made.error.mend ?? ''}`);
    return show(`${name} is made. Give this address to ${adminName}; it is good once, until ${new Date(made.value.expiresAt).toISOString().slice(0, 10)}:\n${made.value.url}\n`);
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

function show(text: string): number {
  process.stdout.write(text);
  return 0;
}

function complain(text: string): number {
  process.stderr.write(`${text.trim()}\n`);
  return 1;
}

function misunderstood(text: string): number {
  process.stderr.write(`${text}\n\n${HELP}`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2)).catch((cause: unknown) => {
  if (cause instanceof Fault) return complain(cause.message);
  if (cause instanceof TypeError && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS')) return misunderstood(cause.message);
  throw cause;
});
