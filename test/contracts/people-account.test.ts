import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '../../src/platform/server/db/database.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { PASSWORD, peopleServer, setUpDistrict, signedIn, type Browser, type PeopleServer } from '../support/people-server.ts';

const PRINCIPAL = [{ role: 'principal', from: '2020-08-01' }];
const NEXT = 'four calm grey words';

// Every password is hashed slowly on purpose, and engines share the machine.
vi.setConfig({ testTimeout: 90_000 });

describeOnBothEngines('An account', (open) => {
  let db: Database;
  let mailing: PeopleServer;
  let silent: PeopleServer;
  let admin: Browser;
  let count = 0;
  const somebody = async (server = mailing) => {
    const email = `person${++count}@lakeview.example`;
    return { email, ...(await signedIn(server, admin, { name: `Person ${count}`, email, roles: PRINCIPAL })) };
  };
  const askForLink = async (email: string) => {
    expect(await mailing.browser().ask('POST', '/api/sign-in-links', { email })).toMatchObject({ status: 202, body: { done: true } });
    await mailing.runJobs();
    const mail = mailing.mails.filter((sent) => sent.to.address === email.toLowerCase()).at(-1);
    return /\/sign-in\/link\?token=(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  };
  const redeem = (token: string, browser = mailing.browser()) => browser.ask<{ recoveryCodes: string[]; warnings: string[] }>('POST', '/api/sign-in-links/redeem', { token });

  beforeAll(async () => {
    db = await open();
    mailing = await peopleServer(db, { mail: true });
    silent = await peopleServer(db);
    admin = await setUpDistrict(mailing);
  }, 180_000);
  beforeEach(async () => {
    await db.call('delete from identity_limit', []);
  });

  test('[PE-7] a sign-in link is mailed to its own address, shows its secret to a page only, and works once', async () => {
    const person = await somebody();
    const token = await askForLink(person.email.toUpperCase());
    expect(token.length).toBeGreaterThan(20);
    expect(mailing.mails.at(-1)).toMatchObject({ to: { address: person.email }, text: expect.stringContaining('http://localhost:3000/sign-in/link?token=') });
    const browser = mailing.browser();
    expect((await redeem(token, browser)).status).toBe(200);
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ email: person.email, mayResetPassword: true });
    expect(await redeem(token)).toMatchObject({ status: 422, body: { code: 'link-used' } });
  });

  test('[PE-7] of twenty who use one link at once, one is signed in', async () => {
    const token = await askForLink((await somebody()).email);
    const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(token)));
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, ...Array.from({ length: 19 }, () => 422)]);
  });

  test('[PE-7] nothing but the button’s own request uses a link up', async () => {
    const token = await askForLink((await somebody()).email);
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await mailing.browser().ask(method, '/api/sign-in-links/redeem').catch(() => null);
    for (const path of [`/sign-in/link?token=${token}`, `/api/auth/magic-link/verify?token=${token}`, `/magic-link/verify?token=${token}`]) {
      expect((await mailing.api.hono.request(path)).status).toBe(404);
    }
    expect((await redeem(token)).status).toBe(200);
  });

  test('[PE-7] an address that nobody has gets the same answer and no mail', async () => {
    const before = mailing.mails.length;
    await askForLink('nobody@lakeview.example');
    expect(mailing.mails).toHaveLength(before);
    const known = await mailing.browser().ask('POST', '/api/sign-in-links', { email: (await somebody()).email });
    const unknown = await mailing.browser().ask('POST', '/api/sign-in-links', { email: 'nobody@lakeview.example' });
    expect({ status: unknown.status, body: unknown.body }).toEqual({ status: known.status, body: known.body });
  });

  test('[PE-7] without mail there are no links, and a sentence says so', async () => {
    expect(await silent.browser().ask('POST', '/api/sign-in-links', { email: 'ana@lakeview.example' })).toMatchObject({ status: 503, body: { code: 'no-mail', mend: expect.stringContaining('recovery codes') } });
  });

  test('[PE-6] links are asked for at most five times an hour for one address', async () => {
    const { email } = await somebody();
    const answers = [];
    for (let n = 0; n < 6; n++) answers.push((await mailing.browser().ask('POST', '/api/sign-in-links', { email })).status);
    expect(answers).toEqual([202, 202, 202, 202, 202, 429]);
  });

  test('[PE-8] the first mailed link ends a password and codes that were made before the mailbox proved who it is', async () => {
    const invited = await somebody();
    const first = await redeem(await askForLink(invited.email));
    expect(first.body).toMatchObject({ warnings: [expect.stringContaining('no longer work')], recoveryCodes: expect.arrayContaining([expect.any(String)]) });
    expect((await invited.ask('GET', '/api/me')).status).toBe(401);
    expect((await mailing.browser().ask('POST', '/api/sign-in', { email: invited.email, password: PASSWORD })).status).toBe(422);
    expect((await mailing.browser().ask('POST', '/api/recovery-codes/redeem', { email: invited.email, code: invited.recoveryCodes[0], password: NEXT })).status).toBe(422);

    const browser = mailing.browser();
    const second = await redeem(await askForLink(invited.email), browser);
    expect(second.body).toMatchObject({ warnings: [], recoveryCodes: [] });
    expect((await browser.ask('POST', '/api/me/password', { next: NEXT })).status).toBe(200);
    const third = await redeem(await askForLink(invited.email));
    expect(third.body.warnings).toEqual([]);
    expect((await mailing.browser().ask('POST', '/api/sign-in', { email: invited.email, password: NEXT })).status).toBe(200);
  });

  test('[PE-9] whoever signs in for the first time is given ten recovery codes, this once', async () => {
    const person = await somebody();
    expect(new Set(person.recoveryCodes).size).toBe(10);
    const again = await mailing.browser().ask('POST', '/api/sign-in', { email: person.email, password: PASSWORD });
    expect(again.body).toMatchObject({ recoveryCodes: [] });
    const stored = JSON.stringify(await db.call('select * from identity_recovery_code', []));
    for (const code of person.recoveryCodes) expect(stored).not.toContain(code.replaceAll('-', ''));
  });

  test('[PE-9] without mail a recovery code sets a new password, once, and ends every other sign-in', async () => {
    const person = await somebody(silent);
    const [code = '', another = ''] = person.recoveryCodes;
    const browser = silent.browser();
    const typed = { email: person.email, code: code.toUpperCase().replaceAll('-', ' '), password: NEXT };
    expect((await browser.ask('POST', '/api/recovery-codes/redeem', typed)).status).toBe(200);
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ recoveryCodesLeft: 9 });
    expect((await person.ask('GET', '/api/me')).status).toBe(401);
    expect(await silent.browser().ask('POST', '/api/recovery-codes/redeem', typed)).toMatchObject({ status: 422, body: { code: 'recovery-failed' } });
    expect((await silent.browser().ask('POST', '/api/sign-in', { email: person.email, password: PASSWORD })).status).toBe(422);
    expect((await silent.browser().ask('POST', '/api/sign-in', { email: person.email, password: NEXT })).status).toBe(200);

    const fresh = await browser.ask<{ recoveryCodes: string[] }>('POST', '/api/me/recovery-codes', { password: NEXT });
    expect(fresh.body.recoveryCodes).toHaveLength(10);
    expect((await silent.browser().ask('POST', '/api/recovery-codes/redeem', { ...typed, code: another })).status).toBe(422);
    expect((await browser.ask('POST', '/api/me/recovery-codes', { password: 'not my password' })).status).toBe(422);
  });

  test('[PE-9] a code is good for its own person only, and guessing is limited', async () => {
    const [one, other] = [await somebody(), await somebody()];
    for (let n = 0; n < 10; n++) {
      expect((await mailing.browser().ask('POST', '/api/recovery-codes/redeem', { email: one.email, code: other.recoveryCodes[n], password: NEXT })).status).toBe(422);
    }
    expect((await mailing.browser().ask('POST', '/api/recovery-codes/redeem', { email: one.email, code: one.recoveryCodes[0], password: NEXT })).status).toBe(429);
  });

  test('[PE-13] changing a password needs the present one, or a fresh mailed link, and ends the other sign-ins', async () => {
    const person = await somebody();
    const other = mailing.browser();
    await other.ask('POST', '/api/sign-in', { email: person.email, password: PASSWORD });
    expect((await person.ask('POST', '/api/me/password', { next: NEXT })).body).toMatchObject({ code: 'password-wrong' });
    expect((await person.ask('POST', '/api/me/password', { current: 'something else', next: NEXT })).body).toMatchObject({ code: 'password-wrong' });
    expect((await person.ask('POST', '/api/me/password', { current: PASSWORD, next: 'short' })).body).toMatchObject({ code: 'password-short' });
    expect((await other.ask('GET', '/api/me')).status).toBe(200);
    expect((await person.ask('POST', '/api/me/password', { current: PASSWORD, next: NEXT })).status).toBe(200);
    expect((await person.ask('GET', '/api/me')).status).toBe(200);
    expect((await other.ask('GET', '/api/me')).status).toBe(401);
  });

  test('[PE-13] a mailed link stops standing in for the password after fifteen minutes', async () => {
    const person = await somebody();
    const browser = mailing.browser();
    await redeem(await askForLink(person.email), browser);
    await browser.ask('POST', '/api/me/password', { next: NEXT });
    mailing.pass(16 * 60_000);
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ mayResetPassword: false });
    expect((await browser.ask('POST', '/api/me/password', { next: 'another four calm words' })).body).toMatchObject({ code: 'password-wrong' });
  });

  test('[PE-15] a person moves their account to another address with their password; one address is one person of the whole installation', async () => {
    const [one, other] = [await somebody(), await somebody()];
    expect((await one.ask('POST', '/api/me/email', { email: other.email.toUpperCase(), password: PASSWORD })).body).toMatchObject({ code: 'address-taken' });
    expect((await one.ask('POST', '/api/me/email', { email: 'new.one@lakeview.example', password: 'not my password' })).body).toMatchObject({ code: 'password-wrong' });
    expect((await one.ask('POST', '/api/me/email', { email: 'New.One@lakeview.example', password: PASSWORD })).status).toBe(200);
    expect((await mailing.browser().ask('POST', '/api/sign-in', { email: one.email, password: PASSWORD })).status).toBe(422);
    expect((await mailing.browser().ask('POST', '/api/sign-in', { email: 'new.one@lakeview.example', password: PASSWORD })).status).toBe(200);
    expect((await admin.ask('POST', '/api/people', { name: 'Twin', email: 'NEW.ONE@lakeview.example', roles: [] })).body).toMatchObject({ code: 'address-taken' });
  });

  test('[PE-15] people change their own name and whether they want mail', async () => {
    const person = await somebody();
    expect((await person.ask('PATCH', '/api/me', { name: 'Petra New', wantsMail: false })).body).toMatchObject({ actor: { name: 'Petra New' }, wantsMail: false });
    expect((await person.ask('GET', '/api/me')).body).toMatchObject({ actor: { name: 'Petra New' }, wantsMail: false, email: person.email });
  });

  test('[PE-56] what has run out is removed at night: counters, sign-ins, unused links', async () => {
    const person = await somebody();
    await askForLink(person.email);
    await mailing.browser().ask('POST', '/api/sign-in', { email: person.email, password: 'a wrong password' });
    const left = async () => {
      const rows = await db.call<{ n: number }>('select (select count(*) from identity_limit) + (select count(*) from identity_session) + (select count(*) from identity_verification) as n', []);
      return rows[0]!.n;
    };
    await mailing.turn('people.remove-run-out');
    expect((await person.ask('GET', '/api/me')).status).toBe(200);
    const before = await left();
    mailing.pass(15 * 24 * 3600_000);
    await mailing.turn('people.remove-run-out');
    mailing.pass(-15 * 24 * 3600_000);
    expect({ before: before > 2, after: await left() }).toEqual({ before: true, after: 0 });
    expect((await mailing.browser().ask('POST', '/api/sign-in', { email: person.email, password: PASSWORD })).status).toBe(200);
  });
});
