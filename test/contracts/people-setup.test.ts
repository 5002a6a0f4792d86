import { beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '../../src/platform/server/db/database.ts';
import { createDistrictWithAdministrator } from '../../src/slices/people/server/index.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { PASSWORD, peopleServer, type PeopleServer } from '../support/people-server.ts';

const ASK = {
  district: { name: 'Lakeview Unified', timeZone: 'America/Chicago' },
  administrator: { name: 'Ana Admin', email: 'ana@lakeview.example', password: PASSWORD },
  sample: false,
};

// Every password is hashed slowly on purpose, and engines share the machine.
vi.setConfig({ testTimeout: 90_000 });

describeOnBothEngines('Setting up', (open) => {
  let first: PeopleServer;
  const empty: Database[] = [];
  beforeAll(async () => {
    first = await peopleServer(await open());
    for (let n = 0; n < 3; n++) empty.push(await open());
  }, 180_000);

  test('[PE-1] a set-up that is refused says why and leaves nothing', async () => {
    const refused = await first.browser().ask('POST', '/api/setup', { ...ASK, administrator: { ...ASK.administrator, password: 'short' } });
    expect(refused).toMatchObject({ status: 422, body: { code: 'password-short' } });
    const nowhere = await first.browser().ask('POST', '/api/setup', { ...ASK, district: { name: 'Lakeview', timeZone: 'Central' } });
    expect(nowhere).toMatchObject({ status: 422, body: { code: 'time-zone-unknown' } });
    expect((await first.browser().ask('GET', '/api/setup')).body).toMatchObject({ needed: true });
  });

  test('[PE-1] the first-run page is needed until there is a district', async () => {
    const stranger = first.browser();
    expect((await stranger.ask('GET', '/api/setup')).body).toEqual({ needed: true, mailConfigured: false, version: '0.1.0' });
    const made = await stranger.ask<{ actor: { roles: string[] }; recoveryCodes: string[] }>('POST', '/api/setup', ASK);
    expect({ status: made.status, roles: made.body.actor.roles, codes: made.body.recoveryCodes.length }).toEqual({ status: 201, roles: ['administrator'], codes: 10 });
    expect((await first.browser().ask('GET', '/api/setup')).body).toMatchObject({ needed: false });
    expect((await stranger.ask('GET', '/api/me')).body).toMatchObject({ email: 'ana@lakeview.example', district: { name: 'Lakeview Unified' } });
  });

  test('[PE-1] of ten who set up at the same moment one succeeds, and there is one district', async () => {
    const server = await peopleServer(empty[0]!);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => server.browser().ask('POST', '/api/setup', { ...ASK, administrator: { ...ASK.administrator, email: `a${n}@lakeview.example` } })),
    );
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
    const districts = await server.parts.db.call<{ count: number }>('select count(*) from district', []);
    const accounts = await server.parts.db.call<{ count: number }>('select count(*) from identity_user', []);
    expect([districts[0]!.count, accounts[0]!.count]).toEqual([1, 1]);
  });

  test('[PE-2] the sample is filled once the district is there; when that fails the administrator is told and signed in all the same', async () => {
    const filled: string[] = [];
    const good = await peopleServer(empty[1]!, { fillSample: async ({ districtId }) => void filled.push(districtId) });
    const made = await good.browser().ask<{ actor: { districtId: string }; warnings: string[] }>('POST', '/api/setup', { ...ASK, sample: true });
    expect(filled).toEqual([made.body.actor.districtId]);
    expect(made.body.warnings).toEqual([]);

    const bad = await peopleServer(empty[2]!, { fillSample: () => Promise.reject(new Error('out of paper')) });
    const browser = bad.browser();
    const warned = await browser.ask<{ warnings: string[] }>('POST', '/api/setup', { ...ASK, sample: true });
    expect(warned.body.warnings).toHaveLength(1);
    expect((await browser.ask('GET', '/api/me')).status).toBe(200);
  });

  test('[PE-53] a further district is made from the command line, with an invitation for its administrator', async () => {
    const server = first;
    const made = await createDistrictWithAdministrator(server.parts, { name: 'Hillside', timeZone: 'America/Denver', administrator: { name: 'Hal', email: 'Hal@hillside.example' } });
    expect(made.ok).toBe(true);
    const token = made.ok ? made.value.url.split('/').at(-1) : '';
    const hal = server.browser();
    expect((await hal.ask('GET', `/api/invitations/${token}`)).body).toMatchObject({ name: 'Hal', districtName: 'Hillside' });
    expect((await hal.ask('POST', '/api/invitations/redeem', { token, password: PASSWORD })).status).toBe(201);
    expect((await hal.ask('GET', '/api/me')).body).toMatchObject({ district: { name: 'Hillside' }, actor: { roles: ['administrator'] } });
    const again = await createDistrictWithAdministrator(server.parts, { name: 'Third', timeZone: 'UTC', administrator: { name: 'X', email: 'ana@LAKEVIEW.example' } });
    expect(again.ok ? null : again.error.code).toBe('address-taken');
    const unreadable = await createDistrictWithAdministrator(server.parts, { name: 'Fourth', timeZone: 'UTC', administrator: { name: 'X', email: 'x at home' } });
    expect(unreadable.ok ? null : unreadable.error.code).toBe('address-unreadable');
    const districts = await server.parts.db.call<{ count: number }>('select count(*) from district', []);
    expect(districts[0]!.count).toBe(2);
  });

  test('[PE-54] the tables are the ones that the sign-in library looks for', async () => {
    const server = first;
    const { auth } = server.identity.inside;
    const { getSchema } = await import('better-auth/db');
    const expected = getSchema((await auth.$context).options);
    for (const [table, { fields }] of Object.entries(expected)) {
      const columns = await server.parts.db.call<{ column_name: string }>('select column_name from information_schema.columns where table_name = $1', [table]);
      const there = new Set(columns.map((column) => column.column_name));
      expect(Object.entries(fields).map(([name, field]) => (field as { fieldName?: string }).fieldName ?? name).filter((name) => !there.has(name)), table).toEqual([]);
    }
    expect(Object.keys(expected).sort()).toEqual(['identity_account', 'identity_session', 'identity_user', 'identity_verification']);
  });
});
