import { resolve } from 'node:path';
import { Fault } from '../platform/server/log/fault.ts';

/** What an installation can set, all of it through the environment. */
export interface Settings {
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** Where people reach this server, without a trailing slash. */
  readonly publicUrl: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly trustProxy: boolean;
  /** For drills only: how far this server's clock runs ahead, in ms. */
  readonly clockAheadMs: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings; throws a Fault whose sentence names the setting and the mend. */
export function readSettings(environment: Environment): Settings {
  const port = wholeNumber(environment, 'PORT', 3000);
  const publicUrl = (environment['JOINTWORK_URL'] ?? `http://localhost:${port}`).replace(/\/+$/, '');
  if (!URL.canParse(publicUrl)) throw new Fault('setting-not-understood', `JOINTWORK_URL is “${publicUrl}”, which is not an address. Write it whole: JOINTWORK_URL=https://jointwork.example.org`);
  const smtpUrl = environment['JOINTWORK_SMTP_URL'] ?? null;
  return {
    port,
    dataDir: resolve(environment['JOINTWORK_DATA'] ?? 'data'),
    databaseUrl: environment['DATABASE_URL'] || undefined,
    publicUrl,
    smtpUrl: smtpUrl === '' ? null : smtpUrl,
    mailFrom: environment['JOINTWORK_MAIL_FROM'] ?? `Jointwork <no-reply@${new URL(publicUrl).hostname}>`,
    trustProxy: environment['JOINTWORK_TRUST_PROXY'] === '1',
    clockAheadMs: wholeNumber(environment, 'JOINTWORK_CLOCK_AHEAD_MS', 0),
  };
}

function wholeNumber(environment: Environment, name: string, otherwise: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return otherwise;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Fault('setting-not-understood', `${name} is “${text}”, which is not a whole number. Set it as in ${name}=${otherwise}, or leave it out.`);
  return number;
}
