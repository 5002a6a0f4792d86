import { randomUUID } from 'node:crypto';
import { beforeAll, afterAll, expect, test } from 'vitest';
import { seededRandom } from '../../src/kernel/seeded-random.ts';
import type { Person } from '../../src/apps/rehearsal/browserless-person.ts';
import { catchMail, type MailCatcher } from '../../src/apps/rehearsal/mail-catcher.ts';
import { busyDistrict, keepIds, type BusyDistrict } from '../support/busy-district.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { HOSTILE_TEXTS, hostileFrom, oneOf, type Dice } from '../support/hostile.ts';
import { describedRoutes, type DescribedRoute } from '../support/openapi-routes.ts';
import { wholeServer, type WholeServer } from '../support/whole-server.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? 2026);
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 800);
const PASSWORD = 'three calm words';

describeOnBothEngines('hostile requests', (open) => {
  let mail: MailCatcher;
  let server: WholeServer;
  let district: BusyDistrict;
  let routes: readonly DescribedRoute[];

  beforeAll(async () => {
    mail = await catchMail();
    server = await wholeServer(await open(), { smtpUrl: mail.url });
    district = await busyDistrict(server);
    routes = await describedRoutes(server.url);
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    await mail.close();
  });

  test('[PL-120] whatever is sent to whatever route, it is done or refused with a sentence, and nothing breaks', async () => {
    const dice = seededRandom(SEED);
    const idFor = (name: string): string => (dice() < 0.85 ? oneOf(dice, [...(district.ids.get(name) ?? [randomUUID()])]) : randomUUID());
    const spare = district.circle.outsider;
    const commands = routes.find((route) => route.path.endsWith('/commands'))!;
    const routeFor = (n: number): DescribedRoute => (n < routes.length ? routes[n]! : dice() < 0.2 ? commands : oneOf(dice, routes));
    const wrong: string[] = [];
    const statuses = new Set<number>();
    for (let n = 0; n < REQUESTS; n++) {
      const route = routeFor(n);
      const asker = LEAVING.has(`${route.method} ${route.path}`) ? spare : district.everyone;
      const sent = hostileRequest(route, dice, idFor);
      // Now and then the same twice at once, as a double click sends it.
      const answers = await Promise.all(Array.from({ length: dice() < 0.2 ? 2 : 1 }, () => send(server.url, asker, sent)));
      for (const answer of answers) {
        statuses.add(answer.status);
        keepIds(district.ids, answer.json);
        const fault = faultOf(answer);
        if (fault) wrong.push(`${sent.method} ${sent.path} ${fault}\n   sent ${String(sent.body).slice(0, 600)}\n   answered ${JSON.stringify(answer.json)?.slice(0, 300)}`);
      }
      if (answers[0]?.status === 401 && asker === spare) await spare.request('POST', '/api/sign-in', { email: 'olga@seven.example', password: PASSWORD });
    }
    expect(wrong).toEqual([]);
    // Hostile, yet near enough to what is wanted that much of it is done.
    for (const status of [200, 201, 404, 409, 422]) expect(statuses).toContain(status);
    expect((await district.everyone.request('GET', '/api/me')).status).toBe(200);
    expect(server.logged.filter((line) => line.level === 'error')).toEqual([]);
  }, 300_000);
});

/** Routes by which someone may lose their own sign-in: asked by a person who is spare. */
const LEAVING = new Set(['POST /api/sign-out', 'POST /api/sign-in', 'DELETE /api/me/sign-ins', 'DELETE /api/me/sign-ins/{signInId}', 'POST /api/me/password', 'POST /api/me/email', 'DELETE /api/people/{personId}/roles/{roleId}']);

/** Halves of characters, which no address can carry. */
const HALVES = /\p{Surrogate}/gu;

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

