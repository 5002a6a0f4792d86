import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { criticalFriends } from '../../src/slices/protocols/model/critical-friends.ts';
import type { ProtocolContent } from '../../src/slices/protocols/model/protocol.ts';
import type { ProtocolComparison, ProtocolSummary, ProtocolVersionView, ProtocolView } from '../../src/slices/protocols/model/wire.ts';
import { builtInProtocol, installBuiltInProtocols, protocolsRoutes, protocolVersion } from '../../src/slices/protocols/server/index.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { twoDistricts, type Someone, type TwoDistricts } from '../support/two-districts.ts';

interface Refused {
  readonly code: string;
  readonly title: string;
  readonly mend: string;
  readonly fields?: readonly { readonly message: string }[];
  readonly newer?: ProtocolView;
}

describeOnBothEngines('protocols', (open) => {
  let districts: TwoDistricts;
  let builtIn: ProtocolSummary;

  beforeAll(async () => {
    districts = await twoDistricts(await open(), protocolsRoutes);
    const { dana } = districts.people;
    for (const districtId of [dana.districtId, districts.people.eve.districtId]) await install(districtId);
    [builtIn] = (await dana.ask<{ protocols: [ProtocolSummary] }>('GET', '/api/protocols')).body.protocols;
  });

  const install = (districtId: string) => districts.parts.db.inDistrict(districtId, (trx) => installBuiltInProtocols(trx, districtId, { newId: districts.parts.newId, now: districts.parts.clock.now() }));
  const copy = async (who: Someone, title = 'Our own way') => (await who.ask<ProtocolView>('POST', '/api/protocols', { start: 'copy', protocolId: builtIn.protocolId, version: 1, title })).body;
  const save = <T = ProtocolView>(who: Someone, protocolId: string, baseRevision: number, content: ProtocolContent) => who.ask<T>('PUT', `/api/protocols/${protocolId}/draft`, { baseRevision, content });

  test('[PR-01] every district comes with the Critical Friends protocol, once, however often it is installed', async () => {
    const { dana } = districts.people;
    await install(dana.districtId);
    const { body } = await dana.ask<{ protocols: ProtocolSummary[] }>('GET', '/api/protocols');
    expect(body.protocols.filter((line) => line.builtIn === 'critical-friends')).toMatchObject([{ latestVersion: 1, steps: 6, minutes: { from: 40, to: 50 } }]);
    const found = await districts.parts.db.inDistrict(dana.districtId, (trx) => builtInProtocol(trx, 'critical-friends'));
    expect(found).toEqual({ protocolId: builtIn.protocolId, version: 1, content: criticalFriends });
  });

  test('[PR-02] a built-in protocol stays as it is, and is changed by copying it', async () => {
    const { dana } = districts.people;
    const refused = await save<Refused>(dana, builtIn.protocolId, 0, criticalFriends);
    expect([refused.status, refused.body.code]).toEqual([409, 'built-in']);
    expect(refused.body.mend).toContain('copy');
    const made = await copy(dana);
    expect(made).toMatchObject({ builtIn: null, copiedFrom: { protocolId: builtIn.protocolId, version: 1 }, published: null, draft: { revision: 1, content: { title: 'Our own way' }, savedBy: { name: 'Dana' }, findings: [] } });
  });

  test('[PR-03] a published version never changes, not even by the application itself', async () => {
    const { dana } = districts.people;
    const { db } = districts.parts;
    for (const change of [sql`update protocol_version set note = 'changed'`, sql`delete from protocol_version`, sql`truncate protocol_version`]) {
      await expect(db.inDistrict(dana.districtId, (trx) => change.execute(trx))).rejects.toThrow(/permission denied/);
    }
    await expect(db.asOwner((trx) => sql`update protocol_version set note = 'changed'`.execute(trx))).rejects.toThrow(/never changes/);
  });

  test('[PR-04] saving a draft over a newer one is refused, and the refusal carries the newer draft', async () => {
    const { dana, kim } = districts.people;
    const made = await copy(dana);
    const content = made.draft!.content;
    expect((await save(dana, made.protocolId, 1, { ...content, title: 'First to save' })).body.draftRevision).toBe(2);
    const late = await save<Refused>(kim, made.protocolId, 1, { ...content, title: 'Too late' });
    expect([late.status, late.body.code, late.body.newer?.draft?.content.title]).toEqual([409, 'newer-draft', 'First to save']);
    expect((await save(kim, made.protocolId, 2, { ...content, title: 'Now joined' })).body.draft!.content.title).toBe('Now joined');
  });

  test('[PR-05] an unfinished draft is kept exactly as typed, and published only when nothing is missing', async () => {
    const { dana } = districts.people;
    const made = await copy(dana);
    const content = made.draft!.content;
    const unfinished = { ...content, steps: content.steps.map((step, index) => (index === 1 ? { ...step, script: '', title: 'Clarify ' } : step)) };
    const saved = (await save(dana, made.protocolId, 1, unfinished)).body;
    expect(saved.draft!.content.steps[1]).toMatchObject({ script: '', title: 'Clarify ' });
    const refused = await dana.ask<Refused>('POST', `/api/protocols/${made.protocolId}/publish`, { revision: 2 });
    expect([refused.status, refused.body.code]).toEqual([422, 'not-ready-to-publish']);
    expect(refused.body.fields!.map((field) => field.message)).toEqual(['Step 2 (Clarify), the words to say: Write something here.']);
  });

  test('[PR-06] publishing makes the next version, and what was published before stays readable', async () => {
    const { dana } = districts.people;
    const made = await copy(dana);
    const path = `/api/protocols/${made.protocolId}`;
    const first = (await dana.ask<ProtocolView>('POST', `${path}/publish`, { revision: 1, note: 'For this fall' })).body;
    expect(first).toMatchObject({ published: { version: 1, note: 'For this fall', publishedBy: { name: 'Dana' } }, draft: null, draftRevision: 2 });
    const changed = { ...first.published!.content, title: 'Our own way, shorter', steps: first.published!.content.steps.map((step) => (step.id === 'present' ? { ...step, minutes: { from: 5, to: 5 } } : step)) };
    const draft = (await save(dana, made.protocolId, 2, changed)).body.draft!;
    expect(draft.basedOn).toBe(1);
    const second = (await dana.ask<ProtocolView>('POST', `${path}/publish`, { revision: draft.revision })).body;
    expect(second.versions.map((line) => line.version)).toEqual([2, 1]);
    const old = await dana.ask<ProtocolVersionView>('GET', `${path}/versions/1`);
    expect(old.body.content.title).toBe('Our own way');
    const compared = (await dana.ask<ProtocolComparison>('GET', `${path}/compare?from=1&to=2`)).body.changes.map((change) => `${change.place}: ${change.sentence}`);
    expect(compared).toEqual(['The protocol: The title changed.', 'Step 1, Present the problem: Minutes: 5 to 10 minutes before, 5 minutes now.']);
    const kept = await districts.parts.db.inDistrict(dana.districtId, (trx) => protocolVersion(trx, made.protocolId, 1));
    expect(kept?.content.title).toBe('Our own way');
  });

  test('[PR-07] publishing what one has not seen, or what says the same, is refused', async () => {
    const { dana } = districts.people;
    const made = await copy(dana);
    const path = `/api/protocols/${made.protocolId}`;
    await save(dana, made.protocolId, 1, { ...made.draft!.content, title: 'Newer' });
    expect((await dana.ask<Refused>('POST', `${path}/publish`, { revision: 1 })).body.code).toBe('newer-draft');
    const published = (await dana.ask<ProtocolView>('POST', `${path}/publish`, { revision: 2 })).body;
    expect((await dana.ask<Refused>('POST', `${path}/publish`, { revision: published.draftRevision })).body.code).toBe('no-draft');
    const same = (await save(dana, made.protocolId, published.draftRevision, published.published!.content)).body;
    expect((await dana.ask<Refused>('POST', `${path}/publish`, { revision: same.draftRevision })).body.code).toBe('nothing-changed');
  });

  test('[PR-08] principals read what is published; drafts and changes are for supervisors and administrators', async () => {
    const { dana, rosa } = districts.people;
    const made = await copy(dana);
    expect((await rosa.ask('GET', `/api/protocols/${builtIn.protocolId}`)).body).toMatchObject({ draft: null, mayWrite: false });
    expect((await rosa.ask<Refused>('GET', `/api/protocols/${made.protocolId}`)).status).toBe(404);
    expect((await rosa.ask<Refused>('GET', `/api/protocols/${made.protocolId}/compare?from=draft&to=draft`)).status).toBe(404);
    expect((await rosa.ask<{ protocols: ProtocolSummary[] }>('GET', '/api/protocols')).body.protocols.every((line) => line.latestVersion !== null)).toBe(true);
    for (const refused of [await rosa.ask('POST', '/api/protocols', { start: 'blank', title: 'Mine' }), await save(rosa, made.protocolId, 1, made.draft!.content), await rosa.ask('POST', `/api/protocols/${made.protocolId}/publish`, { revision: 1 }), await rosa.ask('POST', `/api/protocols/${made.protocolId}/archive`, { archived: true })]) expect(refused.status).toBe(403);
    expect((await districts.stranger.ask('GET', '/api/protocols')).status).toBe(401);
  });

  test('[PR-09] a protocol of another district looks as if it were not there', async () => {
    const { dana, eve } = districts.people;
    const made = await copy(dana);
    const path = `/api/protocols/${made.protocolId}`;
    const answers = [await eve.ask('GET', path), await eve.ask('GET', `${path}/versions/1`), await eve.ask('GET', `${path}/compare?from=1&to=draft`), await save(eve, made.protocolId, 1, made.draft!.content), await eve.ask('POST', `${path}/publish`, { revision: 1 }), await eve.ask('POST', `${path}/archive`, { archived: true }), await eve.ask('POST', '/api/protocols', { start: 'copy', protocolId: builtIn.protocolId, version: 1 })];
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 404));
  });

  test('[PR-10] a protocol laid aside can be brought back, and is not published meanwhile', async () => {
    const { dana } = districts.people;
    const made = await copy(dana);
    const path = `/api/protocols/${made.protocolId}`;
    expect((await dana.ask<ProtocolView>('POST', `${path}/archive`, { archived: true })).body.archivedAt).toBeGreaterThan(0);
    expect((await dana.ask<Refused>('POST', `${path}/publish`, { revision: 1 })).body.code).toBe('archived');
    expect((await dana.ask<ProtocolView>('POST', `${path}/archive`, { archived: false })).body.archivedAt).toBeNull();
  });

  test('[PR-11] pasted text with broken characters is kept without them', async () => {
    const { dana } = districts.people;
    const made = await copy(dana);
    const saved = await save(dana, made.protocolId, 1, { ...made.draft!.content, purpose: 'From a PDF\u0000 with \ud800 in it' });
    expect(saved.body.draft!.content.purpose).toBe('From a PDF with \uFFFD in it');
  });
});
