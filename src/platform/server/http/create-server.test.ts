import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { streamSSE } from 'hono/streaming';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ok, refuse } from '../../../kernel/result.ts';
import { until } from '../../../../test/support/until.ts';
import { keptLog } from '../../../../test/support/kept-log.ts';
import { Api, z } from './api.ts';
import { addressOf } from './asker.ts';
import { uploadOf } from './upload.ts';
import { startHttp, type HttpSettings, type RunningHttp } from './start-http.ts';

interface Visitor {
  readonly name: string;
}

const SECRET = 'Rosa does not trust her coach';
const JSON_BY_US = { 'content-type': 'application/json', 'x-jointwork': '1' };
const pages = mkdtempSync(join(tmpdir(), 'jointwork-pages-'));
const running: RunningHttp[] = [];
let abortedStreams = 0;
let slowRequests = 0;

function exampleApi(): Api<Visitor> {
  const api = new Api<Visitor>(async (c) => (c.req.header('cookie')?.includes('jointwork=rosa') ? { name: 'Rosa' } : null));
  const thing = { tag: 'things', summary: 'A thing' } as const;
  api.route({ ...thing, method: 'post', path: '/api/things/{thingId}', access: 'signed-in', params: z.object({ thingId: z.uuid() }), body: z.object({ text: z.string().max(5) }), answer: z.object({ text: z.string() }) }, async ({ body }) => ok(body));
  api.route({ ...thing, method: 'get', path: '/api/refused', access: 'public', answer: z.object({}) }, async () => refuse('conflict', 'changed-meanwhile', 'Someone changed it.', { mend: 'Look again.' }));
  api.route({ ...thing, method: 'get', path: '/api/broken', access: 'public', answer: z.object({}) }, async () => {
    throw new Error(SECRET);
  });
  api.route({ ...thing, method: 'get', path: '/api/full', access: 'public', answer: z.object({}) }, async () => {
    throw Object.assign(new Error('could not extend file'), { code: '53100' });
  });
  api.route({ ...thing, method: 'post', path: '/api/door', access: 'public', body: z.object({}), answer: z.object({ from: z.string() }) }, async ({ c }) => ok({ from: addressOf(c) }));
  api.route({ ...thing, method: 'put', path: '/api/upload', access: 'signed-in', answer: z.object({ bytes: z.number() }) }, async ({ c }) => {
    let bytes = 0;
    for await (const chunk of uploadOf(c).content) bytes += (chunk as Uint8Array).length;
    return ok({ bytes });
  });
  api.route({ ...thing, method: 'get', path: '/api/stream', access: 'public', answer: 'raw' }, async ({ c }) =>
    ok(
      streamSSE(c, async (stream) => {
        let isOpen = true;
        stream.onAbort(() => {
          isOpen = false;
          abortedStreams++;
        });
        while (isOpen) {
          await stream.writeSSE({ data: 'tick' });
          await stream.sleep(20);
        }
      }),
    ),
  );
  api.route({ ...thing, method: 'get', path: '/api/slow', access: 'public', answer: z.object({ done: z.boolean() }) }, async () => {
    slowRequests++;
    await pause(300);
    return ok({ done: true });
  });
  return api;
}

async function serve(more: Partial<HttpSettings> = {}) {
  const log = keptLog();
  const http = await startHttp({ api: exampleApi(), staticDir: pages, log, publicUrl: 'http://localhost:3000', port: 0, ...more });
  running.push(http);
  return { http, log, url: `http://localhost:${http.port}` };
}

beforeAll(() => {
  mkdirSync(join(pages, 'assets'));
  writeFileSync(join(pages, 'index.html'), `<!doctype html><title>Jointwork</title>${'<!-- long -->'.repeat(200)}`);
  writeFileSync(join(pages, 'assets/main-abc123.js'), `console.log(1);${'// long'.repeat(400)}`);
  writeFileSync(join(pages, 'secret.env'), 'KEY=1');
});
afterAll(async () => {
  await Promise.all(running.map((http) => http.stop()));
  rmSync(pages, { recursive: true });
});

const THING = '/api/things/01890000-0000-7000-8000-000000000000';
const asRosa = { ...JSON_BY_US, cookie: 'jointwork=rosa' };

