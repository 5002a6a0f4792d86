import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/platform/server/db/database.ts';
import { createDistrictWithAdministrator, notify } from '../../src/slices/people/server/index.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { PASSWORD, peopleServer, setUpDistrict, signedIn, type Browser, type PeopleServer } from '../support/people-server.ts';

const PRINCIPAL = [{ role: 'principal', from: '2020-08-01' }];

describeOnBothEngines('Walls and inboxes', (open) => {
  let db: Database;
  let server: PeopleServer;
  let admin: Awaited<ReturnType<typeof setUpDistrict>>;
  let maria: Browser & { readonly personId: string };
  let neighbour: Browser;
  beforeAll(async () => {
    db = await open();
    server = await peopleServer(db, { mail: true });
    admin = await setUpDistrict(server);
    maria = await signedIn(server, admin, { name: 'Maria Ortiz', email: 'maria@lakeview.example', roles: PRINCIPAL });
    const made = await createDistrictWithAdministrator(server.parts, { name: 'Hillside', timeZone: 'America/Denver', administrator: { name: 'Hal', email: 'hal@hillside.example' } });
    neighbour = server.browser();
    if (made.ok) await neighbour.ask('POST', '/api/invitations/redeem', { token: made.value.url.split('/').at(-1), password: PASSWORD });
  }, 180_000);

  test('[PE-21] what lies in another district looks as if it were not there, to its administrators too', async () => {
    const school = (await admin.ask<{ schoolId: string }>('POST', '/api/schools', { name: 'Elm', level: 'high' })).body.schoolId;
    const network = (await admin.ask<{ network: { networkId: string } }>('POST', '/api/networks', { name: 'North' })).body.network.networkId;
    const cohort = (await admin.ask<{ cohort: { cohortId: string } }>('POST', '/api/cohorts', { name: 'One' })).body.cohort.cohortId;
    const circle = (await admin.ask<{ circle: { circleId: string } }>('POST', '/api/circles', { name: 'Blue' })).body.circle.circleId;
    const roleId = (await admin.ask<{ roles: { roleId: string }[] }>('GET', `/api/people/${maria.personId}`)).body.roles[0]!.roleId;
    const people = { on: '2026-08-01', personIds: [] };
    const asks: readonly (readonly [string, string, unknown?])[] = [
      ['PATCH', `/api/schools/${school}`, { name: 'Ours' }],
      ['DELETE', `/api/schools/${school}`],
      ['GET', `/api/people/${maria.personId}`],
      ['PATCH', `/api/people/${maria.personId}`, { name: 'Ours' }],
      ['POST', `/api/people/${maria.personId}/roles`, { role: 'administrator', from: '2020-01-01' }],
      ['DELETE', `/api/people/${maria.personId}/roles/${roleId}`],
      ['POST', `/api/people/${maria.personId}/invitation`],
      ...(['networks', 'cohorts', 'circles'] as const).flatMap((kind) => {
        const id = { networks: network, cohorts: cohort, circles: circle }[kind];
        return [
          ['GET', `/api/${kind}/${id}`],
          ['PATCH', `/api/${kind}/${id}`, { name: 'Ours' }],
          ['PUT', `/api/${kind}/${id}/members`, people],
          ['PUT', `/api/${kind}/${id}/supervisors`, people],
        ] as const;
      }),
    ];
    for (const [method, path, body] of asks) {
      const there = await neighbour.ask<{ code: string }>(method, path, body);
      const nowhere = await neighbour.ask<{ code: string }>(method, path.replace(/[0-9a-f]{12}(?=\/|$)/, '0123456789ab'), body);
      expect({ method, path, status: there.status, body: there.body }).toEqual({ method, path, status: 404, body: nowhere.body });
      expect((await server.browser().ask(method, path, body)).status).toBe(401);
    }
    const lists = await Promise.all(['/api/people', '/api/schools', '/api/networks', '/api/cohorts', '/api/circles', '/api/audit'].map((path) => neighbour.ask('GET', path)));
    for (const text of ['Maria', 'Elm', 'North', 'Blue', 'Ana Admin']) expect(JSON.stringify(lists.map((list) => list.body))).not.toContain(text);
    expect((await admin.ask('GET', `/api/people/${maria.personId}`)).body).toMatchObject({ name: 'Maria Ortiz', rolesToday: ['principal'] });
  });

  test('[PE-54] the role that serves districts reads no account, and the role that signs people in reads no district', async () => {
    const read = (table: string) => ({ sql: `select * from ${table}`, parameters: [], query: { kind: 'RawNode' } }) as never;
    for (const table of ['identity_user', 'identity_session', 'identity_account', 'identity_verification', 'identity_invitation', 'identity_recovery_code', 'identity_guest_pass', 'identity_guest', 'identity_limit']) {
      await expect(db.inDistrict(admin.actor.districtId, (trx) => trx.executeQuery(read(table))), table).rejects.toThrow(/permission denied/);
    }
    for (const table of ['district', 'school', 'person', 'held_role', 'person_group', 'membership', 'notice', 'audit_entry']) {
      await expect(db.asIdentity((trx) => trx.executeQuery(read(table))), table).rejects.toThrow(/permission denied/);
    }
  });

  test('[PE-50] each person has an inbox of their own, latest first, read one by one or all at once', async () => {
    const tell = (n: number, personId = maria.personId) =>
      notify(server.parts, { districtId: admin.actor.districtId, personId, kind: 'session-planned', title: `Notice ${n}`, body: 'A session is planned.', url: '/sessions/1' });
    for (let n = 1; n <= 5; n++) await tell(n);
    await tell(6, admin.actor.personId);
    type Page = { notices: { noticeId: string; title: string; readAt: number | null }[]; unread: number; next: string | null };
    const page = (await maria.ask<Page>('GET', '/api/notices?limit=2')).body;
    expect({ titles: page.notices.map((notice) => notice.title), unread: page.unread }).toEqual({ titles: ['Notice 5', 'Notice 4'], unread: 5 });
    expect((await maria.ask<Page>('GET', `/api/notices?limit=2&after=${page.next}`)).body.notices.map((notice) => notice.title)).toEqual(['Notice 3', 'Notice 2']);
    const [first] = page.notices;
    expect((await admin.ask('POST', `/api/notices/${first!.noticeId}/read`)).status).toBe(404);
    expect((await neighbour.ask('POST', `/api/notices/${first!.noticeId}/read`)).status).toBe(404);
    expect((await maria.ask('POST', `/api/notices/${first!.noticeId}/read`)).status).toBe(200);
    expect((await maria.ask('GET', '/api/me')).body).toMatchObject({ unreadNotices: 4 });
    expect((await maria.ask('POST', '/api/notices/read-all')).status).toBe(200);
    expect((await maria.ask<Page>('GET', '/api/notices')).body).toMatchObject({ unread: 0, next: null });
    expect((await admin.ask<Page>('GET', '/api/notices')).body).toMatchObject({ unread: 1 });
  });

  test('[PE-50] a notice with a key is written once, whoever asks how often', async () => {
    const notice = { districtId: admin.actor.districtId, personId: maria.personId, kind: 'check-in', title: 'Once', body: '', url: '/', key: 'check-in 1', mail: { subject: 'Once', text: 'Once' } };
    await Promise.all(Array.from({ length: 8 }, () => notify(server.parts, notice)));
    await server.runJobs();
    const { body } = await maria.ask<{ notices: { title: string }[] }>('GET', '/api/notices?limit=100');
    expect(body.notices.filter((found) => found.title === 'Once')).toHaveLength(1);
    expect(server.mails.filter((mail) => mail.subject === 'Once')).toHaveLength(1);
  });

  test('[PE-51] a notice is mailed to its person alone, where mail is set up and while they want it', async () => {
    const tell = (subject: string) =>
      notify(server.parts, { districtId: admin.actor.districtId, personId: maria.personId, kind: 'x', title: subject, body: '', url: '/', mail: { subject, text: 'Words.' } });
    await tell('Wanted');
    await server.runJobs();
    expect(server.mails.filter((mail) => mail.subject === 'Wanted')).toMatchObject([{ to: { name: 'Maria Ortiz', address: 'maria@lakeview.example' }, unsubscribeUrl: 'http://localhost:3000/account' }]);
    await maria.ask('PATCH', '/api/me', { wantsMail: false });
    await tell('Unwanted');
    await server.runJobs();
    expect(server.mails.filter((mail) => mail.subject === 'Unwanted')).toEqual([]);
    expect((await maria.ask<{ notices: { title: string }[] }>('GET', '/api/notices')).body.notices[0]).toMatchObject({ title: 'Unwanted' });
  });
});
