import { idsFrom } from '../../src/platform/server/clock.ts';
import type { Database } from '../../src/platform/server/db/database.ts';
import { createFileStore } from '../../src/platform/server/files/create-file-store.ts';
import { Api } from '../../src/platform/server/http/api.ts';
import type { Parts } from '../../src/platform/server/parts.ts';
import { must } from '../../src/kernel/result.ts';
import type { Actor } from '../../src/slices/people/model/actor.ts';
import { createDistrict, fillPeople, loadActor, type BulkPeople } from '../../src/slices/people/server/index.ts';
import { keptLog } from './kept-log.ts';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** Someone who asks the routes, already known to the server. */
export interface Someone {
  readonly personId: string;
  readonly districtId: string;
  ask<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<Answer<T>>;
  /** Sends bytes as they are. */
  send<T = Record<string, unknown>>(method: string, path: string, bytes: BodyInit, headers?: Record<string, string>): Promise<Answer<T>>;
  fetch(path: string): Promise<Response>;
}

export interface TwoDistricts {
  readonly parts: Parts;
  readonly api: Api<Actor>;
  /** By key: `rosa` presents in circle A under the supervisor `dana`; `omar` is in circle B under `kim`; `eve` supervises in another district. */
  readonly people: Readonly<Record<'rosa' | 'ben' | 'omar' | 'dana' | 'kim' | 'ana' | 'eve', Someone>>;
  readonly stranger: Someone;
  /** Moves the clock on. */
  pass(ms: number): void;
}

const HERE: BulkPeople = {
  schools: [],
  people: [
    ...['rosa', 'ben', 'omar'].map((key) => ({ key, name: nameOf(key), roles: [{ role: 'principal' as const, from: '2025-01-01' }] })),
    ...['dana', 'kim'].map((key) => ({ key, name: nameOf(key), roles: [{ role: 'supervisor' as const, from: '2025-01-01' }] })),
    { key: 'ana', name: nameOf('ana'), roles: [{ role: 'administrator', from: '2025-01-01' }] },
  ],
  groups: [
    { key: 'north', kind: 'network', name: 'North', from: '2025-01-01', members: ['rosa', 'ben'], supervisors: ['dana'] },
    { key: 'south', kind: 'network', name: 'South', from: '2025-01-01', members: ['omar'], supervisors: ['kim'] },
    { key: 'a', kind: 'circle', name: 'Circle A', network: 'north', from: '2025-01-01', members: ['rosa', 'ben'], supervisors: [] },
    { key: 'b', kind: 'circle', name: 'Circle B', network: 'south', from: '2025-01-01', members: ['omar'], supervisors: [] },
  ],
};
const ELSEWHERE: BulkPeople = { schools: [], people: [{ key: 'eve', name: nameOf('eve'), roles: [{ role: 'supervisor', from: '2025-01-01' }, { role: 'administrator', from: '2025-01-01' }, { role: 'principal', from: '2025-01-01' }] }], groups: [] };

function nameOf(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

/** Two districts with people on a fresh database; `add` puts the routes under test on the API. */
export async function twoDistricts(db: Database, add: (api: Api<Actor>, parts: Parts) => void): Promise<TwoDistricts> {
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };
  const newId = idsFrom(clock);
  const parts: Parts = {
    db,
    clock,
    newId,
    log: keptLog(),
    mail: { configured: false, send: async () => undefined },
    jobs: { handle: () => undefined, every: () => undefined, ask: async () => undefined, start: async () => undefined, stop: async () => undefined },
    files: createFileStore(db, newId),
    publicUrl: 'http://localhost:3000',
  };
  const api = new Api<Actor>(async (c) => {
    const [districtId, personId] = [c.req.header('x-district'), c.req.header('x-person')];
    return districtId && personId ? loadActor(parts, districtId, personId) : null;
  });
  add(api, parts);
  const people: Record<string, Someone> = {};
  for (const [name, bulk] of [['Lakeview', HERE], ['Hillside', ELSEWHERE]] as const) {
    const { districtId } = must(await db.asOwner((trx: Parameters<typeof createDistrict>[0]) => createDistrict(trx, parts, { name, timeZone: 'America/Chicago', administrator: { name: 'First', email: `first@${name}.example` } })));
    const ids = await fillPeople(parts, districtId, bulk);
    for (const [key, personId] of ids.people) people[key] = someone(api, districtId, personId);
  }
  return { parts, api, people: people as TwoDistricts['people'], stranger: someone(api, '', ''), pass: (ms) => void (ahead += ms) };
}

function someone(api: Api<Actor>, districtId: string, personId: string): Someone {
  const who: Record<string, string> = personId ? { 'x-district': districtId, 'x-person': personId } : {};
  const read = async <T>(answer: Response): Promise<Answer<T>> => ({ status: answer.status, body: JSON.parse((await answer.text()) || 'null') as T, headers: answer.headers });
  return {
    personId,
    districtId,
    ask: async (method, path, body) =>
      read(await api.hono.request(path, { method, headers: { ...who, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })),
    send: async (method, path, bytes, headers = {}) => read(await api.hono.request(path, { method, headers: { ...who, 'content-type': 'application/octet-stream', ...headers }, body: bytes, duplex: 'half' } as RequestInit)),
    fetch: async (path) => api.hono.request(path, { headers: who }),
  };
}
