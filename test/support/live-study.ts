import { randomUUID } from 'node:crypto';
import { unzipSync } from 'fflate';
import type { Context } from 'hono';
import type { Database } from '../../src/platform/server/db/database.ts';
import { Api } from '../../src/platform/server/http/api.ts';
import { startHttp, type RunningHttp } from '../../src/platform/server/http/start-http.ts';
import type { Parts } from '../../src/platform/server/parts.ts';
import type { StudyCommandSent } from '../../src/slices/coding/model/study/commands.ts';
import type { StudyEvent } from '../../src/slices/coding/model/study/events.ts';
import type { StudyEventMessage, StudySnapshot } from '../../src/slices/coding/model/wire.ts';
import { codingRoutes, createLiveStudies, studyImportHooks, type LiveStudies } from '../../src/slices/coding/server/index.ts';
import type { Actor } from '../../src/slices/people/model/actor.ts';
import { loadActor } from '../../src/slices/people/server/index.ts';
import { exchangeRoutes } from '../../src/slices/exchange/server/index.ts';
import { createStudyTexts, textsRoutes } from '../../src/slices/texts/server/index.ts';
import { twoDistricts, type TwoDistricts } from './two-districts.ts';

/** `dana` leads the study, `rosa` and `ben` code, `omar` reads; `ana` administrates and `kim` supervises without being in it; `eve` is of another district. */
export type Name = keyof TwoDistricts['people'];

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}
export interface Refused {
  readonly code: string;
  readonly newer?: unknown;
}

/** One person with a browser at one of the servers. */
export interface Researcher {
  readonly personId: string;
  ask<T = Refused>(method: string, path: string, body?: unknown): Promise<Answer<T>>;
  /** The same, expected to go through. */
  must<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Gives a command and expects it to go through. */
  do(command: StudyCommandSent, commandId?: string): Promise<readonly StudyEvent[]>;
  /** Gives a command and expects a refusal; its code. */
  refused(command: StudyCommandSent): Promise<string>;
  /** Follows the stream of the study. */
  follow(since?: string): Follower;
  /** Sends or asks for a file. */
  file(method: string, path: string, body?: Uint8Array | string): Promise<Response>;
  /** Everything that ever came to this browser, packed files unpacked. */
  readonly received: string;
}

export interface Follower {
  readonly messages: readonly (StudySnapshot | StudyEventMessage | { readonly kind: 'closed'; readonly code: string })[];
  readonly cursor: string | undefined;
  close(): void;
}

export interface StudyServer {
  readonly live: LiveStudies;
  readonly parts: Parts;
  person(name: Name): Researcher;
  stop(): Promise<void>;
}

export interface LiveStudy extends StudyServer {
  readonly studyId: string;
  readonly districtId: string;
  readonly db: Database;
  readonly path: string;
  idOf(name: Name): string;
  /** Adds a text; gives its id. */
  text(text: string, title?: string, more?: object): Promise<string>;
  /** Moves the clock on. */
  pass(ms: number): void;
  /** Another server on the same database. */
  second(): Promise<StudyServer>;
}

/** A study with members on a fresh database, and a real HTTP server. */
export async function liveStudy(db: Database): Promise<LiveStudy> {
  const districts = await twoDistricts(db, () => undefined);
  const { parts, people } = districts;
  const studyId = randomUUID();
  const first = await server(parts, people, studyId);
  const servers = [first];
  const lead = first.person('dana');
  await lead.must('POST', '/api/studies', { studyId, title: 'How networks learn', question: 'What helps?' });
  for (const [name, part] of [['rosa', 'coder'], ['ben', 'coder'], ['omar', 'reader']] as const) await lead.must('PUT', `/api/studies/${studyId}/members/${people[name].personId}`, { part });
  return {
    ...first,
    studyId,
    db,
    districtId: people.dana.districtId,
    path: `/api/studies/${studyId}`,
    idOf: (name) => people[name].personId,
    async text(text, title = 'A text', more = {}) {
      const sourceId = randomUUID();
      await lead.must('POST', `/api/studies/${studyId}/sources`, { sourceId, title, type: 'interview', datedOn: '2025-03-04', text, ...more });
      return sourceId;
    },
    pass: (ms) => districts.pass(ms),
    async second() {
      const other = await server(parts, people, studyId);
      servers.push(other);
      return other;
    },
    async stop() {
      for (const one of servers) await one.stop();
    },
  };
}

