import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CoOccurrenceAnswer, CodedSegments, MatrixAnswer, MatrixSent, PairsAnswer, RetrievalAnswer, SharesAnswer, SideBySideAnswer, SupportAnswer, UncodedAnswer } from '../../src/slices/coding/model/query-wire.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { code, liveStudy, type LiveStudy, type Refused } from '../support/live-study.ts';

describeOnBothEngines('questions to the codings of a study', (open) => {
  let study: LiveStudy;
  const id = { brokering: randomUUID(), bridging: randomUUID(), buffering: randomUUID(), joint: randomUUID(), one: randomUUID(), two: randomUUID(), north: randomUUID(), south: randomUUID() };
  let [interview, observation, document] = ['', '', ''];
  const ask = <T>(path: string, body: object) => study.person('omar').must<T>('POST', `${study.path}/${path}`, body);
  const put = async (name: 'rosa' | 'ben', sourceId: string, roundId: string, codeId: string, ...spans: readonly (readonly [number, number])[]) =>
    study.person(name).do({ do: 'code', sourceId, version: 1, roundId, codeId, spans: spans.map(([start, end]) => ({ codingId: randomUUID(), start, end })) });

  beforeAll(async () => {
    study = await liveStudy(await open());
    const lead = study.person('dana');
    for (const [caseId, name] of [[id.north, 'North'], [id.south, 'South']]) await lead.must('POST', `${study.path}/cases`, { caseId, kind: 'network', name });
    interview = await study.text('One two three four. Five six seven.', 'Interview', { caseIds: [id.north] });
    observation = await study.text('Aaa bbb ccc.\nDdd eee fff.\nGgg.', 'Observation', { type: 'observation', datedOn: '2025-04-01', caseIds: [id.north, id.south] });
    document = await study.text('A document that says much.', 'Document', { type: 'document', datedOn: '2025-06-30' });
    await lead.do({ do: 'add-code', code: code(id.brokering, 'Brokering') });
    await lead.do({ do: 'add-code', code: code(id.bridging, 'Bridging', { parentId: id.brokering }) });
    await lead.do({ do: 'add-code', code: code(id.buffering, 'Buffering') });
    await lead.do({ do: 'add-code', code: code(id.joint, 'Joint work') });
    await lead.do({ do: 'add-round', roundId: id.one, round: { name: 'Round 1', blind: false } });
    await lead.do({ do: 'add-round', roundId: id.two, round: { name: 'Round 2', blind: false } });
    await put('rosa', interview, id.one, id.bridging, [0, 7], [20, 28]);
    await put('ben', interview, id.two, id.buffering, [4, 13]);
    await put('rosa', observation, id.one, id.bridging, [0, 3]);
    await put('rosa', observation, id.two, id.joint, [4, 20]);
    await put('ben', document, id.two, id.bridging, [2, 10]);
  });
  afterAll(() => study.stop());

  const matrix = (asked: MatrixSent) => ask<MatrixAnswer>('matrix', asked);
  const table = ({ rows, columns, cells }: Pick<MatrixAnswer, 'rows' | 'columns' | 'cells'>) => Object.fromEntries(rows.map((row, at) => [row, Object.fromEntries(columns.map((column, to) => [column, cells[at]![to]]))]));

  test('[CG-93] a matrix counts codes by any property of their sources, and a cell opens to exactly its codings', async () => {
    const bySource = await matrix({ rows: { of: 'code' }, columns: { of: 'source' } });
    expect(table(bySource)).toMatchObject({ 'Brokering › Bridging': { Interview: 2, Observation: 1, Document: 1 }, Buffering: { Interview: 1 }, 'Joint work': { Observation: 1 }, Brokering: { Interview: 0 } });
    expect(new Set(bySource.columnIds)).toEqual(new Set([interview, observation, document]));
    const byCase = await matrix({ rows: { of: 'code', family: true }, columns: { of: 'case' } });
    expect(table(byCase)).toMatchObject({ Brokering: { North: 3, South: 1 } });
    expect(byCase.warnings.map((warning) => warning.kind)).toEqual(expect.arrayContaining(['several-columns', 'left-out']));
    expect(table(await matrix({ rows: { of: 'coder' }, columns: { of: 'round' }, content: 'words' }))).toMatchObject({ Rosa: { 'Round 1': 5, 'Round 2': 4 }, Ben: { 'Round 2': 3 } });
    const { attributes } = await study.person('omar').must<{ attributes: { attributeId: string; key: string | null }[] }>('GET', `${study.path}/attributes`);
    const byFile = await matrix({ rows: { of: 'type' }, columns: { of: 'attribute', attributeId: attributes.find((one) => one.key === 'folder')!.attributeId }, empty: false });
    expect(byFile.rows.every((row) => ['interview', 'observation', 'document'].includes(row))).toBe(true);
    const cell = await ask<CodedSegments>('matrix/cell', { matrix: { rows: { of: 'code' }, columns: { of: 'source' } }, row: { at: bySource.rowIds.indexOf(id.bridging), label: 'Brokering › Bridging' }, column: { at: bySource.columnIds.indexOf(interview), label: 'Interview' } });
    expect([cell.count, cell.segments.map((one) => one.text)]).toEqual([2, ['One two', 'Five six']]);
    const changed = await study.person('omar').ask<Refused>('POST', `${study.path}/matrix/cell`, { matrix: { rows: { of: 'code' }, columns: { of: 'source' } }, row: { at: 0, label: 'Another' }, column: { at: 0, label: 'Interview' } });
    expect([changed.status, changed.body.code]).toEqual([409, 'matrix-changed']);
    expect((await study.person('omar').ask<Refused>('POST', `${study.path}/matrix`, { rows: { of: 'code' }, columns: { of: 'attribute', attributeId: randomUUID() } })).body.code).toBe('no-attribute');
  });

  test('[CG-94] co-occurrence, coded text, uncoded text, shares, support and time answer over HTTP what the kernels count, within the asked filter', async () => {
    const together = await ask<CoOccurrenceAnswer>('cooccurrence', { relation: { kind: 'overlap' } });
    const at = (codeId: string) => together.codes.findIndex((one) => one.codeId === codeId);
    expect(together.pairs[at(id.bridging)]![at(id.buffering)]).toBe(1);
    expect(together.figures.find((one) => one.row === Math.min(at(id.bridging), at(id.buffering)) && one.column === Math.max(at(id.bridging), at(id.buffering)))).toMatchObject({ c: 1 / 4 });
    const followed = await ask<CoOccurrenceAnswer>('cooccurrence', { relation: { kind: 'before', within: 20 }, filter: { sources: [interview] } });
    expect(followed.figures.map(({ row, column }) => [followed.codes[row]!.codeId, followed.codes[column]!.codeId, followed.pairs[row]![column]])).toEqual([[id.buffering, id.bridging, 1]]);
    const { count, pairs } = await ask<PairsAnswer>('cooccurrence/pairs', { relation: { kind: 'same-turn' }, row: id.bridging, column: id.joint });
    expect([count, pairs.map(({ first, second }) => [first.text, second.text])]).toEqual([1, [['Aaa', 'bbb ccc.\nDdd eee']]]);

    expect(await ask<RetrievalAnswer>('retrieve', { filter: { codes: [id.brokering], types: ['interview'] } })).toMatchObject({ count: 2, sources: 1 });
    const both = await ask<RetrievalAnswer>('retrieve', { condition: { all: [{ code: id.bridging }, { code: id.buffering }] } });
    expect(both.segments.map((one) => one.text)).toEqual(['two']);
    const but = await ask<RetrievalAnswer>('retrieve', { condition: { text: { code: id.bridging }, but: { code: id.buffering } }, filter: { cases: [id.north] } });
    expect(but.segments.map((one) => one.text).toSorted()).toEqual(['Aaa', 'Five six', 'One ']);
    expect((await study.person('omar').ask('POST', `${study.path}/retrieve`, { condition: { code: 'nothing' } })).status).toBe(422);

    const bare = await ask<UncodedAnswer>('uncoded', { filter: { sources: [observation] } });
    expect(bare.rows.map((row) => row.text)).toEqual(['Ggg.']);
    expect((await ask<UncodedAnswer>('uncoded', { filter: { sources: [observation], rounds: [id.one] } })).rows.map((row) => row.text)).toEqual(['Ddd eee fff.', 'Ggg.']);

    const shares = await ask<SharesAnswer>('shares', {});
    expect(shares).toMatchObject({ cases: 2 });
    expect(shares.codes.find((one) => one.codeId === id.buffering)).toMatchObject({ withCode: 1, cases: 2, percent: 50 });

    const { codes } = await ask<SupportAnswer>('support', {});
    expect(codes.find((one) => one.codeId === id.brokering)).toMatchObject({ isSupported: true, by: 'A' });
    expect(codes.find((one) => one.codeId === id.buffering)).toMatchObject({ isSupported: false, gap: 'reported-not-observed' });
    const months = await ask<MatrixAnswer>('timeline', { by: 'month' });
    expect(table(months)['Brokering › Bridging']).toEqual({ '2025-03': 2, '2025-04': 1, '2025-05': 0, '2025-06': 1 });
    expect(table(await ask<MatrixAnswer>('timeline', { by: 'day', filter: { from: '2025-04-01', until: '2025-04-30' } }))['Joint work']).toMatchObject({ '2025-04-01': 1 });
  });

  test('[CG-95] codings of merged codes count under what these became, those of eliminated codes not; rounds next to each other show every coding as it was made', async () => {
    const lead = study.person('dana');
    await lead.do({ do: 'merge-codes', codeIds: [id.buffering], into: id.brokering, reason: 'Too alike.' });
    await lead.do({ do: 'eliminate-code', codeId: id.joint, reason: 'One source only.' });
    const today = table(await matrix({ rows: { of: 'code' }, columns: { of: 'source' } }));
    expect(today).toMatchObject({ Brokering: { Interview: 1 }, Buffering: { Interview: 0 }, 'Joint work': { Observation: 0 } });
    const then = table(await matrix({ rows: { of: 'code' }, columns: { of: 'source' }, filter: { today: false } }));
    expect(then).toMatchObject({ Brokering: { Interview: 0 }, Buffering: { Interview: 1 }, 'Joint work': { Observation: 1 } });
    const rounds = await ask<SideBySideAnswer>('side-by-side', { filter: { sources: [interview, observation] } });
    expect(rounds.rounds.map((round) => round.name)).toEqual(['Round 1', 'Round 2']);
    expect(rounds.rows.map((row) => [row.text, row.codes.map((codes) => codes.map((one) => one.codeId))])).toEqual([
      ['One two three four. Five six seven.', [[id.bridging], [id.buffering]]],
      ['Aaa bbb ccc.', [[id.bridging], [id.joint]]],
      ['Ddd eee fff.', [[], [id.joint]]],
    ]);
  });
});
