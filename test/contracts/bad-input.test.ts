import { randomUUID } from 'node:crypto';
import mammoth from 'mammoth';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../../src/apps/rehearsal/browserless-person.ts';
import type { Database } from '../../src/platform/server/db/database.ts';
import { readZipEntry, zipEntries } from '../../src/platform/server/files/zip-entries.ts';
import type { ProblemView } from '../../src/slices/problems/model/wire.ts';
import { busyDistrict, type BusyDistrict } from '../support/busy-district.ts';
import { openMemory } from '../support/databases.ts';
import { madeFrom, type Schema } from '../support/made-from-schema.ts';
import { describedRoutes, type DescribedRoute } from '../support/openapi-routes.ts';
import { wholeServer, type WholeServer } from '../support/whole-server.ts';

let db: Database;
let server: WholeServer;
let district: BusyDistrict;
let everyone: Person;
let routes: readonly DescribedRoute[];

beforeAll(async () => {
  db = await openMemory();
  server = await wholeServer(db);
  district = await busyDistrict(server);
  everyone = district.everyone;
  routes = (await describedRoutes(server.url)).filter((route) => !ENDS_A_SIGN_IN.has(`${route.method} ${route.path}`));
}, 120_000);
afterAll(async () => {
  await server.stop();
  await db.close();
});

const ENDS_A_SIGN_IN = new Set(['POST /api/sign-out', 'POST /api/sign-in', 'DELETE /api/me/sign-ins', 'DELETE /api/me/sign-ins/{signInId}', 'POST /api/me/password', 'DELETE /api/people/{personId}/roles/{roleId}']);

interface Got {
  readonly status: number;
  readonly text: string;
  readonly code: string | undefined;
}

async function ask(method: string, path: string, body: string | undefined, type = 'application/json'): Promise<Got> {
  const answer = await fetch(server.url + path, { method, headers: { 'x-jointwork': '1', cookie: everyone.cookie(), 'content-type': type }, ...(body === undefined ? {} : { body }) });
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    await answer.body?.cancel();
    return { status: answer.status, text: '', code: undefined };
  }
  const text = await answer.text();
  const isProblem = answer.headers.get('content-type')?.includes('problem+json');
  return { status: answer.status, text, code: isProblem ? (JSON.parse(text) as { code: string }).code : undefined };
}

const idFor = (name: string): string => [...(district.ids.get(name) ?? [])][0] ?? randomUUID();
/** Ids of new things are made anew each time, those of present things are the present ones. */
const addressOf = (route: DescribedRoute): string => route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'version' ? '1' : /token|key/.test(name) ? 'x'.repeat(30) : idFor(name)));
const choicesOf = (schema: Schema): readonly Schema[] => schema.oneOf ?? schema.anyOf ?? [schema];

/** Every body that a route reads, once for each of its shapes: `command` of a session has forty. */
function bodiesOf({ body }: DescribedRoute): unknown[] {
  if (!body) return [];
  const command = body.properties?.['command'];
  if (command) return choicesOf(command).map((choice) => ({ commandId: randomUUID(), command: madeFrom(choice, idFor) }));
  return choicesOf(body).map((choice) => full(choice));
}

/** A value with its optional parts as well. */
function full(schema: Schema): unknown {
  const made = madeFrom(schema, idFor) as Record<string, unknown>;
  const optional = Object.entries(schema.properties ?? {}).filter(([key]) => !(key in made));
  return { ...made, ...Object.fromEntries(optional.map(([key, part]) => [key, part.type === 'object' ? full(part) : madeFrom(part, idFor, key)])) };
}

/** The places inside a value where a leaf stands. */
function leavesOf(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (value === null || typeof value !== 'object') return [at];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...at, key]));
}

function withLeaf(value: unknown, [key, ...rest]: readonly string[], leaf: unknown): unknown {
  if (key === undefined) return leaf;
  const inner = withLeaf((value as Record<string, unknown>)[key], rest, leaf);
  return Array.isArray(value) ? value.with(Number(key), inner) : { ...(value as object), [key]: inner };
}

function leafOf(value: unknown, at: readonly string[]): unknown {
  return at.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value);
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
const BROKEN_DAYS = ['2026-02-30', '2026-13-01', '0000-00-00', '2026-2-3', '26-02-03', '2026-02-03T00:00:00Z', '\u0000'];