async function server(parts: Parts, people: TwoDistricts['people'], studyId: string): Promise<StudyServer> {
  const texts = createStudyTexts();
  const live = await createLiveStudies(parts, texts, { streams: { pollMs: 100, heartbeatMs: 100 } });
  // The sign-in itself is the people slice's; here headers say who it is.
  const identify = async (c: Context): Promise<Actor | null> => {
    const [districtId, personId] = [c.req.header('x-district'), c.req.header('x-person')];
    return districtId && personId ? loadActor(parts, districtId, personId) : null;
  };
  const api = new Api<Actor>(identify);
  textsRoutes(api, parts, { hooks: studyImportHooks(), studyTexts: texts, onMembersChanged: () => live.recheck() });
  codingRoutes(api, live, identify);
  exchangeRoutes(api, live);
  const http: RunningHttp = await startHttp({ api, staticDir: '/nowhere', log: parts.log, publicUrl: parts.publicUrl, port: 0, hostname: '127.0.0.1', graceMs: 200 });
  const researchers = new Map<Name, Researcher>();
  const followers = new Set<Follower>();
  return {
    live,
    parts,
    person(name) {
      const known = researchers.get(name) ?? researcher(http.port, people[name], studyId, followers);
      researchers.set(name, known);
      return known;
    },
    async stop() {
      for (const follower of followers) follower.close();
      await http.stop();
      await live.close();
    },
  };
}

function researcher(port: number, who: { readonly personId: string; readonly districtId: string }, studyId: string, followers: Set<Follower>): Researcher {
  const headers = { 'x-district': who.districtId, 'x-person': who.personId, 'x-jointwork': '1', 'content-type': 'application/json' };
  let received = '';
  const ask: Researcher['ask'] = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const text = readable(bytes);
    received += text;
    return { status: answer.status, body: (answer.headers.get('content-type') ?? '').includes('json') ? JSON.parse(text) : (text as never) };
  };
  const must: Researcher['must'] = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await ask<T>(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const send = (command: StudyCommandSent, commandId: string = randomUUID()) => [`/api/studies/${studyId}/commands`, { commandId, command }] as const;
  return {
    personId: who.personId,
    ask,
    must,
    file: (method, path, body) => fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { ...headers, ...(typeof body === 'string' ? {} : { 'content-type': 'application/octet-stream' }) }, ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> | string }) }),
    do: async (command, commandId) => (await must<{ events: readonly StudyEvent[] }>('POST', ...send(command, commandId))).events,
    async refused(command) {
      const answer = await ask('POST', ...send(command));
      if (answer.status < 300) throw new Error(`${command.do} was not refused`);
      return answer.body.code;
    },
    follow(since) {
      const follower = followed(`http://127.0.0.1:${port}/api/studies/${studyId}/stream${since === undefined ? '' : `?since=${since}`}`, headers, (text) => (received += text));
      followers.add(follower);
      return follower;
    },
    get received() {
      return received;
    },
  };
}

/** What a reader of a file finds in it: of a packed one, every file that is in it. */
function readable(bytes: Buffer): string {
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return bytes.toString('utf8');
  return Object.entries(unzipSync(bytes)).map(([name, content]) => `${name}\n${readable(Buffer.from(content))}`).join('\n');
}

function followed(url: string, headers: Record<string, string>, hear: (text: string) => void): Follower {
  const line = new AbortController();
  let text = '';
  const read = async (): Promise<void> => {
    const answer = await fetch(url, { headers, signal: line.signal });
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      const piece = decoder.decode(chunk, { stream: true });
      text += piece;
      hear(piece);
    }
  };
  read().catch(() => undefined);
  return {
    get messages() {
      // What has not come whole yet waits.
      return [...text.slice(0, text.lastIndexOf('\n\n') + 2).matchAll(/^data: (.*)$/gm)].map((match) => JSON.parse(match[1]!) as Follower['messages'][number]);
    },
    get cursor() {
      return [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1];
    },
    close: () => line.abort(),
  };
}

/** The fields of a code that tests do not care about. */
export function code(codeId: string, name: string, more: object = {}): Extract<StudyCommandSent, { do: 'add-code' }>['code'] {
  return { codeId, parentId: null, name, provenance: { kind: 'framework', framework: 'Ours' }, colour: '#2F6690', ...more };
}
