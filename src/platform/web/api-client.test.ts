import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onSignInEnded, request } from './api-client.ts';

let asked: { path: string; init: RequestInit }[] = [];
let answer: (path: string) => Response | Promise<Response>;

beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, init });
    return answer(path);
  });
});
afterEach(() => onSignInEnded(null));

const signedOut = () => Response.json({ type: 'about:blank', title: 'You are not signed in.', status: 401, code: 'not-signed-in' }, { status: 401 });

test('[WE-5] a dead network is a problem with a kind sentence, and never a throw', async () => {
  answer = () => Promise.reject(new TypeError('Failed to fetch'));
  expect(await request('POST', '/api/x', { text: 'typed' })).toMatchObject({ ok: false, error: { code: 'offline', status: 0, message: expect.stringContaining('still here') } });
});

test('[WE-5] a page of a captive portal does not pass for an answer', async () => {
  answer = () => new Response('<html>Log in to the guest Wi-Fi</html>');
  expect(await request('GET', '/api/x')).toMatchObject({ ok: false, error: { code: 'unreadable-answer' } });
});

test('[WE-27] every request carries the header that no other site can send, and JSON only where there is a body', async () => {
  answer = () => Response.json({});
  await request('POST', '/api/x', { a: 1 });
  await request('PUT', '/api/file', new Blob(['%PDF']));
  expect(asked.map(({ init }) => init.headers)).toEqual([
    { accept: 'application/json', 'x-jointwork': '1', 'content-type': 'application/json' },
    { accept: 'application/json', 'x-jointwork': '1' },
  ]);
  expect(asked[0]!.init.body).toBe('{"a":1}');
});

test('[WE-28] when the sign-in has ended the person is asked once, and every waiting request goes on by itself', async () => {
  let signedIn = false;
  const ask = vi.fn(async () => (signedIn = true));
  onSignInEnded(ask);
  answer = (path) => (signedIn ? Response.json({ path }) : signedOut());
  const [a, b] = await Promise.all([request('POST', '/api/a', { text: 'one' }), request('POST', '/api/b', { text: 'two' })]);
  expect([a, b]).toEqual([{ ok: true, value: { path: '/api/a' } }, { ok: true, value: { path: '/api/b' } }]);
  expect(ask).toHaveBeenCalledOnce();
});

test('[WE-28] who does not sign in again gets the refusal, and signing in itself never asks', async () => {
  const ask = vi.fn(async () => false);
  onSignInEnded(ask);
  answer = signedOut;
  expect(await request('POST', '/api/a', {})).toMatchObject({ ok: false, error: { status: 401 } });
  expect(await request('POST', '/api/sign-in', {}, { asStranger: true })).toMatchObject({ ok: false, error: { status: 401 } });
  expect(ask).toHaveBeenCalledOnce();
});
