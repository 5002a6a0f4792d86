import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { SearchAnswer, SourceLine, SourceList, SourceTextView, SourceVersions, StudyView } from '../../src/slices/texts/model/wire.ts';
import { caseLinks, createStudyTexts, membershipOf, readSourceText, sourceList, storeRevision, studyThing, textsRoutes } from '../../src/slices/texts/server/index.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { twoDistricts, type Someone, type TwoDistricts } from '../support/two-districts.ts';

interface Refused {
  readonly code: string;
  readonly newer?: SourceLine;
}

describeOnBothEngines('sources of a study', (open) => {
  let districts: TwoDistricts;
  let dana: Someone;
  let studyId: string;
  beforeAll(async () => {
    districts = await twoDistricts(await open(), (api, parts) => textsRoutes(api, parts));
    ({ dana } = districts.people);
    ({ studyId } = (await dana.ask<StudyView>('POST', '/api/studies', { studyId: randomUUID(), title: 'Talk' })).body);
  });

  const at = (path: string) => `/api/studies/${studyId}/sources${path}`;
  const paste = async (text: string, more: object = {}) => (await dana.ask<SourceLine & Refused>('POST', at(''), { sourceId: randomUUID(), title: 'Notes', type: 'observation', datedOn: '2026-03-04', text, ...more })).body;
  const inDistrict = <T>(work: (trx: Transaction<unknown>) => Promise<T>) => districts.parts.db.inDistrict(dana.districtId, work);
  const search = async (q: string, more = '') => (await dana.ask<SearchAnswer>('GET', `/api/studies/${studyId}/search?q=${encodeURIComponent(q)}${more}`)).body;

  test('[TX-09] a source without a type or a date is not taken', async () => {
    const whole = { sourceId: randomUUID(), title: 'Notes', type: 'observation', datedOn: '2026-03-04', text: 'x' };
    for (const missing of ['type', 'datedOn'] as const) expect((await dana.ask('POST', at(''), { ...whole, [missing]: undefined })).status).toBe(422);
    expect((await dana.ask('POST', at(''), { ...whole, datedOn: '2026-02-30' })).status).toBe(422);
    expect((await dana.ask('POST', at(''), whole)).status).toBe(201);
  });

  test('[TX-10] a text is kept exactly, with every kind of line end and blank, and counted in code points', async () => {
    const text = '\uFEFF  A 👩‍🏫 e\u0301\r\nb\rc\u2028d\t \n\n';
    const line = await paste(text);
    const read = (await dana.ask<SourceTextView>('GET', at(`/${line.sourceId}/text`))).body;
    expect(read.text).toBe(text);
    expect([line.length, read.length, line.turns]).toEqual([Array.from(text).length, Array.from(text).length, 0]);
  });

  test('[TX-11] a version never changes: a revision becomes the next one, and one made on an older version is refused', async () => {
    const { sourceId } = await paste('Before.');
    const revise = (expectedVersion: number, newText: string) => inDistrict((trx) => storeRevision(trx, { sourceId, expectedVersion, newText, structure: { turns: [{ start: 0, end: 3, speaker: 'A', startMs: 5, endMs: null }], segments: [] }, by: dana.personId, at: Date.now(), why: 'A typing error' }));
    const both = await Promise.all([revise(1, 'After \ud800.'), revise(1, 'Other.')]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toMatchObject({ error: { kind: 'conflict', code: 'newer-text', newer: { version: 2 } } });
    const versions = (await dana.ask<z.infer<typeof SourceVersions>>('GET', at(`/${sourceId}/versions`))).body.versions;
    expect(versions.map(({ version, why, by }) => [version, why, by.name])).toEqual([[1, '', 'Dana'], [2, 'A typing error', 'Dana']]);
    expect((await dana.ask<SourceTextView>('GET', at(`/${sourceId}/versions/1`))).body.text).toBe('Before.');
    const now = await inDistrict((trx) => readSourceText(trx, sourceId));
    expect(now).toMatchObject({ version: 2, turns: [{ speaker: 'A', startMs: 5 }] });
    expect(now!.text).toMatch(/^(?:After \ufffd|Other)\.$/);
    await expect(inDistrict((trx) => (trx as Transaction<{ text_version: { text: string } }>).updateTable('text_version').set({ text: 'x' }).execute())).rejects.toThrow(/permission denied/);
  });

  test('[TX-07] what is said of a source is changed by the first of two; the second is shown it', async () => {
    const { sourceId } = await paste('Words.');
    const both = await Promise.all(['Left', 'Right'].map((title) => dana.ask<SourceLine & Refused>('PATCH', at(`/${sourceId}`), { revision: 1, title, basis: 'heard', givenBy: 'The office' })));
    expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const kept = both.find((answer) => answer.status === 200)!.body;
    expect(both.find((answer) => answer.status === 409)!.body).toMatchObject({ code: 'newer-source', newer: { title: kept.title, revision: 2, basis: 'heard', givenBy: 'The office' } });
  });

  test('[TX-13] a source belongs to several cases of its own study, and a handout to the meeting it was given at', async () => {
    const cases: string[] = [randomUUID(), randomUUID()];
    for (const caseId of cases) await dana.ask('POST', `/api/studies/${studyId}/cases`, { caseId, kind: 'meeting', name: caseId });
    const meeting = await paste('Meeting.', { caseIds: cases });
    const handout = await paste('Handout.', { type: 'document' });
    expect(meeting.caseIds.toSorted()).toEqual(cases.toSorted());
    expect((await dana.ask<SourceLine>('PATCH', at(`/${handout.sourceId}`), { revision: 1, handoutOf: meeting.sourceId, caseIds: [cases[0]!], documentKind: 'agenda' })).body).toMatchObject({ handoutOf: meeting.sourceId, caseIds: [cases[0]], documentKind: 'agenda' });
    expect((await dana.ask<Refused>('PATCH', at(`/${handout.sourceId}`), { revision: 2, handoutOf: handout.sourceId })).body.code).toBe('own-handout');
    expect((await dana.ask<Refused>('PATCH', at(`/${handout.sourceId}`), { revision: 2, caseIds: [randomUUID()] })).body.code).toBe('no-case');
    const links = await inDistrict((trx) => caseLinks(trx, studyId));
    expect(links.filter((link) => cases.includes(link.caseId))).toHaveLength(3);
    expect((await dana.ask<SourceList>('GET', `${at('')}?caseId=${cases[1]}`)).body.sources.map((source) => source.sourceId)).toEqual([meeting.sourceId]);
  });

  test('[TX-12] a source that is taken away is in no list and no search, and comes back whole', async () => {
    const { sourceId } = await paste('The heron stands.', { title: 'Heron' });
    expect(await search('heron')).toMatchObject({ rows: 1, hits: [{ sourceId, row: 1, start: 4, end: 9, speaker: null }] });
    await dana.ask('DELETE', at(`/${sourceId}`));
    expect((await search('heron')).rows).toBe(0);
    expect(await inDistrict((trx) => readSourceText(trx, sourceId))).toBeNull();
    expect((await dana.ask<SourceList>('GET', `${at('')}?named=heron`)).body.sources).toEqual([]);
    expect((await dana.ask<SourceList>('GET', `${at('')}?named=heron&removed=yes`)).body.sources).toHaveLength(1);
    expect((await dana.ask<SourceLine>('POST', at(`/${sourceId}/restore`))).body.removedAt).toBeNull();
    expect((await search('heron')).rows).toBe(1);
    expect((await inDistrict((trx) => sourceList(trx, studyId))).some((source) => source.sourceId === sourceId)).toBe(true);
  });

  test('[TX-23] a search finds what has just come, been renamed or been revised, page by page in the order of titles', async () => {
    const [second, first] = [await paste('An otter.\n\nNo more.\nTwo otters and an otter.', { title: 'B 10' }), await paste('Otter!', { title: 'B 9' })];
    const all = await search('otter');
    expect([all.rows, all.sources, all.complete]).toEqual([3, 2, true]);
    expect(all.hits.map((hit) => [hit.title, hit.row, hit.text.slice(hit.matchStart, hit.matchEnd)])).toEqual([['B 9', 1, 'Otter'], ['B 10', 1, 'otter'], ['B 10', 3, 'otter']]);
    expect((await search('otter', '&as=stem')).rows).toBe(3);
    expect((await search('otter', '&skip=1&take=1')).hits.map((hit) => hit.title)).toEqual(['B 10']);
    expect((await search('^an?\\b', '&as=regex')).hits.map((hit) => hit.sourceId)).toContain(second.sourceId);
    await dana.ask('PATCH', at(`/${first.sourceId}`), { revision: 1, title: 'C' });
    expect((await search('otter')).hits.map((hit) => hit.title)).toEqual(['B 10', 'B 10', 'C']);
    await inDistrict((trx) => storeRevision(trx, { sourceId: first.sourceId, expectedVersion: 1, newText: 'A seal.', structure: { turns: [], segments: [] }, by: dana.personId, at: Date.now(), why: '' }));
    expect([(await search('otter')).rows, (await search('seal')).rows]).toEqual([2, 1]);
    expect((await dana.ask<Refused>('GET', `/api/studies/${studyId}/search?q=(&as=regex`)).body.code).toBe('pattern-unreadable');
  });

  test('[TX-24] a pattern that would take for ever is stopped with a sentence while others are answered', async () => {
    await paste(`${'a'.repeat(60)}!`);
    let isStopped = false;
    const slow = dana.ask<Refused>('GET', `/api/studies/${studyId}/search?q=${encodeURIComponent('^(a+)+\\.$')}&as=regex`);
    let answered = 0;
    const stopped = slow.finally(() => (isStopped = true));
    while (!isStopped) {
      await dana.ask('GET', '/api/studies');
      answered++;
    }
    // Were the pattern in everybody's way, at most the one already asked would be answered.
    expect(answered).toBeGreaterThan(2);
    expect((await stopped).body.code).toBe('pattern-too-slow');
  });

  test('[TX-25] texts are held up to a bound, and what is not held is read anew', async () => {
    const other = (await dana.ask<StudyView>('POST', '/api/studies', { studyId: randomUUID(), title: 'Small' })).body.studyId;
    await dana.ask('POST', `/api/studies/${other}/sources`, { sourceId: randomUUID(), title: 'One', type: 'other', datedOn: '2026-01-01', text: 'x'.repeat(100_000) });
    const held = createStudyTexts(500_000);
    const of = (id: string) => inDistrict((trx) => held.of(trx, id));
    const once = await of(studyId);
    expect(await of(studyId)).toBe(once);
    expect((await of(other)).texts.size).toBe(1);
    expect(held.bytes()).toBeLessThanOrEqual(500_000);
    const tight = createStudyTexts(410_000);
    await inDistrict((trx) => tight.of(trx, studyId));
    await inDistrict((trx) => tight.of(trx, other));
    expect(tight.bytes()).toBeGreaterThan(400_000);
    expect(tight.bytes()).toBeLessThan(410_000);
  });

  test('[TX-26] a text that is pasted twice under one id is one source', async () => {
    const draft = { sourceId: randomUUID(), title: 'Twice', type: 'other', datedOn: '2026-01-01', text: 'Once.' };
    const both = await Promise.all([dana.ask<SourceLine>('POST', at(''), draft), dana.ask<SourceLine>('POST', at(''), draft)]);
    expect(both.map((answer) => [answer.status, answer.body.sourceId])).toEqual([[201, draft.sourceId], [201, draft.sourceId]]);
    const other = (await dana.ask<StudyView>('POST', '/api/studies', { studyId: randomUUID(), title: 'Other' })).body.studyId;
    expect((await dana.ask<Refused>('POST', `/api/studies/${other}/sources`, draft)).body.code).toBe('source-id-taken');
  });

  test('[TX-04] membership is what opens a study to higher slices, and nothing else', async () => {
    const { kim, eve } = districts.people;
    const parts = await Promise.all([dana, kim, eve].map((who) => inDistrict((trx) => membershipOf(trx, studyId, who.personId))));
    expect(parts).toEqual(['lead', null, null]);
    expect(parts.map((part) => studyThing(dana.districtId, part).relations)).toEqual([['study-lead'], [], []]);
  });
});
