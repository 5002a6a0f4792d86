import { randomBytes } from 'node:crypto';
import { uuidV7 } from '../../src/kernel/ids.ts';
import type { Database } from '../../src/platform/server/db/database.ts';
import { Api } from '../../src/platform/server/http/api.ts';
import type { Message } from '../../src/platform/server/mail/mail.ts';
import type { Parts } from '../../src/platform/server/parts.ts';
import type { Actor } from '../../src/slices/people/model/actor.ts';
import { createIdentity, peopleJobs, peopleRoutes, type Identity, type PeopleOptions } from '../../src/slices/people/server/index.ts';
import { keptLog, type LogLine } from './kept-log.ts';

/** The people slice on a real database, asked through its routes; mail is kept instead of sent, jobs wait to be run. */
export interface PeopleServer {
  readonly parts: Parts;
  readonly identity: Identity;
  readonly api: Api<Actor>;
  readonly mails: Message[];
  readonly logged: readonly LogLine[];
  /** Runs every job that was asked for, until none is left. */
  runJobs(): Promise<void>;
  /** Runs a repeating job once, as if its hour had come. */
  turn(name: string): Promise<void>;
  /** Moves the clock on. */
  pass(ms: number): void;
  browser(): Browser;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** One browser with its cookies. */
export interface Browser {
  ask<T = Record<string, never>>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  readonly cookies: Map<string, string>;
}

export interface PeopleServerSettings {
  readonly mail?: boolean;
  readonly publicUrl?: string;
  readonly fillSample?: PeopleOptions['fillSample'];
}

export async function peopleServer(db: Database, settings: PeopleServerSettings = {}): Promise<PeopleServer> {
  const mails: Message[] = [];
  const log = keptLog();
  let ahead = 0;
  const waiting: { name: string; payload: object; key: string | undefined }[] = [];
  const handlers = new Map<string, (payload: never) => Promise<void>>();
  const clock = { now: () => Date.now() + ahead };
  const parts: Parts = {
    db,
    clock,
    newId: () => uuidV7(clock.now(), randomBytes(10)),
    log,
    mail: {
      configured: settings.mail ?? false,
      async send(message) {
        mails.push(message);
      },
    },
    jobs: {
      handle: (name, work) => void handlers.set(name, work),
      every: (name, _cron, work) => void handlers.set(name, work),
      async ask(name, payload, when) {
        if (when?.key === undefined || !waiting.some((job) => job.name === name && job.key === when.key)) waiting.push({ name, payload, key: when?.key });
      },
      start: async () => undefined,
      stop: async () => undefined,
    },
    files: {
      put: () => Promise.reject(new Error('no files here')),
      read: () => Promise.reject(new Error('no files here')),
      remove: () => Promise.reject(new Error('no files here')),
    },
    publicUrl: settings.publicUrl ?? 'http://localhost:3000',
  };
  const identity = await createIdentity(parts);
  const api = new Api<Actor>(identity.identify);
  peopleRoutes(api, parts, identity, {
    version: '0.1.0',
    onDistrictMade: async () => undefined,
    fillSample: settings.fillSample ?? (async () => undefined),
  });
  peopleJobs(parts, identity);
  return {
    parts,
    identity,
    api,
    mails,
    logged: log.lines,
    async runJobs() {
      for (let job = waiting.shift(); job; job = waiting.shift()) await handlers.get(job.name)!(job.payload as never);
    },
    turn: (name) => handlers.get(name)!({} as never),
    pass: (ms) => void (ahead += ms),
    browser: () => browserOf(api),
  };
}

function browserOf(api: Api<Actor>): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async ask(method, path, body, headers = {}) {
      const answer = await api.hono.request(path, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(cookies.size > 0 ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      for (const line of answer.headers.getSetCookie()) keepCookie(cookies, line);
      return { status: answer.status, body: JSON.parse((await answer.text()) || 'null'), headers: answer.headers };
    },
  };
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const at = pair.indexOf('=');
  const gone = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
  if (gone) cookies.delete(pair.slice(0, at));
  else cookies.set(pair.slice(0, at), pair.slice(at + 1));
}

export const PASSWORD = 'three calm words';

/** Makes the first district and answers the browser of its administrator. */
export async function setUpDistrict(server: PeopleServer): Promise<Browser & { readonly actor: Actor; readonly recoveryCodes: string[] }> {
  const browser = server.browser();
  const { body } = await browser.ask<{ actor: Actor; recoveryCodes: string[] }>('POST', '/api/setup', {
    district: { name: 'Lakeview Unified', timeZone: 'America/Chicago' },
    administrator: { name: 'Ana Admin', email: 'Ana@lakeview.example', password: PASSWORD },
    sample: false,
  });
  return { ...browser, actor: body.actor, recoveryCodes: body.recoveryCodes };
}

/** Adds a person, invites them, and answers their browser once they have used the invitation. */
export async function signedIn(
  server: PeopleServer,
  admin: Browser,
  person: { name: string; email: string; roles?: readonly { role: string; from: string; schoolId?: string }[] },
): Promise<Browser & { readonly personId: string; readonly recoveryCodes: string[] }> {
  const added = await admin.ask<{ personId: string }>('POST', '/api/people', { roles: [], ...person });
  const invited = await admin.ask<{ url: string }>('POST', `/api/people/${added.body.personId}/invitation`);
  const browser = server.browser();
  const token = invited.body.url.split('/').at(-1);
  const redeemed = await browser.ask<{ recoveryCodes: string[] }>('POST', '/api/invitations/redeem', { token, password: PASSWORD });
  return { ...browser, personId: added.body.personId, recoveryCodes: redeemed.body.recoveryCodes };
}
