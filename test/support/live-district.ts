import { randomUUID } from 'node:crypto';
import { request, type IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import type { Transaction } from 'kysely';
import { must } from '../../src/kernel/result.ts';
import { idsFrom } from '../../src/platform/server/clock.ts';
import type { Database } from '../../src/platform/server/db/database.ts';
import { createFileStore } from '../../src/platform/server/files/create-file-store.ts';
import { Api } from '../../src/platform/server/http/api.ts';
import { startHttp, type RunningHttp } from '../../src/platform/server/http/start-http.ts';
import type { Message } from '../../src/platform/server/mail/mail.ts';
import type { Parts } from '../../src/platform/server/parts.ts';
import type { Actor } from '../../src/slices/people/model/actor.ts';
import { createDistrict, fillPeople, loadActor, type BulkPeople, type PeopleTables } from '../../src/slices/people/server/index.ts';
import { MAIL_NOTICE, mailNotice, type MailNoticeJob } from '../../src/slices/people/server/notices.ts';
import type { ProtocolVersion } from '../../src/slices/protocols/model/protocol.ts';
import { builtInProtocol, installBuiltInProtocols } from '../../src/slices/protocols/server/index.ts';
import type { SessionCommand } from '../../src/slices/sessions/model/commands.ts';
import { evolve } from '../../src/slices/sessions/model/evolve.ts';
import type { SessionState } from '../../src/slices/sessions/model/state.ts';
import type { CommandAnswer, PlanBody, SessionAnswer, StreamMessage } from '../../src/slices/sessions/model/wire.ts';
import { createLiveSessions, sessionsRoutes, type LiveSessions } from '../../src/slices/sessions/server/index.ts';
import { keptJobs, type KeptJobs } from './kept-jobs.ts';
import { keptLog, type LogLine } from './kept-log.ts';

/** Seven principals of one circle, their supervisor, others of the district, and someone of another district. */
export const CIRCLE = ['maria', 'james', 'aisha', 'tom', 'linh', 'grace', 'omar'] as const;
export type Name = (typeof CIRCLE)[number] | 'dana' | 'kim' | 'sam' | 'eve';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly text: string;
}

/** One person with a browser, at one of the servers. */
export interface Person {
  readonly personId: string;
  ask<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<Answer<T>>;
  /** Gives a command and expects it to go through. */
  command(sessionId: string, command: SessionCommand): Promise<CommandAnswer>;
  follow(sessionId: string, how?: { readonly since?: string; readonly lastEventId?: string; readonly as?: 'room' }): Follower;
  /** Every byte that ever came to this browser. */
  readonly received: string;
}

/** A stream as a browser holds it: what came over the wire, and what it folds to. */
export interface Follower {
  readonly text: string;
  readonly messages: readonly StreamMessage[];
  readonly state: SessionState | null;
  readonly cursor: string | null;
  readonly status: number | null;
  readonly headers: IncomingMessage['headers'];
  readonly ended: boolean;
  close(): void;
}

export interface LiveServer {
  readonly live: LiveSessions;
  readonly http: RunningHttp;
  readonly jobs: KeptJobs;
  person(name: Name): Person;
  /** The browser of a person of the first district who has no name here. */
  browserOf(personId: string): Person;
  /** Ends the sign-ins of this person, as signing out does. */
  signOut(name: Name): void;
  stop(): Promise<void>;
}

export interface LiveDistrict extends LiveServer {
  readonly parts: Parts;
  readonly districtId: string;
  readonly circleId: string;
  readonly protocol: ProtocolVersion;
  readonly logged: readonly LogLine[];
  readonly mails: readonly Message[];
  readonly idOf: (name: Name) => string;
  readonly addressOf: (name: Name) => string;
  /** Another server on the same database. */
  second(how?: { readonly deaf?: boolean }): Promise<LiveServer>;
  /** Someone without an account who has come in by a guest link, with their browser at the first server. */
  guest(name: string, sessionId: string): Promise<Person>;
  pass(ms: number): void;
  plan(by: Name, change?: Partial<PlanBody>): Promise<SessionAnswer>;
}

