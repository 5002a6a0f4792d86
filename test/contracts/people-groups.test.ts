import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/platform/server/db/database.ts';
import { dayIn } from '../../src/slices/people/model/days.ts';
import { circleMembers, circlesOfPerson, circleSupervisors, principalsOf, relationsToPerson, supervisorsOf } from '../../src/slices/people/server/index.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { peopleServer, setUpDistrict, signedIn, type Browser, type PeopleServer } from '../support/people-server.ts';

interface Group {
  networkId: string;
  circleId: string;
  cohortId: string;
  members: { personId: string; name: string; from: string; to: string | null }[];
  supervisors: { personId: string }[];
  otherMemberships: { personId: string; from: string; to: string | null; reason: string }[];
  supervisorSees: string;
}
interface Told {
  network: Group;
  circle: Group;
  cohort: Group;
  warnings: string[];
}

describeOnBothEngines('Networks, cohorts and circles', (open) => {
  let db: Database;
  let server: PeopleServer;
  let admin: Awaited<ReturnType<typeof setUpDistrict>>;
  let supervisor: Browser & { readonly personId: string };
  let principal: Browser & { readonly personId: string };
  const people: string[] = [];
  let today: string;
  const inDistrict = <T>(work: Parameters<typeof db.inDistrict<never, T>>[1]) => db.inDistrict<never, T>(admin.actor.districtId, work);
  const put = (browser: Browser, path: string, personIds: string[], more: object = {}) => browser.ask<Told & { code: string }>('PUT', path, { on: '2026-08-01', personIds, ...more });
  const network = async (name: string) => (await admin.ask<Told>('POST', '/api/networks', { name, level: 'elementary' })).body.network.networkId;
  const circle = async (name: string, more: object = {}) => (await admin.ask<Told>('POST', '/api/circles', { name, ...more })).body.circle.circleId;

  beforeAll(async () => {
    db = await open();
    server = await peopleServer(db);
    admin = await setUpDistrict(server);
    supervisor = await signedIn(server, admin, { name: 'Sue Visor', email: 'sue@lakeview.example', roles: [{ role: 'supervisor', from: '2020-08-01' }] });
    principal = await signedIn(server, admin, { name: 'Pat Principal', email: 'pat@lakeview.example', roles: [{ role: 'principal', from: '2020-08-01' }] });
    people.push(principal.personId);
    for (let n = 1; n < 20; n++) {
      const { body } = await admin.ask<{ personId: string }>('POST', '/api/people', { name: `Principal ${String(n).padStart(2, '0')}`, roles: [{ role: 'principal', from: '2020-08-01' }] });
      people.push(body.personId);
    }
    today = dayIn('America/Chicago', server.parts.clock.now());
  }, 180_000);

  test('[PE-40] a network of 9 to 18 principals is usual; fewer or more is warned of and kept', async () => {
    const id = await network('North');
    const warned = async (size: number) => {
      const { status, body } = await put(admin, `/api/networks/${id}/members`, people.slice(0, size));
      expect({ status, size: body.network.members.length }).toEqual({ status: 200, size });
      return body.warnings.length;
    };
    expect([await warned(8), await warned(9), await warned(18), await warned(19)]).toEqual([1, 0, 0, 1]);
    await put(admin, `/api/networks/${id}/members`, []);
  });

  test('[PE-40] a circle of 5 to 7 is usual; fewer or more is warned of and kept', async () => {
    const id = await circle('Circle A');
    const warned = async (size: number) => {
      const { body } = await put(supervisor, `/api/circles/${id}/members`, people.slice(0, size));
      expect(body.circle.members).toHaveLength(size);
      return body.warnings.length;
    };
    expect([await warned(4), await warned(5), await warned(7), await warned(8)]).toEqual([1, 0, 0, 1]);
    await put(admin, `/api/circles/${id}/members`, []);
  });

  test('[PE-41] a principal belongs to one network at a time, and is moved only when that is asked for', async () => {
    const [north, south] = [await network('Move north'), await network('Move south')];
    await put(admin, `/api/networks/${north}/members`, people.slice(0, 9));
    const refused = await put(admin, `/api/networks/${south}/members`, people.slice(8, 18), { on: '2026-10-01' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'in-another-network', title: expect.stringContaining('Move north') } });
    expect((await admin.ask<Told>('GET', `/api/networks/${south}`)).body.network.members).toEqual([]);
    const moved = await put(admin, `/api/networks/${south}/members`, people.slice(8, 18), { on: '2026-10-01', move: true, reason: 'Balance' });
    expect(moved.body.network.members).toHaveLength(10);
    const left = (await admin.ask<Told>('GET', `/api/networks/${north}`)).body;
    expect(left.network.members).toHaveLength(8);
    expect(left.network.otherMemberships).toMatchObject([{ personId: people[8], from: '2026-08-01', to: '2026-10-01', reason: 'Balance' }]);
    expect(left.warnings).toHaveLength(1);
    expect((await admin.ask('GET', `/api/people/${people[8]}`)).body).toMatchObject({ network: { name: 'Move south' } });
    for (const id of [north, south]) await put(admin, `/api/networks/${id}/members`, []);
  });

  test('[PE-41] two administrators who put one principal into two networks at once do not both succeed', async () => {
    const ids = [await network('Race one'), await network('Race two')];
    const answers = await Promise.all(ids.map((id) => put(admin, `/api/networks/${id}/members`, [people[19]!])));
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409]);
    for (const id of ids) await put(admin, `/api/networks/${id}/members`, []);
  });

  test('[PE-42] principals who belong to no network are named with the networks', async () => {
    const { body } = await admin.ask<{ warnings: string[] }>('GET', '/api/networks');
    expect(body.warnings.join(' ')).toMatch(/Every principal belongs to one network; these do not yet: .*Principal 01/);
  });

  test('[PE-43] who belonged when, and why that changed during the year, is kept', async () => {
    const id = await circle('Dated');
    const [a, b, c] = people as [string, string, string];
    await put(admin, `/api/circles/${id}/members`, [a, b]);
    const { body } = await put(admin, `/api/circles/${id}/members`, [b, c], { on: '2026-10-15', reason: 'New principal at Elm Street' });
    expect(body.circle.members.map(({ personId, from }) => ({ personId, from })).sort((x, y) => x.from.localeCompare(y.from))).toEqual([{ personId: b, from: '2026-08-01' }, { personId: c, from: '2026-10-15' }]);
    expect(body.circle.otherMemberships).toMatchObject([{ personId: a, from: '2026-08-01', to: '2026-10-15', reason: 'New principal at Elm Street' }]);
    const on = async (day: string) => (await inDistrict((trx) => circleMembers(trx, id, day))).map((person) => person.personId).sort();
    expect([await on('2026-07-31'), await on('2026-10-14'), await on('2026-10-15'), await on(today)]).toEqual([[], [a, b].sort(), [b, c].sort(), [b, c].sort()]);
    expect(await put(admin, `/api/circles/${id}/members`, [admin.actor.districtId])).toMatchObject({ status: 404, body: { code: 'no-such-person' } });
  });

  test('[PE-44] a circle says what supervisors outside it see, and administrators and supervisors keep circles', async () => {
    const id = await circle('Ruled');
    const shown = async (browser: Browser) => (await browser.ask<Told>('GET', `/api/circles/${id}`)).body.circle.supervisorSees;
    expect(await shown(principal)).toBe('completion');
    expect((await supervisor.ask('PATCH', `/api/circles/${id}`, { supervisorSees: 'record' })).status).toBe(200);
    expect(await shown(principal)).toBe('record');
    expect((await principal.ask('PATCH', `/api/circles/${id}`, { supervisorSees: 'completion' })).status).toBe(403);
    expect((await put(principal, `/api/circles/${id}/members`, [people[0]!])).status).toBe(403);
    expect((await supervisor.ask('POST', '/api/networks', { name: 'Mine' })).status).toBe(403);
    expect((await admin.ask('POST', '/api/circles', { name: 'Lost', networkId: id })).body).toMatchObject({ code: 'no-such-network' });
  });

  test('[PE-45] supervisors, principals and circle members stand to each other as their groups say on the day', async () => {
    const networkId = await network('Related');
    await put(admin, `/api/networks/${networkId}/members`, people.slice(0, 9));
    await put(admin, `/api/networks/${networkId}/supervisors`, [supervisor.personId], { on: '2026-09-01' });
    const circleId = await circle('Related circle', { networkId });
    await put(admin, `/api/circles/${circleId}/members`, people.slice(0, 5));
    const ids = (list: { personId: string }[]) => list.map((person) => person.personId);
    await inDistrict(async (trx) => {
      expect(ids(await supervisorsOf(trx, people[0]!, '2026-10-01'))).toEqual([supervisor.personId]);
      expect(ids(await supervisorsOf(trx, people[0]!, '2026-08-31'))).toEqual([]);
      expect(ids(await circleSupervisors(trx, circleId, '2026-10-01'))).toEqual([supervisor.personId]);
      expect(ids(await principalsOf(trx, supervisor.personId, '2026-10-01')).sort()).toEqual(people.slice(0, 9).sort());
      expect((await circlesOfPerson(trx, people[4]!, '2026-10-01')).map((found) => found.name)).toContain('Related circle');
      expect(await relationsToPerson(trx, people[0]!, people[0]!, '2026-10-01')).toEqual(['self']);
      expect(await relationsToPerson(trx, supervisor.personId, people[0]!, '2026-10-01')).toEqual(['supervisor-of']);
      expect(await relationsToPerson(trx, people[1]!, people[0]!, '2026-10-01')).toContain('circle-member');
      expect(await relationsToPerson(trx, people[8]!, people[0]!, '2026-10-01')).toEqual([]);
      expect(await relationsToPerson(trx, admin.actor.personId, people[0]!, '2026-10-01')).toEqual([]);
    });
    const mine = await principal.ask<{ circles: Group[] }>('GET', '/api/circles?mine=true');
    expect(mine.body.circles.map((found) => found.circleId)).toContain(circleId);
    expect((await admin.ask<{ circles: Group[] }>('GET', '/api/circles?mine=true')).body.circles).toEqual([]);
    expect((await admin.ask('PATCH', `/api/circles/${circleId}`, { endedOn: '2026-11-01' })).status).toBe(200);
    await inDistrict(async (trx) => expect((await circlesOfPerson(trx, people[4]!, '2026-11-02')).map((found) => found.name)).not.toContain('Related circle'));
    await put(admin, `/api/networks/${networkId}/members`, []);
  });

  test('[PE-43] a cohort gathers principals across networks, without a usual size', async () => {
    const { body } = await admin.ask<Told>('POST', '/api/cohorts', { name: 'Cohort 1' });
    const told = await put(admin, `/api/cohorts/${body.cohort.cohortId}/members`, people.slice(0, 20));
    expect(told.body).toMatchObject({ warnings: [], cohort: { members: expect.arrayContaining([expect.objectContaining({ name: 'Pat Principal' })]) } });
    expect((await put(admin, `/api/cohorts/${body.cohort.cohortId}/supervisors`, [supervisor.personId])).body.cohort.supervisors).toHaveLength(1);
  });
});
