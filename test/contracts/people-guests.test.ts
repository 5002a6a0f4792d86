import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/platform/server/db/database.ts';
import { endGuestPassesOf, issueGuestPass, peopleByIds, revokeGuestPass } from '../../src/slices/people/server/index.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { peopleServer, setUpDistrict, type PeopleServer } from '../support/people-server.ts';

const HOUR = 3600_000;

describeOnBothEngines('Guests', (open) => {
  let db: Database;
  let server: PeopleServer;
  let admin: Awaited<ReturnType<typeof setUpDistrict>>;
  beforeAll(async () => {
    db = await open();
    server = await peopleServer(db);
    admin = await setUpDistrict(server);
  }, 180_000);

  const passFor = async (seats?: number) => {
    const sessionId = randomUUID();
    const { districtId, personId: madeBy } = admin.actor;
    const pass = await issueGuestPass(server.parts, { districtId, sessionId, madeBy, sessionEndsAt: server.parts.clock.now() + HOUR, ...(seats ? { seats } : {}) });
    return { ...pass, sessionId, token: pass.url.split('/').at(-1)! };
  };
  const comeIn = async (token: string, name = 'Gus Guest') => {
    const browser = server.browser();
    const { status, body } = await browser.ask<{ sessionId: string; actor: { personId: string } }>('POST', '/api/guest-passes/redeem', { token, name });
    return { ...browser, status, body };
  };

  test('[PE-30] a guest comes into one session by a link and a name, without an account and without a role', async () => {
    const pass = await passFor();
    const guest = await comeIn(pass.token);
    expect(guest).toMatchObject({ status: 200, body: { sessionId: pass.sessionId, actor: { name: 'Gus Guest', roles: [], guestOfSession: pass.sessionId } } });
    expect((await guest.ask('GET', '/api/me')).body).toMatchObject({ actor: { guestOfSession: pass.sessionId }, email: null, hasPassword: false, recoveryCodesLeft: 0, mayResetPassword: false });
    expect([...guest.cookies.keys()]).toEqual(['jointwork.guest']);
    const names = await db.inDistrict(admin.actor.districtId, (trx) => peopleByIds(trx, [guest.body.actor.personId]));
    expect(names.get(guest.body.actor.personId)).toMatchObject({ name: 'Gus Guest', guestOfSession: pass.sessionId });
  });

  test('[PE-31] a guest sees nothing of the district but their session', async () => {
    const guest = await comeIn((await passFor()).token);
    for (const path of ['/api/district', '/api/schools', '/api/people', `/api/people/${admin.actor.personId}`, '/api/networks', '/api/cohorts', '/api/circles', '/api/audit', '/api/me/sign-ins']) {
      expect({ path, status: (await guest.ask('GET', path)).status }).toEqual({ path, status: 403 });
    }
    for (const [method, path, body] of [
      ['PATCH', '/api/me', { name: 'Else' }],
      ['POST', '/api/me/password', { next: 'a password of twelve' }],
      ['POST', '/api/me/email', { email: 'g@example.org', password: 'x' }],
      ['POST', '/api/me/recovery-codes', { password: 'x' }],
      ['DELETE', '/api/me/sign-ins', undefined],
      ['POST', '/api/people', { name: 'X', roles: [] }],
      ['POST', '/api/circles', { name: 'X' }],
    ] as const) {
      expect({ path, status: (await guest.ask(method, path, body)).status }).toEqual({ path, status: 403 });
    }
    const people = await admin.ask<{ people: { name: string }[] }>('GET', '/api/people?q=Gus');
    expect(people.body.people).toEqual([]);
    expect((await admin.ask('GET', `/api/people/${guest.body.actor.personId}`)).status).toBe(404);
  });

  test('[PE-30] a pass lets in as many guests as it has seats, however many come at once', async () => {
    const pass = await passFor(3);
    const guests = await Promise.all(Array.from({ length: 12 }, (_, n) => comeIn(pass.token, `Guest ${n}`)));
    expect(guests.map((guest) => guest.status).sort((a, b) => a - b)).toEqual([200, 200, 200, ...Array.from({ length: 9 }, () => 422)]);
    expect(await comeIn(pass.token)).toMatchObject({ status: 422, body: { code: 'guest-pass-over' } });
  });

  test('[PE-32] a pass that is revoked signs its guests out at once, on every server', async () => {
    const other = await peopleServer(db);
    const pass = await passFor(2);
    const guest = await comeIn(pass.token);
    const cookie = { cookie: [...guest.cookies].map(([name, value]) => `${name}=${value}`).join() };
    expect((await other.browser().ask('GET', '/api/me', undefined, cookie)).status).toBe(200);
    const heard = new Promise<string>((resolve) => void other.identity.onChange(resolve));
    await revokeGuestPass(server.parts, server.identity, admin.actor.districtId, pass.passId);
    expect((await guest.ask('GET', '/api/me')).status).toBe(401);
    expect(await heard).toBe(guest.body.actor.personId);
    expect((await other.browser().ask('GET', '/api/me', undefined, cookie)).status).toBe(401);
    expect((await comeIn(pass.token)).status).toBe(422);
    await other.identity.close();
  });

  test('[PE-32] a pass cannot be revoked from another district', async () => {
    const pass = await passFor();
    const guest = await comeIn(pass.token);
    await revokeGuestPass(server.parts, server.identity, randomUUID(), pass.passId);
    expect((await guest.ask('GET', '/api/me')).status).toBe(200);
  });

  test('[PE-32] a guest is good until a day after the session, and no longer', async () => {
    const pass = await passFor(2);
    const guest = await comeIn(pass.token);
    await endGuestPassesOf(server.parts, server.identity, admin.actor.districtId, pass.sessionId, server.parts.clock.now());
    server.pass(23 * HOUR);
    expect((await guest.ask('GET', '/api/me')).status).toBe(200);
    server.pass(2 * HOUR);
    expect((await guest.ask('GET', '/api/me')).status).toBe(401);
    expect((await comeIn(pass.token)).status).toBe(422);
    server.pass(-25 * HOUR);
  });

  test('[PE-30] a guest who signs out is gone, and someone with an account needs no pass', async () => {
    const pass = await passFor(2);
    const guest = await comeIn(pass.token);
    const cookie = { cookie: [...guest.cookies].map(([name, value]) => `${name}=${value}`).join() };
    expect((await guest.ask('POST', '/api/sign-out')).status).toBe(200);
    expect((await server.browser().ask('GET', '/api/me', undefined, cookie)).status).toBe(401);
    expect(await admin.ask('POST', '/api/guest-passes/redeem', { token: pass.token, name: 'Ana' })).toMatchObject({ status: 409, body: { code: 'signed-in-already' } });
  });
});
