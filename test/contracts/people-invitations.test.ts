import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '../../src/platform/server/db/database.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { PASSWORD, peopleServer, setUpDistrict, signedIn, type Browser, type PeopleServer } from '../support/people-server.ts';

const PRINCIPAL = [{ role: 'principal', from: '2020-08-01' }];

// Every password is hashed slowly on purpose, and engines share the machine.
vi.setConfig({ testTimeout: 90_000 });

describeOnBothEngines('Invitations', (open) => {
  let db: Database;
  let server: PeopleServer;
  let admin: Browser;
  let count = 0;
  const added = async () => {
    const email = `person${++count}@lakeview.example`;
    const { body } = await admin.ask<{ personId: string }>('POST', '/api/people', { name: `Person ${count}`, email, roles: PRINCIPAL });
    return { email, name: `Person ${count}`, personId: body.personId };
  };
  const invited = async (personId: string) => {
    const { status, body } = await admin.ask<{ url: string; mailed: boolean; expiresAt: number }>('POST', `/api/people/${personId}/invitation`);
    expect(status).toBe(201);
    return { ...body, token: body.url.split('/').at(-1)! };
  };
  const redeem = (token: string, browser = server.browser()) => browser.ask('POST', '/api/invitations/redeem', { token, password: PASSWORD });

  beforeAll(async () => {
    db = await open();
    server = await peopleServer(db);
    admin = await setUpDistrict(server);
  }, 180_000);
  beforeEach(async () => {
    await db.call('delete from identity_limit', []);
  });

  test('[PE-16] an invitation is a link that tells whose it is, sets a password, signs in, and is used up', async () => {
    const person = await added();
    const { token, url, mailed } = await invited(person.personId);
    expect({ url, mailed }).toEqual({ url: `http://localhost:3000/invitation/${token}`, mailed: false });
    for (let n = 0; n < 3; n++) {
      expect((await server.browser().ask('GET', `/api/invitations/${token}`)).body).toMatchObject({ name: person.name, email: person.email, districtName: 'Lakeview Unified' });
    }
    const browser = server.browser();
    expect((await redeem(token, browser)).status).toBe(201);
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ actor: { personId: person.personId, roles: ['principal'] } });
    expect(await redeem(token)).toMatchObject({ status: 422, body: { code: 'invitation-over' } });
    expect(await server.browser().ask('GET', `/api/invitations/${token}`)).toMatchObject({ status: 422, body: { code: 'invitation-over' } });
  });

  test('[PE-16] of twenty who use one invitation at once, one comes in', async () => {
    const { token } = await invited((await added()).personId);
    const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(token)));
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([201, ...Array.from({ length: 19 }, () => 422)]);
  });

  test('[PE-16] a new invitation voids the one before, and after fourteen days it is too old', async () => {
    const { personId } = await added();
    const first = await invited(personId);
    const second = await invited(personId);
    expect((await redeem(first.token)).status).toBe(422);
    expect((await server.browser().ask('GET', `/api/invitations/${second.token}`)).status).toBe(200);
    server.pass(14 * 24 * 3600_000 + 1000);
    expect((await redeem(second.token)).status).toBe(422);
    server.pass(-14 * 24 * 3600_000 - 1000);
  });

  test('[PE-16] an invitation with a password that will not do is refused and stays good', async () => {
    const { token } = await invited((await added()).personId);
    expect((await server.browser().ask('POST', '/api/invitations/redeem', { token, password: 'short' })).body).toMatchObject({ code: 'password-short' });
    expect((await redeem(token)).status).toBe(201);
  });

  test('[PE-16] another address voids the invitation that was made for the first', async () => {
    const person = await added();
    const { token } = await invited(person.personId);
    expect((await admin.ask('PATCH', `/api/people/${person.personId}`, { email: `other.${person.email}` })).status).toBe(200);
    expect((await redeem(token)).status).toBe(422);
  });

  test('[PE-16] invitations are kept so that nobody can read them again', async () => {
    const { token } = await invited((await added()).personId);
    expect(JSON.stringify(await db.call('select * from identity_invitation', []))).not.toContain(token);
    expect(JSON.stringify((await admin.ask('GET', '/api/audit?limit=200')).body)).not.toContain(token);
  });

  test('[PE-16] where mail is set up the invitation is mailed as well', async () => {
    const mailing = await peopleServer(db, { mail: true });
    const person = await added();
    const boss = mailing.browser();
    await boss.ask('POST', '/api/sign-in', { email: 'ana@lakeview.example', password: PASSWORD });
    const { body } = await boss.ask<{ url: string; mailed: boolean }>('POST', `/api/people/${person.personId}/invitation`);
    expect(body.mailed).toBe(true);
    expect(mailing.mails).toMatchObject([{ to: { address: person.email }, text: expect.stringContaining(body.url) }]);
    await mailing.identity.close();
  });

  test('[PE-14] nobody, the administrator included, can sign in as another', async () => {
    const person = await signedIn(server, admin, { name: 'Private Person', email: 'private@lakeview.example', roles: PRINCIPAL });
    const invitation = await admin.ask('POST', `/api/people/${person.personId}/invitation`);
    expect(invitation).toMatchObject({ status: 409, body: { code: 'has-signed-in' } });
    expect(await admin.ask('PATCH', `/api/people/${person.personId}`, { email: 'mine@lakeview.example' })).toMatchObject({ status: 403, body: { code: 'address-is-theirs' } });
    expect((await admin.ask('PATCH', `/api/people/${person.personId}`, { email: null })).status).toBe(403);
    await admin.ask('PATCH', `/api/people/${person.personId}`, { name: 'Renamed Person', password: 'an administrator’s own' });
    expect((await person.ask('GET', '/api/me')).body).toMatchObject({ actor: { name: 'Renamed Person' }, email: 'private@lakeview.example' });
    expect((await server.browser().ask('POST', '/api/sign-in', { email: 'private@lakeview.example', password: PASSWORD })).status).toBe(200);
    const paths = Object.keys(server.api.hono.getOpenAPI31Document({ openapi: '3.1.0', info: { title: '', version: '' } }).paths ?? {});
    expect(paths.filter((path) => /people.*(password|sign-in|session|impersonat|recovery)/.test(path))).toEqual([]);
  });

  test('[PE-14] only administrators invite, only people with an address and a role', async () => {
    const supervisor = await signedIn(server, admin, { name: 'Sue Visor', email: 'sue@lakeview.example', roles: [{ role: 'supervisor', from: '2020-08-01' }] });
    const person = await added();
    expect((await supervisor.ask('POST', `/api/people/${person.personId}/invitation`)).status).toBe(403);
    expect((await server.browser().ask('POST', `/api/people/${person.personId}/invitation`)).status).toBe(401);
    const plain = await admin.ask<{ personId: string }>('POST', '/api/people', { name: 'No Address', roles: PRINCIPAL });
    expect((await admin.ask('POST', `/api/people/${plain.body.personId}/invitation`)).body).toMatchObject({ code: 'no-address' });
    const idle = await admin.ask<{ personId: string }>('POST', '/api/people', { name: 'No Role', email: 'idle@lakeview.example', roles: [] });
    expect((await admin.ask('POST', `/api/people/${idle.body.personId}/invitation`)).body).toMatchObject({ code: 'no-role-today' });
  });

  test('[PE-14] an invitation that was still open when its person signed in otherwise is good no more', async () => {
    const mailing = await peopleServer(db, { mail: true });
    const person = await added();
    const { token } = await invited(person.personId);
    await mailing.browser().ask('POST', '/api/sign-in-links', { email: person.email });
    await mailing.runJobs();
    const link = /token=(\S+)/.exec(mailing.mails.at(-1)!.text)![1];
    expect((await mailing.browser().ask('POST', '/api/sign-in-links/redeem', { token: link })).body).toMatchObject({ warnings: [] });
    expect((await redeem(token)).status).toBe(422);
    await mailing.identity.close();
  });
});
