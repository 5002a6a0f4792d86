import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codePointMap, sliceByCodePoints } from '../../src/kernel/code-points.ts';
import type { AuditAnswer, AutocodePreview, CodebookAnswer, OutdatedAnswer, RevisionAnswer, RevisionEffect } from '../../src/slices/coding/model/server-wire.ts';
import type { SourceCodingsAnswer } from '../../src/slices/coding/model/wire.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { code, liveStudy, type LiveStudy, type Refused } from '../support/live-study.ts';

const TEXT = 'The coach 👩‍🏫 told of a survey. Nobody knew it. What shall we do with it? We ask the principals.';

describeOnBothEngines('the texts of a study', (open) => {
  let study: LiveStudy;
  let [codeId, roundId] = ['', ''];
  beforeAll(async () => {
    study = await liveStudy(await open());
    [codeId, roundId] = [randomUUID(), randomUUID()];
    await study.person('dana').do({ do: 'add-code', code: code(codeId, 'Brokering') });
    await study.person('dana').do({ do: 'add-round', roundId, round: { name: 'Round 1', blind: false } });
  });
  afterAll(() => study.stop());

  const places = (text: string, words: string) => {
    const start = codePointMap(text.slice(0, text.indexOf(words))).length;
    return { start, end: start + codePointMap(words).length };
  };
  const coded = async (sourceId: string, text: string, words: string, version = 1) => {
    const codingId = randomUUID();
    await study.person('rosa').do({ do: 'code', sourceId, version, roundId, codeId, spans: [{ codingId, ...places(text, words) }] });
    return codingId;
  };
  const quotes = async (sourceId: string) => {
    const { blocks, version } = await study.person('ben').must<SourceCodingsAnswer>('GET', `${study.path}/sources/${sourceId}/codings`);
    const { text } = await study.person('ben').must<{ text: string }>('GET', `${study.path}/sources/${sourceId}/text`);
    return { version, quotes: Object.fromEntries(blocks.flatMap((block) => block.rows.map(([id, , start, end]) => [id, sliceByCodePoints(text, start, end)]))) };
  };
  const revise = (sourceId: string, body: object) => study.person('rosa').must<RevisionAnswer>('POST', `${study.path}/sources/${sourceId}/revision`, { commandId: randomUUID(), ...body });

  test('[CG-86] a correction says first what would move, be cut or go, then keeps text and codings in one moment; a restored text brings back what went', async () => {
    const sourceId = await study.text(TEXT);
    const [survey, ask, gone] = [await coded(sourceId, TEXT, 'a survey'), await coded(sourceId, TEXT, 'We ask the principals'), await coded(sourceId, TEXT, 'Nobody knew it.')];
    const text = TEXT.replace('The coach', 'The literacy coach').replace('Nobody knew it. ', '').replace('ask the', 'ask');
    const preview = await study.person('rosa').must<RevisionEffect>('POST', `${study.path}/sources/${sourceId}/revision/preview`, { version: 1, text });
    expect(preview).toMatchObject({ fromVersion: 1, toVersion: 2, counts: { moved: 1, trimmed: 1, gone: 1, same: 0, grown: 0 } });
    expect(preview.gone).toEqual([{ codingId: gone, codeId, before: places(TEXT, 'Nobody knew it.'), text: 'Nobody knew it.' }]);
    expect(preview.trimmed.map((one) => one.codingId)).toEqual([ask]);
    expect((await quotes(sourceId)).version).toBe(1);

    const { cursor: _, ...stored } = await revise(sourceId, { version: 1, text, why: 'Heard again' });
    expect(stored).toEqual(preview);
    expect(await quotes(sourceId)).toEqual({ version: 2, quotes: { [survey]: 'a survey', [ask]: 'We ask principals' } });

    await revise(sourceId, { version: 2, text: TEXT, restores: 1 });
    expect((await quotes(sourceId)).quotes).toMatchObject({ [survey]: 'a survey', [gone]: 'Nobody knew it.' });
  });

  test('[CG-87] a correction of a text that somebody corrected meanwhile is refused with the newer text, and one sent twice is stored once', async () => {
    const sourceId = await study.text(TEXT);
    const commandId = randomUUID();
    const text = TEXT.replace('survey', 'poll');
    const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => study.person('rosa').must<RevisionAnswer>('POST', `${study.path}/sources/${sourceId}/revision`, { commandId, version: 1, text })));
    expect(answers.map((one) => one.toVersion)).toEqual(Array.from({ length: 8 }, () => 2));
    const late = await study.person('ben').ask<Refused>('POST', `${study.path}/sources/${sourceId}/revision`, { commandId: randomUUID(), version: 1, text: `${TEXT} And more.` });
    expect([late.status, late.body.code, late.body.newer]).toEqual([409, 'newer-text', { version: 2, text }]);
    const { versions } = await study.person('ben').must<{ versions: unknown[] }>('GET', `${study.path}/sources/${sourceId}/versions`);
    expect(versions).toHaveLength(2);
  });

  test('[CG-88] people who correct and code one text at once leave every coding on its words', async () => {
    const other = await study.second();
    const sentences = Array.from({ length: 30 }, (_, n) => `Sentence number ${n} stands here.`);
    const sourceId = await study.text(sentences.join(' '));
    const wanted: Record<string, string> = {};
    const coding = async (n: number): Promise<void> => {
      const words = `number ${n} stands`;
      for (;;) {
        const person = (n % 2 === 0 ? study : other).person(n % 3 === 0 ? 'rosa' : 'ben');
        const now = await person.must<{ text: string; version: number }>('GET', `${study.path}/sources/${sourceId}/text`);
        const codingId = randomUUID();
        const answer = await person.ask('POST', `${study.path}/commands`, { commandId: randomUUID(), command: { do: 'code', sourceId, version: now.version, roundId, codeId, spans: [{ codingId, ...places(now.text, words) }] } });
        if (answer.status < 300) return void (wanted[codingId] = words);
      }
    };
    const correcting = async (): Promise<void> => {
      for (let n = 0; n < 5; n++) {
        const now = await study.person('dana').must<{ text: string; version: number }>('GET', `${study.path}/sources/${sourceId}/text`);
        await other.person('dana').ask('POST', `${study.path}/sources/${sourceId}/revision`, { commandId: randomUUID(), version: now.version, text: `Once more. ${now.text}` });
      }
    };
    await Promise.all([correcting(), ...Array.from({ length: 12 }, (_, n) => coding(n))]);
    const { version, quotes: found } = await quotes(sourceId);
    expect(version).toBeGreaterThan(1);
    expect(found).toEqual(wanted);
  });

  test('[CG-89] autocoding shows what it would code by speaker, pattern, turn or sentence, anywhere or within a code, and stores nothing', async () => {
    const sourceId = await study.text('We have a survey. It has Surveys in it.\nNo one asked for it.\nA surveyor came. He left 👩‍🏫.', 'Lines');
    const preview = (question: object) => study.person('ben').must<AutocodePreview>('POST', `${study.path}/autocode/preview`, { sources: [sourceId], ...question });
    const texts = async (question: object) => (await preview(question)).shown.map((one) => one.text);
    expect(await texts({ find: { by: 'pattern', q: 'survey', as: 'word' }, unit: 'match' })).toEqual(['survey']);
    expect(await texts({ find: { by: 'pattern', q: 'survey', as: 'stem' }, unit: 'match' })).toEqual(['survey', 'Surveys']);
    expect(await texts({ find: { by: 'pattern', q: 'survey', as: 'substring' }, unit: 'turn' })).toEqual(['We have a survey. It has Surveys in it.', 'A surveyor came. He left 👩‍🏫.']);
    expect(await texts({ find: { by: 'pattern', q: 's[a-z]+y\\b', as: 'regex' }, unit: 'sentence' })).toEqual(['We have a survey.']);
    expect(await texts({ find: { by: 'everything' }, unit: 'sentence' })).toEqual(['We have a survey.', 'It has Surveys in it.', 'No one asked for it.', 'A surveyor came.', 'He left 👩‍🏫.']);
    expect(await preview({ find: { by: 'speaker', speakers: ['Nobody'] }, unit: 'turn' })).toMatchObject({ count: 0, items: [] });
    const within = { codeId, roundId: null, coderId: null };
    expect(await texts({ find: { by: 'everything' }, unit: 'sentence', within })).toEqual([]);
    await study.person('rosa').do({ do: 'code', sourceId, version: 1, roundId, codeId, spans: [{ codingId: randomUUID(), start: 18, end: 60 }] });
    expect(await texts({ find: { by: 'everything' }, unit: 'sentence', within })).toEqual(['It has Surveys in it.', 'No one asked for it.']);
    expect(await texts({ find: { by: 'pattern', q: 'surveys', as: 'word' }, unit: 'match', within })).toEqual(['Surveys']);
    const { items, count } = await preview({ find: { by: 'pattern', q: 'survey', as: 'stem' }, unit: 'match' });
    expect([count, items]).toEqual([2, [{ sourceId, version: 1, spans: [{ start: 10, end: 16 }, { start: 25, end: 32 }] }]]);
    // What was shown is what the command stores.
    await study.person('ben').do({ do: 'autocode', roundId, codeId, items: items.map((item) => ({ ...item, spans: item.spans.map((span) => ({ codingId: randomUUID(), ...span })) })) });
    expect(Object.values((await quotes(sourceId)).quotes).toSorted()).toEqual(['It has Surveys in it.\nNo one asked for it.', 'Surveys', 'survey'].toSorted());
  });

  test('[CG-90] a pattern that takes for ever is ended, and others are answered meanwhile', async () => {
    const sourceId = await study.text(`${'a'.repeat(50_000)}!`, 'Slow');
    const order: string[] = [];
    const slow = study.person('ben').ask<Refused>('POST', `${study.path}/autocode/preview`, { sources: [sourceId], find: { by: 'pattern', q: '(a+)+b', as: 'regex' }, unit: 'match' });
    const quick = study.person('rosa').must('GET', `${study.path}/codebook`);
    await Promise.all([slow.then(() => order.push('slow')), quick.then(() => order.push('quick'))]);
    expect(order).toEqual(['quick', 'slow']);
    expect((await slow).body.code).toBe('pattern-too-slow');
  });

  test('[CG-91] the codebook is read as it was at any version, and codings under an old definition are listed', async () => {
    const fresh = randomUUID();
    const lead = study.person('dana');
    await lead.do({ do: 'add-code', code: code(fresh, 'Bridging', { definition: 'First words.' }) });
    const sourceId = await study.text(TEXT);
    const codingId = randomUUID();
    await study.person('rosa').do({ do: 'code', sourceId, version: 1, roundId, codeId: fresh, spans: [{ codingId, start: 0, end: 9 }] });
    const then = await lead.must<CodebookAnswer>('GET', `${study.path}/codebook`);
    await lead.do({ do: 'change-code', codeId: fresh, version: null, changes: { definition: 'Better words.', name: 'Bridging to people' } });
    const now = await lead.must<CodebookAnswer>('GET', `${study.path}/codebook`);
    expect(now.codes.find((one) => one.codeId === fresh)).toMatchObject({ name: 'Bridging to people', definition: 'Better words.', version: 2 });
    const old = await lead.must<CodebookAnswer>('GET', `${study.path}/codebook?book=${then.book}`);
    expect(old.codes.find((one) => one.codeId === fresh)).toMatchObject({ name: 'Bridging', definition: 'First words.', version: 1 });
    const before = await lead.must<CodebookAnswer>('GET', `${study.path}/codebook?book=${then.book - 1}`);
    expect(before.codes.map((one) => one.codeId)).not.toContain(fresh);
    const outdated = await study.person('ben').must<OutdatedAnswer>('GET', `${study.path}/codebook/outdated`);
    expect(outdated.codes).toEqual([{ codeId: fresh, version: 2, codings: [expect.objectContaining({ codingId, sourceId, codeVersion: 1 })] }]);
  });

  test('[CG-92] the audit trail says who did what and when, page by page, and no word of any text, code or note', async () => {
    await study.person('rosa').do({ do: 'write-memo', memoId: randomUUID(), kind: 'noticing', on: { of: 'study' }, text: 'My-own-thought', audience: 'me' });
    const whole = await study.person('ben').must<AuditAnswer>('GET', `${study.path}/audit?take=200`);
    expect(whole.next).toBeNull();
    expect(whole.acts.at(-1)).toMatchObject({ kind: 'study-began' });
    expect(whole.acts.map((act) => act.at)).toEqual(whole.acts.map((act) => act.at).toSorted((a, b) => b - a));
    expect(whole.acts.find((act) => act.kind === 'autocoded')).toMatchObject({ by: { personId: study.idOf('ben'), name: 'Ben' }, put: 2, gone: 0, sources: 1, codes: [codeId] });
    expect(whole.acts.map((act) => act.kind)).not.toContain('memo-written');
    expect(JSON.stringify(whole)).not.toMatch(/survey|Brokering|thought/);
    const paged: AuditAnswer['acts'] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: AuditAnswer = await study.person('ben').must<AuditAnswer>('GET', `${study.path}/audit?take=7${next === '' ? '' : `&before=${next}`}`);
      paged.push(...page.acts);
      next = page.next;
    }
    expect(paged).toEqual(whole.acts);
    const own = await study.person('rosa').must<AuditAnswer>('GET', `${study.path}/audit?take=1`);
    expect(own.acts[0]).toMatchObject({ kind: 'memo-written' });
  });

  test('[CG-227] autocoding finds as much as one act can take, and says where there is more', async () => {
    const ask = (sources: readonly string[]) => study.person('ben').must<AutocodePreview>('POST', `${study.path}/autocode/preview`, { sources, find: { by: 'pattern', q: 'so', as: 'word' }, unit: 'match' });
    const [first, second] = [await study.text('so '.repeat(4000), 'So'), await study.text('and so '.repeat(2000), 'And so')];
    expect(await ask([first])).toMatchObject({ count: 4000, complete: true });
    const both = await ask([first, second]);
    expect([both.count, both.complete, both.items.reduce((sum, { spans }) => sum + spans.length, 0)]).toEqual([5000, false, 5000]);
    await study.person('ben').do({ do: 'autocode', roundId, codeId, items: both.items.map((item) => ({ ...item, spans: item.spans.map((span) => ({ codingId: randomUUID(), ...span })) })) });
    const held = await Promise.all([first, second].map(async (sourceId) => Object.keys((await quotes(sourceId)).quotes).length));
    expect(held.reduce((sum, count) => sum + count, 0)).toBe(5000);
  });
});
