import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/platform/server/db/database.ts';
import { dayIn } from '../../src/slices/people/model/days.ts';
import { fillPeople } from '../../src/slices/people/server/index.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { peopleServer, setUpDistrict, signedIn, type Browser, type PeopleServer } from '../support/people-server.ts';

interface PersonAnswer {
  personId: string;
  name: string;
  email: string | null;
  account: string | null;
  rolesToday: string[];
  roles: { roleId: string; role: string; from: string; to: string | null }[];
  school: { name: string } | null;
}

describeOnBothEngines('The roster', (open) => {
  let db: Database;
  let server: PeopleServer;
  let admin: Awaited<ReturnType<typeof setUpDistrict>>;
  let principal: Browser & { readonly personId: string };
  let today: string;
  beforeAll(async () => {
    db = await open();
    server = await peopleServer(db);
    admin = await setUpDistrict(server);
    principal = await signedIn(server, admin, { name: 'Pat Principal', email: 'pat@lakeview.example', roles: [{ role: 'principal', from: '2020-08-01' }] });
    today = dayIn('America/Chicago', server.parts.clock.now());
  }, 180_000);
  const add = async (person: object) => (await admin.ask<PersonAnswer>('POST', '/api/people', { roles: [], ...person })).body;

  test('[PE-24] roles are held from a day to a day, several at once, and their history is kept', async () => {
    const person = await add({ name: 'Rob Roles', roles: [{ role: 'school-team', from: '2019-08-01' }, { role: 'supervisor', from: '2099-08-01' }] });
    expect(person.rolesToday).toEqual(['school-team']);
    await admin.ask('POST', `/api/people/${person.personId}/roles`, { role: 'researcher', from: today });
    const ended = await admin.ask<PersonAnswer>('DELETE', `/api/people/${person.personId}/roles/${person.roles[0]!.roleId}?on=2024-07-01`);
    expect(ended.body.rolesToday).toEqual(['researcher']);
    expect(ended.body.roles.map(({ role, from, to }) => ({ role, from, to }))).toEqual([
      { role: 'school-team', from: '2019-08-01', to: '2024-07-01' },
      { role: 'researcher', from: today, to: null },
      { role: 'supervisor', from: '2099-08-01', to: null },
    ]);
    expect((await admin.ask('DELETE', `/api/people/${person.personId}/roles/${person.roles[1]!.roleId}?on=2024-07-01`)).body).toMatchObject({ code: 'ends-before-it-begins' });
    expect((await admin.ask('POST', `/api/people/${person.personId}/roles`, { role: 'researcher', from: '2099-01-01' })).body).toMatchObject({ code: 'role-held' });
  });

  test('[PE-25] a district is never left without an administrator, not even by two who end each other’s role at once', async () => {
    const other = await add({ name: 'Other Admin', roles: [{ role: 'administrator', from: '2020-01-01' }] });
    const me = (await admin.ask<PersonAnswer>('GET', `/api/people/${admin.actor.personId}`)).body;
    const answers = await Promise.all([
      admin.ask('DELETE', `/api/people/${other.personId}/roles/${other.roles[0]!.roleId}`),
      admin.ask('DELETE', `/api/people/${me.personId}/roles/${me.roles[0]!.roleId}?on=2099-01-01`),
    ]);
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409]);
    expect(answers.find((answer) => answer.status === 409)!.body).toMatchObject({ code: 'last-administrator' });
    const held = await db.call<{ count: number }>("select count(*) from held_role where role = 'administrator' and to_on is null", []);
    expect(held[0]!.count).toBe(1);
    const kept = (await admin.ask<PersonAnswer>('GET', `/api/people/${admin.actor.personId}`)).body;
    if (kept.roles[0]!.to !== null) await db.call("update held_role set to_on = null where person_id = $1", [admin.actor.personId]);
  });

  test('[PE-26] a person who is added with a role that will not do is not added at all', async () => {
    const twice = { name: 'Twice Role', email: 'twice@lakeview.example', roles: [{ role: 'principal', from: '2024-08-01' }, { role: 'principal', from: '2025-08-01' }] };
    expect((await admin.ask('POST', '/api/people', twice)).body).toMatchObject({ code: 'role-held' });
    const nowhere = { ...twice, roles: [{ role: 'principal', from: '2024-08-01', schoolId: admin.actor.personId }] };
    expect((await admin.ask('POST', '/api/people', nowhere)).body).toMatchObject({ code: 'no-such-school' });
    expect((await admin.ask<{ total: number }>('GET', '/api/people?q=Twice')).body.total).toBe(0);
    expect((await admin.ask('POST', '/api/people', { ...twice, roles: [] })).status).toBe(201);
  });

  test('[PE-27] people are found by part of a name or school, by the role they hold today, a page at a time', async () => {
    const school = (await admin.ask<{ schoolId: string }>('POST', '/api/schools', { name: '100% Oak_Hill', level: 'elementary' })).body;
    for (const name of ['zoe Finder', 'Ada Finder', 'Émile Finder', 'ada Finder', 'Ben Finder']) {
      await add({ name, roles: [{ role: 'cabinet', from: '2020-01-01', schoolId: school.schoolId }] });
    }
    await add({ name: 'Old Finder', roles: [] });
    const names: string[] = [];
    let after = '';
    for (let page = 0; page < 10; page++) {
      const { body } = await admin.ask<{ people: PersonAnswer[]; next: string | null; total: number }>('GET', `/api/people?q=FINDER&role=cabinet&limit=2${after}`);
      expect(body.total).toBe(5);
      names.push(...body.people.map((person) => person.name.toLowerCase()));
      if (!body.next) break;
      after = `&after=${body.next}`;
    }
    expect([...names].sort()).toEqual(['ada finder', 'ada finder', 'ben finder', 'zoe finder', 'émile finder']);
    expect(names.slice(0, 2)).toEqual(['ada finder', 'ada finder']);
    const found = async (q: string) => (await admin.ask<{ total: number }>('GET', `/api/people?q=${encodeURIComponent(q)}`)).body.total;
    expect([await found('100% oak_'), await found('100%%'), await found('oakxhill'), await found('\\')]).toEqual([5, 0, 0, 0]);
    expect((await admin.ask<{ people: PersonAnswer[] }>('GET', '/api/people?q=zoe')).body.people[0]!.school).toMatchObject({ name: '100% Oak_Hill' });
    expect((await admin.ask('GET', '/api/people?after=made-up')).status).toBe(200);
  });

  test('[PE-28] addresses, and who has signed in, are shown to administrators and to the person alone', async () => {
    const seen = async (browser: Browser, personId: string) => (await browser.ask<PersonAnswer>('GET', `/api/people/${personId}`)).body;
    expect(await seen(admin, principal.personId)).toMatchObject({ email: 'pat@lakeview.example', account: 'signed-in' });
    expect(await seen(principal, principal.personId)).toMatchObject({ email: 'pat@lakeview.example', account: null });
    expect(await seen(principal, admin.actor.personId)).toMatchObject({ name: 'Ana Admin', email: null, account: null });
    const listed = JSON.stringify((await principal.ask('GET', '/api/people?limit=200')).body);
    expect(listed).toContain('Ana Admin');
    expect(listed).not.toContain('ana@lakeview.example');
    expect((await principal.ask<{ total: number }>('GET', '/api/people?q=ana@lakeview')).body.total).toBe(0);
    expect((await admin.ask<{ total: number }>('GET', '/api/people?q=ana@lakeview')).body.total).toBe(1);
    const fresh = await add({ name: 'Fay Fresh', email: 'fay@lakeview.example', roles: [{ role: 'principal', from: '2020-01-01' }] });
    expect(fresh.account).toBe('none');
    await admin.ask('POST', `/api/people/${fresh.personId}/invitation`);
    expect((await seen(admin, fresh.personId)).account).toBe('invited');
  });

  test('[PE-29] an NCES id is kept as text with its zeros, one school each, and a school with history is not removed', async () => {
    const made = await admin.ask<{ schoolId: string }>('POST', '/api/schools', { name: 'Elm Street', level: 'k-8', size: 412, ncesId: '010000500870' });
    expect(made).toMatchObject({ status: 201, body: { ncesId: '010000500870', size: 412 } });
    expect((await admin.ask('POST', '/api/schools', { name: 'Elm Too', level: 'k-8', ncesId: '010000500870' })).body).toMatchObject({ code: 'nces-id-taken' });
    expect((await admin.ask('POST', '/api/schools', { name: 'Elm Too', level: 'k-8', ncesId: '01-00' })).status).toBe(422);
    expect((await admin.ask('PATCH', `/api/schools/${made.body.schoolId}`, { size: null, name: 'Elm Street School' })).body).toMatchObject({ size: null, name: 'Elm Street School', ncesId: '010000500870' });
    await add({ name: 'Ella Elm', roles: [{ role: 'principal', from: '2020-01-01', schoolId: made.body.schoolId }] });
    expect((await admin.ask('DELETE', `/api/schools/${made.body.schoolId}`)).body).toMatchObject({ code: 'school-in-use' });
    const empty = await admin.ask<{ schoolId: string }>('POST', '/api/schools', { name: 'Mistake', level: 'other' });
    expect((await admin.ask('DELETE', `/api/schools/${empty.body.schoolId}`)).status).toBe(200);
    expect((await admin.ask('DELETE', `/api/schools/${empty.body.schoolId}`)).status).toBe(404);
    expect((await principal.ask('POST', '/api/schools', { name: 'Mine', level: 'other' })).status).toBe(403);
  });

  test('[PE-23] a district has a time zone in which its days fall, and its own words for instructional leadership', async () => {
    expect((await admin.ask('PATCH', '/api/district', { timeZone: 'Mars/Olympus' })).body).toMatchObject({ code: 'time-zone-unknown' });
    expect((await admin.ask('PATCH', '/api/district', { leadershipDefinition: 'Helping teachers teach.' })).body).toMatchObject({ leadershipDefinition: 'Helping teachers teach.', timeZone: 'America/Chicago' });
    expect((await principal.ask('GET', '/api/district')).body).toMatchObject({ name: 'Lakeview Unified', leadershipDefinition: 'Helping teachers teach.' });
    expect((await principal.ask('PATCH', '/api/district', { name: 'Mine' })).status).toBe(403);
  });

  test('[PE-52] administrative acts are on a trail that administrators read and nobody can change', async () => {
    const { body } = await admin.ask<{ entries: { act: string; sentence: string; actorName: string }[]; next: string | null }>('GET', '/api/audit?limit=200');
    const sentences = body.entries.map((entry) => entry.sentence);
    expect(sentences).toEqual(expect.arrayContaining(['Added Fay Fresh', 'Invited Fay Fresh', 'Added the school Elm Street', 'Removed the school Mistake', 'Changed the district’s definition of instructional leadership']));
    expect(sentences).not.toContain('Added Twice Role twice');
    expect(new Set(body.entries.map((entry) => entry.actorName))).toEqual(new Set(['Ana Admin']));
    const two = await admin.ask<{ entries: unknown[]; next: string }>('GET', '/api/audit?limit=2');
    const rest = await admin.ask<{ entries: unknown[] }>('GET', `/api/audit?limit=200&after=${two.body.next}`);
    expect([...two.body.entries, ...rest.body.entries]).toEqual(body.entries);
    expect((await principal.ask('GET', '/api/audit')).status).toBe(403);
    const change = (statement: string) => db.inDistrict(admin.actor.districtId, async (trx) => trx.executeQuery({ sql: statement, parameters: [], query: { kind: 'RawNode' } } as never));
    await expect(change("update audit_entry set sentence = 'nothing'")).rejects.toThrow(/permission denied/);
    await expect(change('delete from audit_entry')).rejects.toThrow(/permission denied/);
  });

  test('[PE-26] many people at once come in whole or not at all', async () => {
    const bulk = {
      schools: [{ key: 's', name: 'Bulk School', level: 'middle' as const }],
      people: Array.from({ length: 10 }, (_, n) => ({ key: `p${n}`, name: `Bulk ${n}`, email: `bulk${n}@lakeview.example`, roles: [{ role: 'principal' as const, from: '2020-08-01', school: 's' }] })),
      groups: [
        { key: 'n', kind: 'network' as const, name: 'Bulk network', from: '2020-08-01', members: Array.from({ length: 10 }, (_, n) => `p${n}`), supervisors: [] },
        { key: 'c', kind: 'circle' as const, name: 'Bulk circle', network: 'n', from: '2020-08-01', members: ['p0', 'p1', 'p2', 'p3', 'p4'], supervisors: [] },
      ],
    };
    await expect(fillPeople(server.parts, admin.actor.districtId, { ...bulk, groups: [...bulk.groups, { ...bulk.groups[1]!, key: 'x', members: ['nobody'] }] })).rejects.toThrow('nobody');
    expect((await admin.ask<{ total: number }>('GET', '/api/people?q=bulk')).body.total).toBe(0);
    const ids = await fillPeople(server.parts, admin.actor.districtId, bulk);
    expect((await admin.ask('GET', `/api/people/${ids.people.get('p3')}`)).body).toMatchObject({ school: { name: 'Bulk School' }, network: { name: 'Bulk network' }, account: 'none' });
  });
});