const peopleAt = (domain: string): BulkPeople => ({
  schools: [],
  people: [
    ...[...CIRCLE, 'sam' as const].map((key) => ({ key, name: called(key), email: `${key}@${domain}`, roles: [{ role: 'principal' as const, from: '2025-01-01' }] })),
    ...['dana', 'kim'].map((key) => ({ key, name: called(key), email: `${key}@${domain}`, roles: [{ role: 'supervisor' as const, from: '2025-01-01' }] })),
  ],
  groups: [
    { key: 'north', kind: 'network', name: 'North', from: '2025-01-01', members: [...CIRCLE], supervisors: ['dana'] },
    { key: 'circle', kind: 'circle', name: 'Circle A', network: 'north', supervisorSees: 'record', from: '2025-01-01', members: [...CIRCLE], supervisors: [] },
  ],
});
const ELSEWHERE: BulkPeople = { schools: [], people: [{ key: 'eve', name: 'Eve', roles: ['principal', 'supervisor', 'administrator'].map((role) => ({ role: role as 'principal', from: '2025-01-01' })) }], groups: [] };

function called(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

/** A district with a circle on a fresh database, and a real HTTP server that runs its sessions. */
export async function liveDistrict(db: Database, settings: { readonly mail?: boolean } = {}): Promise<LiveDistrict> {
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };
  const log = keptLog();
  const mails: Message[] = [];
  const jobs = keptJobs();
  const newId = idsFrom(clock);
  const mail = { configured: settings.mail ?? false, send: async (message: Message) => void mails.push(message) };
  const parts: Parts = { db, clock, newId, log, mail, jobs, files: createFileStore(db, newId), publicUrl: 'http://jointwork.example' };
  // Several districts may lie in one database, and an address belongs to one account.
  const domain = `people.${randomUUID().slice(0, 8)}.example`;
  const make = async (name: string, bulk: BulkPeople) => {
    const { districtId } = must(await db.asOwner((trx: Parameters<typeof createDistrict>[0]) => createDistrict(trx, parts, { name, timeZone: 'America/Chicago', administrator: { name: 'Ana', email: `ana@${name}.${domain}` } })));
    return { districtId, ids: await fillPeople(parts, districtId, bulk) };
  };
  const here = await make('Lakeview', peopleAt(domain));
  const elsewhere = await make('Elsewhere', ELSEWHERE);
  const { districtId } = here;
  const protocol = (await db.inDistrict(districtId, async (trx) => {
    await installBuiltInProtocols(trx, districtId, { newId, now: clock.now() });
    return builtInProtocol(trx, 'critical-friends');
  }))!;
  const idOf = (name: Name) => (name === 'eve' ? elsewhere.ids.people.get(name)! : here.ids.people.get(name)!);
  const districtOf = (name: Name) => (name === 'eve' ? elsewhere.districtId : districtId);
  const circleId = here.ids.groups.get('circle')!;
  const settingsOf = { idOf, districtOf };
  const first = await liveServer(parts, jobs, settingsOf);
  const servers = [first];
  return {
    ...first,
    parts,
    districtId,
    circleId,
    protocol,
    logged: log.lines,
    mails,
    idOf,
    addressOf: (name) => `${name}@${domain}`,
    async second(how) {
      const own = keptJobs();
      const heard: Database = how?.deaf ? { ...db, listen: async () => async () => undefined } : db;
      const server = await liveServer({ ...parts, db: heard, jobs: own }, own, settingsOf);
      servers.push(server);
      return server;
    },
    async guest(name, sessionId) {
      const personId = newId();
      await db.inDistrict(districtId, (trx: Transaction<PeopleTables>) =>
        trx.insertInto('person').values({ district_id: districtId, person_id: personId, name, email: null, wants_mail: false, guest_of_session: sessionId, created_at: new Date(clock.now()) }).execute(),
      );
      return first.browserOf(personId);
    },
    pass: (ms) => void (ahead += ms),
    async plan(by, change = {}) {
      const answer = await first.person(by).ask<SessionAnswer>('POST', '/api/sessions', {
        sessionId: randomUUID(),
        circleId,
        title: 'Critical Friends in November',
        startsAt: clock.now() + 3_600_000,
        minutes: 50,
        place: 'Library',
        protocolId: protocol.protocolId,
        protocolVersion: protocol.version,
        problemId: null,
        seats: [
          { seatId: 'presenter', personId: idOf('maria') },
          { seatId: 'facilitator', personId: idOf('james') },
          { seatId: 'timer', personId: idOf('aisha') },
        ],
        ...change,
      });
      if (answer.status !== 201) throw new Error(`planning was refused with ${answer.status}: ${answer.text}`);
      return answer.body;
    },
    async stop() {
      for (const server of servers) await server.stop();
    },
  };
}