test('[PL-80] every answer says no to foreign scripts, frames and guesses, and carries a number of its own', async () => {
  const { url } = await serve();
  const ids = new Set<string | null>();
  for (const path of ['/', '/assets/main-abc123.js', '/api/health', '/api/none', '/api/broken', '/api/refused']) {
    const { headers } = await fetch(url + path);
    expect(headers.get('content-security-policy')).toMatch(path.startsWith('/api/') ? /^default-src 'none'/ : /script-src 'self'; style-src 'self' 'unsafe-inline'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toBeNull();
    ids.add(headers.get('x-request-id'));
  }
  expect(ids.size).toBe(6);
  const overTls = await serve({ publicUrl: 'https://jointwork.example' });
  expect((await fetch(overTls.url)).headers.get('strict-transport-security')).toContain('max-age=');
});

test('[PL-81] what changes something must come from our own pages: the header, and our origin where the browser names one', async () => {
  const { url, http } = await serve();
  const post = (headers: Record<string, string>) => fetch(url + THING, { method: 'POST', headers: { cookie: 'jointwork=rosa', 'content-type': 'application/json', ...headers }, body: '{"text":"hello"}' });
  const foreigners: Record<string, string>[] = [
    {},
    { 'x-jointwork': '0' },
    { 'x-jointwork': '1', origin: 'https://evil.example' },
    { 'x-jointwork': '1', origin: 'null' },
    { 'x-jointwork': '1', origin: `http://localhost:${http.port + 1}` },
    { 'x-jointwork': '1', 'sec-fetch-site': 'cross-site' },
    { 'x-jointwork': '1', 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' },
  ];
  for (const foreign of foreigners) {
    const answer = await post(foreign);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'asked-from-elsewhere', mend: expect.any(String) });
  }
  const ours: Record<string, string>[] = [{}, { origin: 'http://localhost:3000' }, { origin: url, 'sec-fetch-site': 'same-origin' }];
  for (const own of ours) expect((await post({ 'x-jointwork': '1', ...own })).status).toBe(200);
});

test('[PL-82] what is read whole is at most 1 MB, said before or counted while it comes', async () => {
  const { url } = await serve();
  const whole = JSON.stringify({ text: 'x'.repeat(1_000_001) });
  const declared = await fetch(url + THING, { method: 'POST', headers: asRosa, body: whole });
  expect(declared.status).toBe(413);
  expect(await declared.json()).toMatchObject({ code: 'body-too-large', title: expect.stringContaining('Nothing was changed') });
  const chunks = new ReadableStream({ start: (to) => (to.enqueue(new TextEncoder().encode(whole)), to.close()) });
  const counted = await fetch(url + THING, { method: 'POST', headers: asRosa, body: chunks, duplex: 'half' } as RequestInit);
  expect(counted.status).toBe(413);
  const upload = await fetch(`${url}/api/upload`, { method: 'PUT', headers: { ...asRosa, 'content-type': 'application/octet-stream' }, body: new Uint8Array(3_000_000) });
  expect(await upload.json()).toEqual({ bytes: 3_000_000 });
});

test('[PL-83] strangers may knock only so often, by address, and are told how long to wait; the signed-in are not counted', async () => {
  const { url } = await serve({ limits: { readsPerMinute: 1_000, deedsPerMinute: 3 } });
  const knock = () => fetch(`${url}/api/door`, { method: 'POST', headers: JSON_BY_US, body: '{}' });
  for (let i = 0; i < 3; i++) expect((await knock()).status).toBe(200);
  const refused = await knock();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: 'too-many-requests', mend: expect.stringMatching(/Wait \d+ second/) });
  expect((await fetch(`${url}/api/refused`)).status).toBe(409);
  for (let i = 0; i < 10; i++) expect((await fetch(url + THING, { method: 'POST', headers: asRosa, body: '{"text":"hi"}' })).status).toBe(200);
});

test('[PL-84] only a trusted proxy may say who asks, and then only its own last word counts', async () => {
  const from = async (trustProxy: boolean) => {
    const { url } = await serve({ trustProxy });
    const answer = await fetch(`${url}/api/door`, { method: 'POST', headers: { ...JSON_BY_US, 'x-forwarded-for': '1.2.3.4, 203.0.113.9' }, body: '{}' });
    return ((await answer.json()) as { from: string }).from;
  };
  expect(await from(false)).toMatch(/127\.0\.0\.1|::1/);
  expect(await from(true)).toBe('203.0.113.9');
});

test('[PL-85] what cannot be read is refused as a problem with a code and a mend, and never echoed', async () => {
  const { url } = await serve();
  for (const [headers, body, code] of [
    [asRosa, '{"text":', 'not-readable'],
    [{ ...asRosa, 'content-type': 'text/plain' }, 'hello', 'not-readable'],
    [asRosa, `{"text":"${SECRET}"}`, 'not-understood'],
  ] as const) {
    const answer = await fetch(url + THING, { method: 'POST', headers, body });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ status: 422, code });
    expect(text).not.toContain('trust');
  }
  const stranger = await fetch(url + THING, { method: 'POST', headers: JSON_BY_US, body: '{"text":' });
  expect(stranger.status).toBe(401);
});

