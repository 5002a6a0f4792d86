import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComparisonAnswer, QueueAnswer } from '../../src/slices/coding/model/comparison/wire.ts';
import type { StudyCommandSent } from '../../src/slices/coding/model/study/commands.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { code, liveStudy, type LiveStudy, type Refused } from '../support/live-study.ts';

/** 1,000 characters in ten turns: both code 50 characters alike, one codes 150 more (the example of NVivo's help). */
const TEXT = Array.from({ length: 10 }, (_, turn) => `Speaker ${turn}: ${'word '.repeat(17)}`.padEnd(99, '.').concat('\n')).join('');

describeOnBothEngines('comparing a round', (open) => {
  let study: LiveStudy;
  const [codeId, other, roundId] = [randomUUID(), randomUUID(), randomUUID()];
  let sourceId = '';
  const ids = { both: randomUUID(), alone: randomUUID(), label: randomUUID(), theirs: randomUUID(), bens: randomUUID() };
  const queue = () => study.person('dana').must<QueueAnswer>('GET', `${study.path}/rounds/${roundId}/disagreements`);
  const compare = (query = '') => study.person('ben').must<ComparisonAnswer>('GET', `${study.path}/rounds/${roundId}/agreement${query}`);

  beforeAll(async () => {
    study = await liveStudy(await open());
    sourceId = await study.text(TEXT);
    const lead = study.person('dana');
    await lead.do({ do: 'add-code', code: code(codeId, 'Bridging') });
    await lead.do({ do: 'add-code', code: code(other, 'Buffering') });
    await lead.do({ do: 'add-round', roundId, round: { name: 'Round 1', blind: true } });
    const put = (name: 'rosa' | 'ben', codingId: string, codeOf: string, start: number, end: number) => study.person(name).do({ do: 'code', sourceId, version: 1, roundId, codeId: codeOf, spans: [{ codingId, start, end }] });
    await put('rosa', ids.both, codeId, 0, 50);
    await put('ben', ids.bens, codeId, 0, 50);
    await put('rosa', ids.alone, codeId, 100, 250);
    await put('rosa', ids.label, codeId, 500, 540);
    await put('ben', ids.theirs, other, 500, 540);
  });
  afterAll(() => study.stop());

  test('[CG-150] a blind round cannot be compared by anybody before it is unblinded, and nothing of it is told', async () => {
    for (const name of ['dana', 'rosa', 'ben', 'omar'] as const) {
      for (const path of ['agreement', 'disagreements']) {
        const answer = await study.person(name).ask('GET', `${study.path}/rounds/${roundId}/${path}`);
        expect([answer.status, answer.body.code]).toEqual([403, 'round-is-blind']);
      }
    }
    expect((await study.person('eve').ask('GET', `${study.path}/rounds/${roundId}/agreement`)).status).toBe(404);
    await study.person('dana').do({ do: 'move-round', roundId, to: 'frozen' });
    await study.person('dana').do({ do: 'unblind-round', roundId });
  });

  test('[CG-151] the figures of a round come with all they rest on, in every unit', async () => {
    const byCharacter = await compare('?bootstrap=200');
    expect(byCharacter).toMatchObject({ round: 'Round 1', comparison: { resampled: 'too-few-sources', leftOut: [] } });
    const cell = byCharacter.comparison.pairs[0]!.cells.find((one) => one.codeId === codeId)!;
    expect(Object.values(cell.counts).reduce((sum, count) => sum + count, 0)).toBe(1000);
    expect(cell.counts.both).toBe(50);
    const figures = byCharacter.comparison.codes[0]!.figures;
    expect(figures.map(({ statistic }) => statistic)).toEqual(['percent', 'cohen', 'pi', 'fleiss', 'alpha', 'brennan-prediger', 'ac1']);
    for (const figure of figures) expect(figure).toMatchObject({ n: 1000, round: 'Round 1', uncoded: 'own-value' });
    const byTurn = await compare('?unit=turn&share=10&bootstrap=200');
    expect(byTurn.comparison.codes[0]!.figures[0]!.n).toBe(10);
    expect(byTurn.comparison.resampled).toBe('units');
    expect((await compare('?unit=segment&overlap=90')).comparison.pairs[0]!.segments![0]!.value).toBeCloseTo(40, 6);
    expect((await study.person('omar').ask('GET', `${study.path}/rounds/${roundId}/agreement?coderIds=${study.idOf('ben')}`)).body.code).toBe('one-coder');
  });

  test('[CG-152] every difference is queued with its words, decided with a reason, and can be taken back', async () => {
    const before = await queue();
    expect(before.queue.counts).toMatchObject({ missing: 1, label: 1, boundary: 0, open: 2 });
    expect(before.queue.agreed).toHaveLength(1);
    const entry = before.queue.entries.find(({ kind }) => kind === 'label')!;
    expect(before.excerpts[entry.key]!.text).toContain(TEXT.slice(500, 540));
    const decide = { do: 'decide', decisionId: randomUUID(), roundId, sourceId, version: 1, start: entry.start, end: entry.end, kind: entry.kind, codingIds: entry.codings.map(({ codingId }) => codingId), state: 'resolved', keep: [{ codingId: randomUUID(), codeId, start: 500, end: 530 }] } satisfies Omit<Extract<StudyCommandSent, { do: 'decide' }>, 'reason'>;
    await study.person('rosa').refused({ ...decide, reason: '' });
    await study.person('rosa').do({ ...decide, reason: 'It brings help in.' });
    expect((await queue()).queue.counts).toMatchObject({ open: 1, resolved: 1 });
    await study.person('rosa').do({ do: 'undo' });
    expect((await queue()).queue.counts).toMatchObject({ open: 2, resolved: 0 });
    await study.person('rosa').do({ do: 'redo' });
    expect((await queue()).queue.entries.find(({ kind }) => kind === 'label')!.decision).toMatchObject({ reason: 'It brings help in.', state: 'resolved' });
    // The consensus is no coder of the round: it changes no figure.
    expect((await compare()).coders.map(({ name }) => name).toSorted()).toEqual(['Ben', 'Rosa']);
  });

  test('[CG-153] a round is published only when every difference is decided or accepted by name', async () => {
    const lead = study.person('dana');
    expect(await lead.refused({ do: 'move-round', roundId, to: 'reconciled' })).toBe('differences-left');
    const entry = (await queue()).queue.entries.find(({ decision }) => decision === null)!;
    await lead.do({ do: 'decide', decisionId: randomUUID(), roundId, sourceId, version: 1, start: entry.start, end: entry.end, kind: entry.kind, codingIds: entry.codings.map(({ codingId }) => codingId), state: 'divergence-accepted', keep: [], reason: 'Both readings hold.' });
    await lead.do({ do: 'move-round', roundId, to: 'reconciled' });
    await lead.do({ do: 'move-round', roundId, to: 'published' });
    expect((await queue()).queue.counts).toMatchObject({ open: 0, resolved: 1, 'divergence-accepted': 1 });
  });

  test('[CG-226] a published round is asked as it ended: what was agreed once, what was decided, and what may stay different', async () => {
    const count = async (settled: boolean) => (await study.person('omar').must<{ count: number }>('POST', `${study.path}/retrieve`, { filter: { rounds: [roundId], settled } })).count;
    expect([await count(false), await count(true)]).toEqual([6, 3]);
  });

  test('[CG-151] the universe of a round within an earlier one is the text that its coders were let code', async () => {
    const lead = study.person('dana');
    const [family, second] = [randomUUID(), randomUUID()];
    await lead.do({ do: 'add-code', code: code(family, 'Brokering') });
    await lead.do({ do: 'move-code', codeId, parentId: family, before: null });
    await lead.do({ do: 'add-round', roundId: second, round: { name: 'Round 2', blind: false, within: { roundId, codeIds: [family] } } });
    for (const name of ['rosa', 'ben'] as const) await study.person(name).do({ do: 'code', sourceId, version: 1, roundId: second, codeId: other, spans: [{ codingId: randomUUID(), start: 100, end: 150 }] });
    const { comparison } = await lead.must<ComparisonAnswer>('GET', `${study.path}/rounds/${second}/agreement`);
    expect(comparison.pairs[0]!.cells.map(({ counts }) => counts)).toEqual([{ both: 50, onlyFirst: 0, onlySecond: 0, neither: 190 }]);
  });

  test('[CG-230] a decision and a memo made before a text was corrected are refused with the places as they are there, and then stand on the same words', async () => {
    const [rosa, lead] = [study.person('rosa'), study.person('dana')];
    const third = randomUUID();
    const source = await study.text(TEXT, 'Corrected');
    await lead.do({ do: 'add-round', roundId: third, round: { name: 'Round 3', blind: false } });
    for (const [name, codeOf] of [['rosa', codeId], ['ben', other]] as const) await study.person(name).do({ do: 'code', sourceId: source, version: 1, roundId: third, codeId: codeOf, spans: [{ codingId: randomUUID(), start: 300, end: 340 }] });
    for (const to of ['frozen', 'compared'] as const) await lead.do({ do: 'move-round', roundId: third, to });
    const read = async () => {
      const answer = await rosa.must<QueueAnswer>('GET', `${study.path}/rounds/${third}/disagreements`);
      return { entry: answer.queue.entries[0]!, version: answer.sources.find(({ id }) => id === source)!.version };
    };
    const decide = ({ entry: { start, end, kind, codings }, version }: Awaited<ReturnType<typeof read>>) => ({ do: 'decide', decisionId: randomUUID(), roundId: third, sourceId: source, version, start, end, kind, codingIds: codings.map(({ codingId }) => codingId), state: 'resolved', keep: [{ codingId: randomUUID(), codeId, start, end }], reason: 'It brings help in.' }) satisfies StudyCommandSent;
    const memo = (version: number, start: number, end: number) => ({ do: 'write-memo', memoId: randomUUID(), kind: 'noticing', on: { of: 'text', sourceId: source, version, start, end }, text: 'Look here', audience: 'team' }) satisfies StudyCommandSent;
    const before = await read();
    expect(before.version).toBe(1);
    await lead.must('POST', `${study.path}/sources/${source}/revision`, { commandId: randomUUID(), version: 1, text: `Heard again. ${TEXT}` });
    const give = (command: StudyCommandSent) => rosa.ask<Refused>('POST', `${study.path}/commands`, { commandId: randomUUID(), command });
    expect(await give(decide(before))).toMatchObject({ status: 409, body: { code: 'text-revised', newer: { version: 2, spans: [{ start: 313, end: 353 }, { start: 313, end: 353 }] } } });
    expect(await give(memo(1, 300, 340))).toMatchObject({ status: 409, body: { code: 'text-revised', newer: { version: 2, spans: [{ start: 313, end: 353 }] } } });
    const after = await read();
    expect([after.version, after.entry.start, after.entry.end, after.entry.decision]).toEqual([2, 313, 353, null]);
    await rosa.do(decide(after));
    await rosa.do(memo(2, 313, 353));
    expect((await read()).entry.decision).toMatchObject({ start: 313, end: 353, state: 'resolved' });
  });
});