function hostileRequest(route: DescribedRoute, dice: Dice, idFor: (name: string) => string): Sent {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(pathPart(name, dice, idFor).slice(0, 2000)));
  const query = route.parameters.filter((parameter) => parameter.in === 'query' && (parameter.required ? dice() < 0.95 : dice() < 0.5)).map(({ name, schema }) => {
    const value = hostileFrom(schema, dice, idFor, name);
    return `${name}=${encodeURIComponent((typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 3000).replace(HALVES, '\uFFFD'))}`;
  });
  const address = path + (query.length > 0 ? `?${query.join('&')}` : '');
  if (route.method === 'GET') return { method: route.method, path: address, headers: {}, body: undefined };
  if (route.body === null) return { method: route.method, path: address, headers: { 'content-type': 'application/octet-stream' }, body: dice() < 0.5 ? undefined : oneOf(dice, HOSTILE_TEXTS).slice(0, 5000) };
  if (dice() < 0.08) return { method: route.method, path: address, ...oneOf(dice, UNREADABLE) };
  return { method: route.method, path: address, headers: { 'content-type': 'application/json' }, body: JSON.stringify(hostileFrom(route.body, dice, idFor)) };
}

function pathPart(name: string, dice: Dice, idFor: (name: string) => string): string {
  const part = dice() < 0.12 ? oneOf(dice, HOSTILE_TEXTS) : name === 'version' ? String(Math.floor(dice() * 4)) : /token|key/.test(name) ? oneOf(dice, ['x'.repeat(30), `${randomUUID()}.${'y'.repeat(30)}`, '\u0000'.repeat(24)]) : idFor(name);
  return part.replace(HALVES, '\uFFFD') || 'none';
}

const JSON_TYPE = { 'content-type': 'application/json' };
const UNREADABLE: readonly Pick<Sent, 'headers' | 'body'>[] = [
  { headers: JSON_TYPE, body: '' },
  { headers: JSON_TYPE, body: '{"a":' },
  { headers: JSON_TYPE, body: 'not json' },
  { headers: JSON_TYPE, body: '[]' },
  { headers: JSON_TYPE, body: 'null' },
  { headers: JSON_TYPE, body: '"text"' },
  { headers: JSON_TYPE, body: '['.repeat(10_000) + ']'.repeat(10_000) },
  { headers: JSON_TYPE, body: '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000) },
  { headers: JSON_TYPE, body: '{"__proto__":{"x":1},"constructor":1}' },
  { headers: JSON_TYPE, body: '\uFEFF{}' },
  { headers: { 'content-type': 'text/plain' }, body: '{}' },
  { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1' },
  { headers: { 'content-type': 'multipart/form-data' }, body: '--x' },
  { headers: { 'content-type': 'application/json; charset=utf-16' }, body: '{}' },
  { headers: { 'content-type': 'nonsense' }, body: '{}' },
  { headers: {}, body: undefined },
];

interface Got {
  readonly status: number;
  readonly type: string;
  readonly json: unknown;
}

async function send(url: string, asker: Person, sent: Sent): Promise<Got> {
  const answer = await fetch(url + sent.path, { method: sent.method, headers: { 'x-jointwork': '1', cookie: asker.cookie(), ...sent.headers }, ...(sent.body === undefined ? {} : { body: sent.body }) });
  const type = answer.headers.get('content-type') ?? '';
  if (type.startsWith('text/event-stream')) {
    await answer.body?.cancel();
    return { status: answer.status, type, json: null };
  }
  const text = await answer.text();
  return { status: answer.status, type, json: type.includes('json') ? JSON.parse(text) : null };
}

/** What is wrong with an answer: a break on our side, or a refusal without its sentence. */
function faultOf({ status, type, json }: Got): string | null {
  if (status >= 500) return `broke with ${status}`;
  if (status < 400) return null;
  const { title, code } = (json ?? {}) as { title?: unknown; code?: unknown };
  const isSaid = type.startsWith('application/problem+json') && typeof title === 'string' && title.length > 10 && typeof code === 'string';
  return isSaid ? null : `refused with ${status} and no sentence`;
}