test('[PL-86] an address that leads nowhere is a problem, also for strange methods and broken paths', async () => {
  const { url, http } = await serve();
  for (const [method, path] of [['GET', '/api/none'], ['PUT', '/api/health'], ['GET', '/assets/gone.js'], ['DELETE', '/'], ['GET', '/secret.env'], ['GET', '/%ff']] as const) {
    const answer = await fetch(url + path, { method, headers: JSON_BY_US });
    expect([path, answer.status]).toEqual([path, 404]);
    expect(await answer.json()).toMatchObject({ code: 'no-such-address' });
  }
  const climbing = await new Promise<number | undefined>((resolve) => request({ port: http.port, path: '/../package.json' }, (answer) => resolve(answer.resume().statusCode)).end());
  expect(climbing).not.toBe(200);
});

test('[PL-87] when something breaks, the person gets a number and the log gets the fault, and neither gets the words', async () => {
  const { url, log } = await serve();
  const answer = await fetch(`${url}/api/broken?text=${encodeURIComponent(SECRET)}`);
  expect(answer.status).toBe(500);
  const text = await answer.text();
  const id = answer.headers.get('x-request-id')!;
  expect(JSON.parse(text)).toMatchObject({ code: 'broken', mend: expect.stringContaining(id) });
  expect(text).not.toContain('trust');
  const line = log.lines.find(({ event }) => event === 'request-broken')!;
  expect(line.facts).toEqual({ requestId: id, method: 'GET', route: '/api/broken' });
});

test('[PL-88] a full disk and a database that is away are said plainly and can be tried again', async () => {
  const { url, log } = await serve();
  const answer = await fetch(`${url}/api/full`);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ code: 'disk-full', title: expect.stringContaining('Nothing was changed') });
  expect(log.lines.some(({ event, level }) => event === 'disk-full' && level === 'error')).toBe(true);
});

test('[PL-89] pages come from the built folder: hashed files are kept for ever, the page itself is asked for each time', async () => {
  const { url } = await serve();
  const page = await fetch(`${url}/sessions/42/room`);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  expect(await page.text()).toContain('<title>Jointwork</title>');
  const script = await fetch(`${url}/assets/main-abc123.js`);
  expect(script.headers.get('cache-control')).toContain('immutable');
  expect((await fetch(`${url}/`, { headers: { 'if-none-match': page.headers.get('etag')! } })).status).toBe(304);
  // The packed copy is made in the background after the start.
  const packed = () => fetch(`${url}/assets/main-abc123.js`, { headers: { 'accept-encoding': 'br' } });
  await until(async () => (await packed()).headers.get('content-encoding') === 'br');
  expect(await (await packed()).text()).toContain('console.log(1)');
});

test('[PL-90] the server tells its health, its time and its own description', async () => {
  const { url } = await serve({ version: '1.2.3', signInCookie: 'jointwork' });
  expect(await (await fetch(`${url}/api/health`)).json()).toEqual({ status: 'ok' });
  const { nowMs } = (await (await fetch(`${url}/api/clock`)).json()) as { nowMs: number };
  expect(Math.abs(nowMs - Date.now())).toBeLessThan(2_000);
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as { paths: Record<string, { post?: { security?: unknown } }> };
  expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Jointwork', version: '1.2.3' }, components: { securitySchemes: { signIn: { type: 'apiKey', in: 'cookie', name: 'jointwork' } } } });
  expect(Object.keys(document.paths).toSorted()).toEqual(['/api/broken', '/api/clock', '/api/door', '/api/full', '/api/health', '/api/refused', '/api/slow', '/api/stream', '/api/things/{thingId}', '/api/upload']);
  expect(document.paths['/api/things/{thingId}']?.post?.security).toEqual([{ signIn: [] }]);
});

test('[PL-91] a stop ends the streams well, lets requests finish, and takes no new ones', async () => {
  const { url, http } = await serve();
  const before = abortedStreams;
  const stream = await fetch(`${url}/api/stream`);
  const streamed = stream.text();
  const slow = fetch(`${url}/api/slow`);
  await until(() => slowRequests > 0);
  const began = performance.now();
  await Promise.all([http.stop(), http.stop()]);
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(await streamed).toMatch(/^(?:data: tick\n\n)+$/);
  expect(await (await slow).json()).toEqual({ done: true });
  await until(() => abortedStreams === before + 1);
  await expect(fetch(`${url}/api/health`)).rejects.toThrow();
});

test('[PL-92] a port that is taken is said with the mend', async () => {
  const { http } = await serve();
  await expect(serve({ port: http.port })).rejects.toMatchObject({ code: 'port-taken', message: expect.stringContaining(`PORT=${http.port + 1} npm start`) });
});