async function liveServer(parts: Parts, jobs: KeptJobs, who: { idOf: (name: Name) => string; districtOf: (name: Name) => string }): Promise<LiveServer> {
  const live = await createLiveSessions(parts, { streams: { pollMs: 100, heartbeatMs: 100 }, presence: { absentAfterMs: 400, beatMs: 100 } });
  parts.jobs.handle<MailNoticeJob>(MAIL_NOTICE, (job) => mailNotice(parts, job));
  const signedOut = new Set<string>();
  const actors = new Map<string, Actor>();
  // The sign-in itself is the people slice's; here a header says who it is.
  const identify = async (c: Context): Promise<Actor | null> => {
    const key = c.req.header('x-person');
    const [districtId, personId] = key?.split(' ') ?? [];
    if (!key || !districtId || !personId || signedOut.has(personId)) return null;
    const actor = actors.get(key) ?? (await loadActor(parts, districtId, personId));
    if (actor) actors.set(key, actor);
    return actor;
  };
  const api = new Api<Actor>(identify);
  sessionsRoutes(api, live, identify);
  const http = await startHttp({ api, staticDir: '/nowhere', log: parts.log, publicUrl: parts.publicUrl, port: 0, hostname: '127.0.0.1', graceMs: 200 });
  const followers = new Set<Follower>();
  return {
    live,
    http,
    jobs,
    browserOf: (personId) => browser(http.port, `${who.districtOf('maria')} ${personId}`, personId, followers),
    person: (name) => browser(http.port, `${who.districtOf(name)} ${who.idOf(name)}`, who.idOf(name), followers),
    signOut(name) {
      signedOut.add(who.idOf(name));
      live.recheck();
    },
    async stop() {
      for (const follower of followers) follower.close();
      await http.stop();
      await live.close();
    },
  };
}

function browser(port: number, person: string, personId: string, followers: Set<Follower>): Person {
  let received = '';
  const headers = { 'x-person': person, 'x-jointwork': '1', 'content-type': 'application/json' };
  const ask: Person['ask'] = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await answer.text();
    received += text;
    return { status: answer.status, text, body: (answer.headers.get('content-type') ?? '').includes('json') ? JSON.parse(text) : null };
  };
  return {
    personId,
    ask,
    get received() {
      return received;
    },
    async command(sessionId, command) {
      const answer = await ask<CommandAnswer>('POST', `/api/sessions/${sessionId}/commands`, { commandId: randomUUID(), command });
      if (answer.status !== 200) throw new Error(`${command.type} was refused: ${answer.text}`);
      return answer.body;
    },
    follow(sessionId, how = {}) {
      const query = new URLSearchParams({ ...(how.since ? { since: how.since } : {}), ...(how.as ? { as: how.as } : {}) });
      const extra: Record<string, string> = how.lastEventId ? { 'last-event-id': how.lastEventId } : {};
      const follower = followStream(port, `/api/sessions/${sessionId}/stream?${query.toString()}`, { ...headers, ...extra }, (text) => (received += text));
      followers.add(follower);
      return follower;
    },
  };
}

function followStream(port: number, path: string, headers: Record<string, string>, onText: (text: string) => void): Follower {
  let text = '';
  let ended = false;
  let incoming: IncomingMessage | null = null;
  const asked = request({ port, host: '127.0.0.1', path, headers }, (answer) => {
    incoming = answer;
    answer.setEncoding('utf8');
    answer.on('data', (chunk: string) => {
      text += chunk;
      onText(chunk);
    });
    answer.on('close', () => (ended = true));
    answer.on('error', () => (ended = true));
  });
  asked.on('error', () => (ended = true));
  asked.end();
  const messages = () => [...text.matchAll(/^data: (.*)$/gm)].map((match) => JSON.parse(match[1]!) as StreamMessage);
  return {
    get text() {
      return text;
    },
    get messages() {
      return messages();
    },
    get state() {
      return foldMessages(messages(), null);
    },
    get cursor() {
      return [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? null;
    },
    get status() {
      return incoming?.statusCode ?? null;
    },
    get headers() {
      return incoming?.headers ?? {};
    },
    get ended() {
      return ended;
    },
    close: () => void asked.destroy(),
  };
}

/** What a browser shows after these messages. */
export function foldMessages(messages: readonly StreamMessage[], from: SessionState | null): SessionState | null {
  return messages.reduce((state, message) => {
    if (message.kind === 'snapshot') return message.session;
    return message.kind === 'event' ? evolve(state, message.event) : state;
  }, from);
}
