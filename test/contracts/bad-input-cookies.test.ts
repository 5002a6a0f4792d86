import { createHmac, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPerson } from '../../src/apps/rehearsal/browserless-person.ts';
import type { Database } from '../../src/platform/server/db/database.ts';
import { circleOfSeven, type CircleOfSeven } from '../support/circle-of-seven.ts';
import { describeOnBothEngines, openMemory } from '../support/databases.ts';
import { wholeServer, type WholeServer } from '../support/whole-server.ts';

describeOnBothEngines('broken cookies', (open) => {
  let db: Database;
  let elsewhere: Database;
  let server: WholeServer;
  let other: WholeServer;
  let circle: CircleOfSeven;
  let name: string;
  let good: string;

  beforeAll(async () => {
    db = await open();
    server = await wholeServer(db);
    circle = await circleOfSeven(server);
    [name = '', good = ''] = split(circle.principals[0]!.cookie());
    elsewhere = await openMemory();
    other = await wholeServer(elsewhere);
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    await other.stop();
    await elsewhere.close();
  });

  const ask = async (cookie: string, path = '/api/me', more: RequestInit = {}) => {
    const answer = await fetch(server.url + path, { ...more, headers: { 'x-jointwork': '1', 'content-type': 'application/json', cookie } });
    return { status: answer.status, body: (await answer.json()) as { code?: string; title?: string; actor?: { name: string } } };
  };

  test('[PL-126] a cookie that is broken in whatever way makes a stranger, with a sentence', async () => {
    const [token = '', signature = ''] = decodeURIComponent(good).split('.');
    const foreign = await circleOfSeven(other);
    const forged = createHmac('sha256', 'guessed').update(token).digest('base64');
    const broken = [
      '', '.', '=', '%', '%ZZ', '%E0%A4%A', '%00', 'null', 'undefined', '[]', '{}', '"', '"quoted"', 'a'.repeat(12_000),
      good.slice(0, -1), good.slice(1), good.slice(0, 10), token, `.${signature}`, `${token}.`, `${token}.${encodeURIComponent(forged)}`,
      encodeURIComponent(good), `${good}${good}`, good.toUpperCase(), good.replace('.', '%2E%2E'),
      ...Array.from({ length: 30 }, () => randomBytes(40).toString('base64url')),
      ...Array.from({ length: 30 }, () => encodeURIComponent(randomBytes(40).toString('latin1'))),
      split(foreign.principals[0]!.cookie())[1]!,
    ];
    for (const value of broken) {
      for (const sent of [`${name}=${value}`, `jointwork.guest=${value}`]) {
        const { status, body } = await ask(sent);
        expect([sent.slice(0, 200), status, body.code]).toEqual([sent.slice(0, 200), 401, 'not-signed-in']);
        expect(body.title).toContain('not signed in');
      }
      const write = await ask(`${name}=${value}`, '/api/problems', { method: 'POST', body: JSON.stringify({ problemId: 'x' }) });
      expect(write.status).toBe(401);
    }
    expect(server.logged.filter((line) => line.level === 'error')).toEqual([]);
  }, 120_000);

  test('[PL-126] a whole header of rubbish is passed over, also around a good cookie', async () => {
    for (const rubbish of [';;;;', '===', 'a;b;c', 'x=1; '.repeat(700), 'x="unclosed; y=2', ' ; , ; ', '__proto__=1; constructor=2', '\u00ff\u00fe=\u00fd']) {
      expect((await ask(rubbish)).status).toBe(401);
      const { status, body } = await ask(`${rubbish}; ${name}=${good}`);
      expect([200, 401]).toContain(status);
      if (status === 200) expect(body.actor?.name).toBe('Pia');
    }
  });

  test('[PL-126] more cookies than fit, and what is no request at all, are answered with a sentence', async () => {
    const { status, body } = await ask(`${name}=${'a'.repeat(20_000)}`);
    expect([status, body.code]).toEqual([431, 'headers-too-large']);
    for (const nonsense of ['NONSENSE\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', `POST /api/me HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n`, '\u0016\u0003\u0001']) {
      expect(await said(server.url, nonsense)).toMatch(/^HTTP\/1\.1 400 [\s\S]*no request that could be read/);
    }
    expect((await ask(`${name}=${good}`)).status).toBe(200);
  });

  test('[PL-126] of two cookies of one name nobody gets more than one of them would give', async () => {
    const dead = `${name}=${good.slice(0, -4)}AAAA`;
    for (const sent of [`${dead}; ${name}=${good}`, `${name}=${good}; ${dead}`]) {
      const { status, body } = await ask(sent);
      expect([200, 401]).toContain(status);
      if (status === 200) expect(body.actor?.name).toBe('Pia');
    }
  });

  test('[PL-126] a public page answers whoever carries a broken cookie, so that they can sign in anew', async () => {
    const cookie = `${name}=${'%'.repeat(50)}; jointwork.guest=%ff`;
    expect((await ask(cookie, '/api/setup')).status).toBe(200);
    const { status, body } = await ask(cookie, '/api/sign-in', { method: 'POST', body: JSON.stringify({ email: 'pia@seven.example', password: 'three calm words' }) });
    expect([status, body.actor?.name]).toEqual([200, 'Pia']);
  });

  test('[PL-88] a database that cannot be read for a while signs nobody out: it is said plainly, and then all is as before', async () => {
    expect((await ask(`${name}=${good}`)).status).toBe(200);
    await db.call('alter table identity_session rename to out_of_reach', []);
    server.pass(60_000); // longer than a sign-in is remembered
    const { status, body } = await ask(`${name}=${good}`);
    await db.call('alter table out_of_reach rename to identity_session', []);
    expect([status, body.code]).toEqual([503, 'database-away']);
    expect((await ask(`${name}=${good}`)).status).toBe(200);
    server.pass(-60_000);
  });

  test('[PL-127] a guest’s cookie opens their one session and nothing else', async () => {
    const [mine, another] = [await circle.plan(), await circle.plan()];
    const { joinUrl } = await circle.administrator.must<{ joinUrl: string }>('POST', `/api/sessions/${mine}/guest-passes`, { seats: 1 }).catch(() => circle.principals[1]!.must<{ joinUrl: string }>('POST', `/api/sessions/${mine}/guest-passes`, { seats: 1 }));
    const guest = createPerson('Guest', () => server.url);
    await guest.must('POST', '/api/guest-passes/redeem', { token: new URL(joinUrl).pathname.split('/').at(-1), name: 'Greta Guest' });
    const guestCookie = split(guest.cookie())[1]!;
    expect((await guest.request('GET', `/api/sessions/${mine}`)).status).toBe(200);
    for (const path of [`/api/sessions/${another}`, `/api/sessions/${another}/record`, `/api/sessions/${another}/stream`, '/api/people', '/api/problems/00000000-0000-4000-8000-000000000000', `/api/circles/${circle.circleId}`, '/api/audit', '/api/district']) {
      expect([path, (await guest.request('GET', path)).status]).toEqual([path, expect.toSatisfy((status: number) => status === 403 || status === 404)]);
    }
    // Worn as an account's cookie, or at another installation, it is nothing.
    expect((await ask(`${name}=${guestCookie}`)).status).toBe(401);
    expect((await fetch(`${other.url}/api/me`, { headers: { cookie: `jointwork.guest=${guestCookie}` } })).status).toBe(401);
    expect((await ask(`jointwork.guest=${good}`)).status).toBe(401);
  });
});

/** What a server answers to bytes that are no request. */
function said(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let answer = '';
    connect(Number(port), hostname, function (this: Socket) {
      this.write(bytes);
    }).setEncoding('utf8').on('data', (text: string) => (answer += text)).on('close', () => resolve(answer)).on('error', reject);
  });
}

function split(cookie: string): string[] {
  const at = cookie.indexOf('=');
  return [cookie.slice(0, at), cookie.slice(at + 1)];
}
