import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { AttributeList, CaseList, StudyCase, StudyList, StudyView } from '../../src/slices/texts/model/wire.ts';
import { textsRoutes } from '../../src/slices/texts/server/index.ts';
import type { z } from 'zod';
import { describeOnBothEngines } from '../support/databases.ts';
import { twoDistricts, type Someone, type TwoDistricts } from '../support/two-districts.ts';

interface Refused {
  readonly code: string;
  readonly title: string;
  readonly newer?: { readonly title?: string; readonly name?: string };
}
type Cases = z.infer<typeof CaseList>;
type Attributes = z.infer<typeof AttributeList>;

describeOnBothEngines('studies', (open) => {
  let districts: TwoDistricts;
  beforeAll(async () => {
    districts = await twoDistricts(await open(), (api, parts) => textsRoutes(api, parts));
  });

  const begin = async (who: Someone, title = 'How circles talk') => (await who.ask<StudyView>('POST', '/api/studies', { studyId: randomUUID(), title })).body;
  const join = (lead: Someone, studyId: string, who: Someone, part: string) => lead.ask<StudyView & Refused>('PUT', `/api/studies/${studyId}/members/${who.personId}`, { part });

  test('[TX-03] researchers, supervisors and administrators begin studies and lead them; sent twice it is one study', async () => {
    const { dana, rosa, ana, eve } = districts.people;
    expect((await rosa.ask<Refused>('POST', '/api/studies', { studyId: randomUUID(), title: 'Mine' })).body.code).toBe('studies-are-begun-by');
    const studyId = randomUUID();
    const once = await dana.ask<StudyView>('POST', '/api/studies', { studyId, title: '  Talk  ', question: 'Who speaks?' });
    const twice = await dana.ask<StudyView>('POST', '/api/studies', { studyId, title: 'Talk' });
    expect([once.status, twice.status]).toEqual([201, 201]);
    expect(twice.body).toEqual(once.body);
    expect(once.body).toMatchObject({ title: 'Talk', question: 'Who speaks?', members: [{ name: 'Dana', part: 'lead' }], you: { part: 'lead', mayChange: true, mayCode: true } });
    expect((await ana.ask<Refused>('POST', '/api/studies', { studyId, title: 'Other' })).status).toBe(409);
    expect((await eve.ask('POST', '/api/studies', { studyId, title: 'Elsewhere' })).status).toBe(201);
    expect((await dana.ask<StudyView>('GET', `/api/studies/${studyId}`)).body.title).toBe('Talk');
    expect((await rosa.ask<StudyList>('GET', '/api/studies')).body.mayCreate).toBe(false);
  });

  test('[TX-04] only its members see anything of a study; administrators, supervisors and other districts are told that it is not here', async () => {
    const { dana, kim, ana, eve, rosa } = districts.people;
    const { studyId } = await begin(dana, 'Hidden study');
    const missing = (await kim.ask<Refused>('GET', `/api/studies/${randomUUID()}`)).body;
    for (const who of [kim, ana, eve, rosa]) {
      const answer = await who.ask<Refused>('GET', `/api/studies/${studyId}`);
      expect([answer.status, answer.body]).toEqual([404, missing]);
      expect(JSON.stringify((await who.ask('GET', '/api/studies')).body)).not.toContain('Hidden study');
      for (const [method, path, body] of [['PATCH', '', { revision: 1, title: 'Mine now' }], ['PUT', `/members/${who.personId}`, { part: 'lead' }], ['GET', '/cases'], ['GET', '/attributes'], ['GET', '/sources'], ['GET', '/imports'], ['GET', '/column-maps'], ['GET', '/search?q=a']] as const) {
        expect([method, path, (await who.ask(method, `/api/studies/${studyId}${path}`, body)).status]).toEqual([method, path, 404]);
      }
    }
    await join(dana, studyId, rosa, 'reader');
    expect((await rosa.ask<StudyList>('GET', '/api/studies')).body.studies.map((study) => study.title)).toContain('Hidden study');
    await dana.ask('DELETE', `/api/studies/${studyId}/members/${rosa.personId}`);
    expect((await rosa.ask('GET', `/api/studies/${studyId}`)).status).toBe(404);
  });

  test('[TX-05] those who lead decide who belongs to a study, and one who leads always stays', async () => {
    const { dana, kim, rosa, eve } = districts.people;
    const { studyId } = await begin(dana);
    expect((await join(dana, studyId, rosa, 'coder')).body.members).toMatchObject([{ name: 'Dana' }, { name: 'Rosa', part: 'coder' }]);
    expect((await join(rosa, studyId, kim, 'coder')).body.code).toBe('study-lead-only');
    expect((await join(dana, studyId, dana, 'coder')).body.code).toBe('last-lead');
    expect((await dana.ask<Refused>('DELETE', `/api/studies/${studyId}/members/${dana.personId}`)).body.code).toBe('last-lead');
    expect((await join(dana, studyId, eve, 'coder')).status).toBe(404);
    expect((await dana.ask<Refused>('DELETE', `/api/studies/${studyId}/members/${kim.personId}`)).body.code).toBe('no-member');
    await join(dana, studyId, kim, 'lead');
    // Both step back at once: one of them has to stay.
    const both = await Promise.all([join(dana, studyId, dana, 'coder'), join(kim, studyId, kim, 'coder')]);
    expect(both.filter((answer) => answer.status === 200)).toHaveLength(1);
    const seen = (await rosa.ask<StudyView>('GET', `/api/studies/${studyId}`)).body;
    expect(seen.members.filter((member) => member.part === 'lead')).toHaveLength(1);
  });

  test('[TX-06] who codes changes sources, cases and attributes; who reads changes nothing', async () => {
    const { dana, rosa, ben } = districts.people;
    const { studyId } = await begin(dana);
    await join(dana, studyId, rosa, 'coder');
    await join(dana, studyId, ben, 'reader');
    const add = (who: Someone) => who.ask<Refused>('POST', `/api/studies/${studyId}/cases`, { caseId: randomUUID(), kind: 'school', name: 'Oak' });
    expect((await add(rosa)).status).toBe(200);
    expect((await add(ben)).body.code).toBe('study-read-only');
    expect((await ben.ask<Cases>('GET', `/api/studies/${studyId}/cases`)).body.cases).toHaveLength(1);
    for (const who of [rosa, ben]) expect((await who.ask<Refused>('PATCH', `/api/studies/${studyId}`, { revision: 1, title: 'x' })).body.code).toBe('study-lead-only');
  });

  test('[TX-07] two who change the same thing at once: the first is kept, the second is shown what stands there', async () => {
    const { dana, rosa } = districts.people;
    const { studyId } = await begin(dana);
    await join(dana, studyId, rosa, 'coder');
    const titles = ['One', 'Two'];
    const studies = await Promise.all(titles.map((title) => dana.ask<StudyView & Refused>('PATCH', `/api/studies/${studyId}`, { revision: 1, title })));
    const kept = titles[studies.findIndex((answer) => answer.status === 200)];
    expect(studies.find((answer) => answer.status === 409)?.body).toMatchObject({ code: 'newer-study', newer: { title: kept } });
    const caseId = randomUUID();
    await dana.ask('POST', `/api/studies/${studyId}/cases`, { caseId, kind: 'school', name: 'Oak' });
    const cases = await Promise.all([dana, rosa].map((who) => who.ask<Cases & Refused>('PATCH', `/api/studies/${studyId}/cases/${caseId}`, { revision: 1, name: `Oak of ${who.personId}` })));
    expect(cases.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const name = cases.find((answer) => answer.status === 200)!.body.cases[0]!.name;
    expect(cases.find((answer) => answer.status === 409)!.body).toMatchObject({ code: 'newer-case', newer: { name } });
  });

  test('[TX-08] a study that is put aside can be read, is changed by nobody, and is taken up again whole', async () => {
    const { dana } = districts.people;
    const { studyId } = await begin(dana);
    const aside = (await dana.ask<StudyView>('PATCH', `/api/studies/${studyId}`, { revision: 1, archived: true })).body;
    expect(aside.archivedAt).not.toBeNull();
    const add = () => dana.ask<Refused>('POST', `/api/studies/${studyId}/cases`, { caseId: randomUUID(), kind: 'school', name: 'Oak' });
    expect((await add()).body.code).toBe('study-archived');
    expect((await dana.ask('GET', `/api/studies/${studyId}`)).status).toBe(200);
    const back = (await dana.ask<StudyView>('PATCH', `/api/studies/${studyId}`, { revision: aside.revision, archived: false })).body;
    expect(back.archivedAt).toBeNull();
    expect((await add()).status).toBe(200);
  });

  test('[TX-13] a case carries typed values and may be a person or a network of the district; removing it leaves its sources', async () => {
    const { dana, rosa, eve } = districts.people;
    const { studyId } = await begin(dana);
    const attributeId = randomUUID();
    await dana.ask('POST', `/api/studies/${studyId}/attributes`, { attributeId, name: 'Years', type: 'integer', appliesTo: 'case' });
    const caseId = randomUUID();
    const draft = { caseId, kind: 'person', name: 'Principal 1', personId: rosa.personId, attributes: { [attributeId]: '007' } };
    const [made] = (await dana.ask<Cases>('POST', `/api/studies/${studyId}/cases`, draft)).body.cases;
    expect(made).toMatchObject({ name: 'Principal 1', personId: rosa.personId, attributes: { [attributeId]: '7' }, sources: 0 } satisfies Partial<StudyCase>);
    expect((await dana.ask<Refused>('POST', `/api/studies/${studyId}/cases`, { ...draft, caseId: randomUUID(), personId: eve.personId })).body.code).toBe('no-person');
    expect((await dana.ask<Refused>('POST', `/api/studies/${studyId}/cases`, { ...draft, caseId: randomUUID(), networkId: randomUUID() })).body.code).toBe('no-network');
    expect((await dana.ask<Refused>('POST', `/api/studies/${studyId}/cases`, { ...draft, caseId: randomUUID(), attributes: { [attributeId]: 'seven' } })).body.code).toBe('attribute-value-unfit');
    // A value from before the list of values became what it is hinders nobody who changes something else.
    await dana.ask('PATCH', `/api/studies/${studyId}/attributes/${attributeId}`, { allowed: ['8'] });
    const [renamed] = (await dana.ask<Cases>('PATCH', `/api/studies/${studyId}/cases/${caseId}`, { revision: 1, name: 'Principal A' })).body.cases;
    expect(renamed).toMatchObject({ name: 'Principal A', attributes: { [attributeId]: '7' } });
    const sourceId = randomUUID();
    await dana.ask('POST', `/api/studies/${studyId}/sources`, { sourceId, title: 'Interview', type: 'interview', datedOn: '2026-02-03', text: 'Words.', caseIds: [caseId] });
    await dana.ask('PATCH', `/api/studies/${studyId}/sources/${sourceId}`, { revision: 1, respondentId: caseId });
    expect((await dana.ask<Cases>('GET', `/api/studies/${studyId}/cases`)).body.cases[0]!.sources).toBe(1);
    expect((await dana.ask<Cases>('DELETE', `/api/studies/${studyId}/cases/${caseId}`)).body.cases).toEqual([]);
    expect((await dana.ask<{ caseIds: string[]; respondentId: string | null }>('GET', `/api/studies/${studyId}/sources/${sourceId}`)).body).toMatchObject({ caseIds: [], respondentId: null });
  });

  test('[TX-14] attributes have a name of their own; folder and file stay; a removed one takes its values along', async () => {
    const { dana } = districts.people;
    const { studyId } = await begin(dana);
    const path = `/api/studies/${studyId}/attributes`;
    const first = (await dana.ask<Attributes>('GET', path)).body.attributes;
    expect(first.map(({ name, type, appliesTo, key }) => ({ name, type, appliesTo, key }))).toEqual([
      { name: 'file', type: 'text', appliesTo: 'source', key: 'file' },
      { name: 'folder', type: 'text', appliesTo: 'source', key: 'folder' },
    ]);
    expect((await dana.ask<Refused>('DELETE', `${path}/${first[0]!.attributeId}`)).body.code).toBe('attribute-built-in');
    const attributeId = randomUUID();
    const draft = { attributeId, name: 'Level', type: 'integer', appliesTo: 'case', allowed: ['01', '2', '1'] };
    expect((await dana.ask<Attributes>('POST', path, draft)).body.attributes.at(-1)?.allowed).toEqual(['1', '2']);
    expect((await dana.ask('POST', path, draft)).status).toBe(200);
    expect((await dana.ask<Refused>('POST', path, { ...draft, attributeId: randomUUID(), name: 'LEVEL' })).body.code).toBe('attribute-name-taken');
    expect((await dana.ask<Refused>('PATCH', `${path}/${attributeId}`, { allowed: ['low'] })).body.code).toBe('attribute-value-unfit');
    const caseId = randomUUID();
    await dana.ask('POST', `/api/studies/${studyId}/cases`, { caseId, kind: 'school', name: 'Oak', attributes: { [attributeId]: '2' } });
    await dana.ask('DELETE', `${path}/${attributeId}`);
    expect((await dana.ask<Cases>('GET', `/api/studies/${studyId}/cases`)).body.cases[0]!.attributes).toEqual({});
  });
});
