import { beforeAll, expect, test } from 'vitest';
import { describeOnBothEngines } from '../support/databases.ts';
import { PASSWORD, peopleServer, setUpDistrict, signedIn, type Browser, type PeopleServer } from '../support/people-server.ts';

describeOnBothEngines('Signing in', (open) => {
  let server: PeopleServer;
  let admin: Awaited<ReturnType<typeof setUpDistrict>>;
  beforeAll(async () => {
    server = await peopleServer(await open());
    admin = await setUpDistrict(server);
  });

  test('[PE-1] smoke', async () => {
    const me = await admin.ask('GET', '/api/me');
    console.log(me.status, JSON.stringify(me.body), [...admin.cookies], admin.recoveryCodes);
    const p = await signedIn(server, admin, { name: 'Maria Ortiz', email: 'maria@lakeview.example' });
    console.log(p.recoveryCodes, JSON.stringify((await p.ask('GET', '/api/me')).body));
    const b = server.browser();
    console.log(await b.ask('POST', '/api/sign-in', { email: 'MARIA@lakeview.example', password: PASSWORD }));
    console.log(await b.ask('POST', '/api/sign-in', { email: 'MARIA@lakeview.example', password: 'x' }));
    console.log(JSON.stringify((await b.ask('GET', '/api/me/sign-ins')).body));
    console.log(JSON.stringify((await admin.ask('GET', '/api/people')).body));
    console.log(JSON.stringify((await admin.ask('GET', '/api/audit')).body));
    expect(me.status).toBe(200);
  });
});