/** What to put in the place of a leaf, and whether that can only be refused. */
function spoiled(leaf: unknown): readonly (readonly [value: unknown, refused: boolean])[] {
  if (typeof leaf === 'number') return [-1, 0.5, 2 ** 31, 2 ** 53, 1e300, -1e300, 8.64e15 + 1].map((value) => [value, !Number.isInteger(value)] as const);
  if (typeof leaf === 'boolean') return [['yes', true], [1, true], [null, true]];
  if (typeof leaf !== 'string') return [['\u0000', false], [[], false], [{}, false]];
  if (DAY.test(leaf)) return BROKEN_DAYS.map((value) => [value, true] as const);
  if (UUID.test(leaf)) return [['not-an-id', true], [`${leaf}0`, true], [`{${leaf}}`, true], ['\u0000', true], [`${leaf.slice(0, -1)}\u0000`, true]];
  return [['\u0000', false], [`a\u0000b`, false], ['half \uD83D and \uDE00', false], ['x'.repeat(100_000), false], ['\u202Eabc', false], ['%00', false], [7, true], [{ $gt: '' }, true], [['a'], true]];
}

test('[PL-137] every field of every route takes a broken value as a refusal, or cleaned; never as a failure of the server', async () => {
  const wrong: string[] = [];
  let asked = 0;
  for (const route of routes) {
    for (const body of bodiesOf(route)) {
      for (const at of leavesOf(body)) {
        for (const [value, refused] of spoiled(leafOf(body, at))) {
          asked++;
          const { status, code } = await ask(route.method, addressOf(route), JSON.stringify(withLeaf(body, at, value)));
          const isDone = status < 300;
          if (status >= 500 || (status >= 400 && code === undefined) || (refused && isDone && at.length > 0)) wrong.push(`${route.method} ${route.path} ${at.join('.')} = ${JSON.stringify(value).slice(0, 60)} answered ${status}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(1000);
  expect(server.logged.filter((line) => line.level === 'error')).toEqual([]);
}, 300_000);

test('[PL-137] addresses and questions that make no sense are refused with a sentence', async () => {
  const parts = ['not-an-id', '..%2F..%2Fetc%2Fpasswd', '%00', '%ff%fe', '%', '%E0%A4', 'null', '-1', '1e400', 'a'.repeat(3000), '%F0%9F%99%82', '00000000-0000-0000-0000-000000000000', ';drop table person'];
  const wrong: string[] = [];
  const note = (address: string, { status, code }: Got): void => {
    if (status >= 500 || (status >= 400 && code === undefined)) wrong.push(`${address.slice(0, 120)} answered ${status}`);
  };
  for (const route of routes.filter(({ path }) => path.includes('{'))) {
    for (const part of parts) {
      const address = route.path.replaceAll(/\{\w+\}/g, part);
      note(`${route.method} ${address}`, await ask(route.method, address, route.method === 'GET' ? undefined : '{}'));
    }
  }
  for (const route of routes) {
    for (const { name } of route.parameters.filter((parameter) => parameter.in === 'query')) {
      for (const part of [...parts, '', '2026-02-30', '__proto__', `x&${name}=y`]) {
        const address = `${addressOf(route)}?${name}=${part}`;
        note(`${route.method} ${address}`, await ask(route.method, address, route.method === 'GET' ? undefined : '{}'));
      }
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

const DEEP = 10_000;
const BODIES: readonly (readonly [what: string, body: string, code: string, type?: string])[] = [
  ['nothing', '', 'not-readable'],
  ['half of a text', '{"problemId":"', 'not-readable'],
  ['no JSON', 'problemId=1', 'not-readable'],
  ['NaN', '{"problemId":NaN}', 'not-readable'],
  ['two values', '{} {}', 'not-readable'],
  ['a list', '[]', 'not-understood'],
  ['a number', '1e999', 'not-understood'],
  ['another type', '{"problemId":"x"}', 'not-readable', 'text/plain'],
  ['a form', 'problemId=x', 'not-readable', 'application/x-www-form-urlencoded'],
  ['no type', '{"problemId":"x"}', 'not-readable', ''],
  ['depth of lists', `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`, 'not-understood'],
  ['depth of objects', `${'{"problemId":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`, 'not-understood'],
  ['depth as an answer', `{"problemId":"${randomUUID()}","content":{"situation":${'['.repeat(DEEP)}"\\u0000"${']'.repeat(DEEP)}}}`, 'not-understood'],
  ['half a million deep', `${'['.repeat(499_000)}${']'.repeat(499_000)}`, 'not-understood'],
  ['a huge list', `{"problemId":"${randomUUID()}","content":{"involved":[${'{"who":"a","role":"b"},'.repeat(40_000)}{}]}}`, 'not-understood'],
  ['one byte too many', `"${'x'.repeat(999_999)}"`, 'body-too-large'],
  ['ten megabytes', `"${'x'.repeat(10_000_000)}"`, 'body-too-large'],
];

test('[PL-137] what is no body that could be read is refused with a sentence, and nothing of it is done', async () => {
  const before = await everyone.must('GET', '/api/problems');
  for (const [what, body, code, type] of BODIES) {
    const got = await ask('POST', '/api/problems', body, type);
    expect([what, got.code, got.status]).toEqual([what, expect.toBeOneOf([code, 'not-readable']), code === 'body-too-large' ? 413 : 422]);
  }
  expect(await everyone.must('GET', '/api/problems')).toEqual(before);
});

test('[PL-137] keys that every object has change nobody', async () => {
  const problemId = randomUUID();
  const body = `{"problemId":"${problemId}","__proto__":{"roles":["administrator"],"isAdmin":true},"constructor":{"prototype":{"polluted":1}},"content":{"__proto__":{"situation":"sneaked in"},"statement":"Plain"}}`;
  expect((await ask('POST', '/api/problems', body)).status).toBe(201);
  const problem = await everyone.must<ProblemView>('GET', `/api/problems/${problemId}`);
  expect([problem.content.situation, problem.content.statement]).toEqual(['', 'Plain']);
  expect([({} as { polluted?: number }).polluted, ({} as { isAdmin?: boolean }).isAdmin]).toEqual([undefined, undefined]);
});

const EXACT = ['👩🏽‍🏫 and 🏳️‍🌈', 'e\u0301 is not é', 'Ünïcödé — “quotes” ‘inside’', 'سلام می‌خواهم', 'नमस्ते', '𝒳 𐍈 🀄', 'a\tb', 'one\ntwo\r\nthree', '<b>&amp;</b>', '\\u0000 \\n', '${1+1}', '\u202Bfrom the right\u202C'];

test('[PL-138] what people write comes back exactly as they wrote it, whatever the script; only what no database keeps is cleaned', async () => {
  const problemId = randomUUID();
  await everyone.must('POST', '/api/problems', { problemId, content: {} });
  const sessionId = await district.circle.plan();
  const [facilitator, timer] = [district.circle.principals[1]!, district.circle.principals[2]!];
  await district.circle.does(facilitator, sessionId, { type: 'StartSession', problemVersion: null });
  await district.circle.does(facilitator, sessionId, { type: 'MoveToStep', stepIndex: 2, moves: (await district.circle.view(facilitator, sessionId)).moves });
  const captureId = (await district.circle.view(timer, sessionId)).plan.protocol.content.steps.flatMap((step) => step.captures).find((capture) => capture.kind === 'private-cards')!.id;
  let baseVersion = 1;
  for (const [sent, kept] of [...EXACT.map((text) => [text, text] as const), ['before\u0000after', 'beforeafter'], ['half \uD83D face', 'half \uFFFD face']] as const) {
    const { problem } = await everyone.must<{ problem: ProblemView }>('PUT', `/api/problems/${problemId}`, { baseVersion, content: { situation: sent } });
    expect(problem.content.situation).toBe(kept);
    baseVersion = problem.version;
    const commented = await everyone.must<ProblemView>('POST', `/api/problems/${problemId}/comments`, { commentId: randomUUID(), text: `.${sent}.` });
    expect(commented.conversation!.comments.at(-1)!.text).toBe(`.${kept}.`);
    const cardId = randomUUID();
    await district.circle.does(timer, sessionId, { type: 'WriteCard', captureId, cardId, text: `.${sent}.` });
    const cards = (await district.circle.view(timer, sessionId)).captures[captureId];
    expect(cards?.kind === 'private-cards' && cards.cards.find((card) => card.cardId === cardId)?.text).toBe(`.${kept}.`);
  }
});

const UNPRINTABLE = 'Bell \u0007, break \u000b, escape \u001b, no character \uFFFE\uFFFF, <w:p> & ]]>, سلام, 👩🏽‍🏫 / and\r\nATTENDEE:mailto:x@bait.example';

test('[PL-139] whatever was typed, the record opens as Word file and as PDF, and the invitation as calendar file', async () => {
  const { circle } = district;
  const sessionId = await circle.plan();
  const [presenter, facilitator] = [circle.principals[0]!, circle.principals[1]!];
  await circle.does(facilitator, sessionId, { type: 'ChangePlan', changes: { title: UNPRINTABLE, place: UNPRINTABLE } });
  await circle.hold(sessionId, { unread: UNPRINTABLE, notebook: UNPRINTABLE, promise: UNPRINTABLE });
  const word = Buffer.from(await presenter.download(`/api/sessions/${sessionId}/record.docx?own=true`, 'record.docx'));
  for (const entry of zipEntries(word)!.filter(({ name }) => /\.(?:xml|rels)$/.test(name))) {
    // oxlint-disable-next-line no-control-regex -- what XML 1.0 does not allow
    expect([entry.name, (await readZipEntry(word, entry, 10_000_000))!.toString('utf8').match(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)]).toEqual([entry.name, null]);
  }
  const { value } = await mammoth.extractRawText({ buffer: word });
  expect(value).toContain('<w:p> & ]]>, سلام, 👩🏽‍🏫 / and');
  const pdf = await getDocument({ data: await presenter.download(`/api/sessions/${sessionId}/record.pdf?own=true`, 'record.pdf') }).promise;
  expect(pdf.numPages).toBeGreaterThan(0);
  const calendar = Buffer.from(await presenter.download(`/api/sessions/${sessionId}/invitation.ics`, 'session.ics')).toString('utf8');
  // oxlint-disable-next-line no-control-regex -- what RFC 5545 does not allow
  expect(calendar).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|^ATTENDEE/m);
  const answer = await fetch(`${server.url}/api/sessions/${sessionId}/record.pdf`, { headers: { cookie: presenter.cookie() } });
  const name = decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(answer.headers.get('content-disposition')!)![1]!);
  expect(name).toMatch(/^Bell , break , escape .*\.pdf$/);
  // oxlint-disable-next-line no-control-regex -- no file name has these
  expect(name).not.toMatch(/[\u0000-\u001f/<>]/);
});

test('[PL-138] a limit of characters is met exactly, in any script, and passing it is said with the number', async () => {
  const sessionId = await district.circle.plan();
  const [facilitator, timer] = [district.circle.principals[1]!, district.circle.principals[2]!];
  await district.circle.does(facilitator, sessionId, { type: 'StartSession', problemVersion: null });
  await district.circle.does(facilitator, sessionId, { type: 'MoveToStep', stepIndex: 2, moves: (await district.circle.view(facilitator, sessionId)).moves });
  const captureId = (await district.circle.view(timer, sessionId)).plan.protocol.content.steps.flatMap((step) => step.captures).find((capture) => capture.kind === 'private-cards')!.id;
  const write = (text: string) => timer.request('POST', `/api/sessions/${sessionId}/commands`, { commandId: randomUUID(), command: { type: 'WriteCard', captureId, cardId: randomUUID(), text } });
  for (const letter of ['x', 'é', '会']) {
    expect((await write(letter.repeat(4000))).status).toBe(200);
    expect((await write(`  ${letter.repeat(4000)}\n`)).status).toBe(200);
    const { status, json } = await write(letter.repeat(4001));
    expect([status, JSON.stringify(json)]).toEqual([422, expect.stringContaining('longer than 4,000 characters')]);
  }
  // As in the browser's own counting, a character beyond the first plane counts as two.
  expect((await write('🙂'.repeat(2000))).status).toBe(200);
});
