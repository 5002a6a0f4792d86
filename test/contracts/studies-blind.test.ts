import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditAnswer, CodebookAnswer } from '../../src/slices/coding/model/server-wire.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { code, liveStudy, type LiveStudy, type Name } from '../support/live-study.ts';
import { until } from '../support/until.ts';

/** Everyone but rosa; the administrator and the other supervisor are no members. */
const OTHERS = ['dana', 'ben', 'omar', 'ana', 'kim', 'eve'] as const satisfies readonly Name[];

/** What a study can be taken out as. */
const FILES = ['project.qdpx', 'project-certificate', 'codebook.qdc', 'analysis-package.zip'];

describeOnBothEngines('a blind round', (open) => {
  let study: LiveStudy;
  /** What nobody but rosa may receive before the round is unblinded: her ids and her words. */
  const marks = { codings: Array.from({ length: 4 }, () => randomUUID()), acts: Array.from({ length: 5 }, () => randomUUID()), draft: randomUUID(), memo: randomUUID(), words: ['Draft-code-of-rosa', 'Reason-of-rosa', 'Memo-of-rosa', 'Query-of-rosa'] };
  let [codeId, roundId, earlier, sourceId] = ['', '', '', ''];
  const all = () => [...marks.codings, ...marks.acts, marks.draft, marks.memo, ...marks.words];
  /** Ids may be written in capitals in files. */
  const found = (name: Name, mark: string) => study.person(name).received.toLowerCase().includes(mark.toLowerCase());
  const leaked = (name: Name) => all().filter((mark) => found(name, mark));

  /** Asks everything there is to ask, as this person. */
  const askEverything = async (name: Name): Promise<string[]> => {
    const person = study.person(name);
    const filter = { below: false };
    const matrices = (['code', 'source', 'coder', 'round', 'case', 'type'] as const).map((of) => ['matrix', { rows: { of: 'code' }, columns: { of }, filter }] as const);
    const posts: readonly (readonly [string, object])[] = [
      ...matrices,
      ['matrix', { rows: { of: 'coder' }, columns: { of: 'round' }, content: 'words' }],
      ['matrix/cell', { matrix: { rows: { of: 'coder' }, columns: { of: 'round' } }, row: { at: 2, label: 'Rosa' }, column: { at: 1, label: 'Round 2' } }],
      ...(['overlap', 'same-turn'] as const).map((kind) => ['cooccurrence', { relation: { kind } }] as const),
      ['cooccurrence/pairs', { relation: { kind: 'overlap' }, row: codeId, column: codeId }],
      ['cooccurrence/pairs', { relation: { kind: 'overlap' }, row: marks.draft, column: codeId }],
      ['retrieve', {}],
      ['retrieve', { filter: { coders: [study.idOf('rosa')] } }],
      ['retrieve', { condition: { any: [{ code: codeId }, { code: marks.draft }] } }],
      ['uncoded', {}],
      ['support', {}],
      ['shares', {}],
      ['timeline', { by: 'month' }],
      ['side-by-side', {}],
      ['autocode/preview', { find: { by: 'everything' }, unit: 'turn', within: { codeId: marks.draft } }],
      ['autocode/preview', { find: { by: 'everything' }, unit: 'match', within: { codeId, coderId: study.idOf('rosa') } }],
      ...(['docx', 'xlsx', 'csv', 'html'] as const).map((format) => [`segments/${format}`, {}] as const),
      [`sources/${sourceId}/revision/preview`, { version: 1, text: 'Nothing is left.' }],
    ];
    const refused: string[] = [];
    const note = (path: string, { status }: { status: number }): void => void (status === 200 || refused.push(path));
    for (const [path, body] of posts) note(path, await person.ask('POST', `${study.path}/${path}`, body));
    for (const path of ['changes', 'codebook', 'codebook?book=1', 'codebook/outdated', 'audit', `audit?take=1`, `rounds/${roundId}`, `sources/${sourceId}/codings`, `search?q=network`, 'sources', 'imports', ...FILES, `rounds/${roundId}/contribution`, `rounds/${roundId}/agreement`, `rounds/${roundId}/disagreements`]) note(path, await person.ask('GET', `${study.path}/${path}`));
    return refused;
  };

  beforeAll(async () => {
    study = await liveStudy(await open());
    [codeId, roundId, earlier] = [randomUUID(), randomUUID(), randomUUID()];
    sourceId = await study.text('The network met. The coach told of a survey. The principals asked what to do with it.');
    const lead = study.person('dana');
    await lead.do({ do: 'add-code', code: code(codeId, 'Brokering') });
    await lead.do({ do: 'add-round', roundId: earlier, round: { name: 'Round 1', blind: false } });
    await lead.do({ do: 'add-round', roundId, round: { name: 'Round 2', blind: true } });
    await study.person('ben').do({ do: 'code', sourceId, version: 1, roundId, codeId, spans: [{ codingId: randomUUID(), start: 0, end: 16 }] });
  });
  afterAll(() => study.stop());

  test('[CG-78] until a blind round is unblinded nobody but its coder receives a coding, note, draft code, count or act of it, by whatever way they ask', async () => {
    const lines = OTHERS.map((name) => study.person(name).follow());
    const other = await study.second();
    const far = other.person('ben').follow();
    await until(() => [lines[0]!, lines[1]!, lines[2]!, far].every((line) => line.messages.length > 0));
    const before = await study.person('dana').must<object>('POST', `${study.path}/matrix`, { rows: { of: 'code' }, columns: { of: 'coder' } });

    const rosa = study.person('rosa');
    const [a, b, c, d] = marks.codings as [string, string, string, string];
    await rosa.do({ do: 'code', sourceId, version: 1, roundId, codeId, spans: [{ codingId: a, start: 0, end: 16 }, { codingId: b, start: 20, end: 30 }] }, marks.acts[0]);
    await rosa.do({ do: 'add-code', code: code(marks.draft, marks.words[0]!, { provenance: { kind: 'inductive', reason: marks.words[1]!, from: { sourceId, start: 20, end: 30 } } }), on: { sourceId, version: 1, roundId, spans: [{ codingId: c, start: 20, end: 30 }] } }, marks.acts[1]);
    await rosa.do({ do: 'write-memo', memoId: marks.memo, kind: 'noticing', on: { of: 'coding', id: a, sourceId }, text: marks.words[2]!, audience: 'team', roundId }, marks.acts[2]);
    await rosa.do({ do: 'save-query', queryId: randomUUID(), title: marks.words[3]!, page: 'matrix', question: '' }, marks.acts[3]);
    await rosa.do({ do: 'code', sourceId, version: 1, roundId, codeId, spans: [{ codingId: d, start: 40, end: 50 }] }, marks.acts[4]);
    await rosa.do({ do: 'undo' });
    await rosa.do({ do: 'redo' });

    for (const name of ['ana', 'kim', 'eve'] as const) await askEverything(name);
    // Who has no coding in it has none to hand in, and nothing is compared before it is unblinded.
    const untilUnblinded = (name: Name) => [...(name === 'ben' ? [] : [`rounds/${roundId}/contribution`]), `rounds/${roundId}/agreement`, `rounds/${roundId}/disagreements`];
    // Only what speaks of the hidden code is refused: for them there is no such code.
    for (const name of ['dana', 'ben'] as const) expect(await askEverything(name)).toEqual(['cooccurrence/pairs', 'autocode/preview', ...untilUnblinded(name)]);
    await askEverything('omar');
    const late = study.person('dana').follow();
    await until(() => late.messages.length > 0);
    expect(OTHERS.map((name) => [name, leaked(name)])).toEqual(OTHERS.map((name) => [name, []]));
    expect(all().filter((mark) => other.person('ben').received.includes(mark))).toEqual([]);
    expect((late.messages[0] as { counts: object }).counts).toEqual({ bySource: {}, byCode: {} });
    // Neither do the sums say that somebody is at work, but for the name of a coder who has joined.
    const after = await study.person('dana').must<{ totals: { all: number } }>('POST', `${study.path}/matrix`, { rows: { of: 'code' }, columns: { of: 'coder' } });
    expect(after.totals.all).toBe((before as typeof after).totals.all);
    expect(rosa.received).toContain(a);
    for (const line of [...lines, far, late]) line.close();
  });

  test('[CG-79] of a blind round the others’ progress says no more than who is done', async () => {
    await study.person('rosa').do({ do: 'finish-round', roundId, done: true });
    const seen = await study.person('dana').must<{ hidden: boolean; coders: { coderId: string; doneAt: number | null; codings: number | null; lastAt: number | null; sources: number | null }[] }>('GET', `${study.path}/rounds/${roundId}`);
    expect(seen.hidden).toBe(true);
    const rosa = seen.coders.find((one) => one.coderId === study.idOf('rosa'))!;
    expect(rosa).toMatchObject({ doneAt: expect.any(Number), codings: null, sources: null, lastAt: null });
    const own = await study.person('rosa').must<typeof seen>('GET', `${study.path}/rounds/${roundId}`);
    expect(own.coders.find((one) => one.coderId === study.idOf('rosa'))).toMatchObject({ codings: 4, sources: 1 });
    expect(own.coders.find((one) => one.coderId === study.idOf('ben'))).toMatchObject({ codings: null });
  });

  test('[CG-80] once it is unblinded all of it is there: in a whole snapshot on every stream, in the codings, and in the audit trail', async () => {
    const line = study.person('ben').follow();
    await until(() => line.messages.length > 0);
    await study.person('dana').do({ do: 'move-round', roundId, to: 'frozen' });
    expect(leaked('ben')).toEqual([]);
    await study.person('dana').do({ do: 'unblind-round', roundId });
    await until(() => line.messages.filter((message) => 'type' in message && message.type === 'snapshot').length > 1);
    expect(line.messages.at(-1)).toMatchObject({ type: 'snapshot', counts: { bySource: { [sourceId]: 5 } } });
    expect(await askEverything('ben')).toEqual([]);
    const missing = (name: Name) => [...marks.codings, marks.draft, marks.memo, ...marks.words].filter((mark) => !found(name, mark));
    expect(missing('ben')).toEqual([]);
    const { acts } = await study.person('ben').must<{ acts: { kind: string; put: number; by: { personId: string } | null }[] }>('GET', `${study.path}/audit`);
    expect(acts.filter((act) => act.kind === 'coded' && act.by?.personId === study.idOf('rosa')).map((act) => act.put)).toContain(2);
    // Those who are no members still receive nothing.
    for (const name of ['ana', 'kim', 'eve'] as const) {
      await askEverything(name);
      expect(leaked(name)).toEqual([]);
    }
    line.close();
  });

  test('[CG-78] a note that stays hidden because its writer still codes in another blind round does not show in the audit trail either', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    const lead = study.person('dana');
    for (const id of [one, two]) await lead.do({ do: 'add-round', roundId: id, round: { name: `Blind ${id}`, blind: true } });
    const rosasNotes = async () => (await study.person('ben').must<AuditAnswer>('GET', `${study.path}/audit?take=200`)).acts.filter(({ kind, by }) => kind === 'memo-written' && by?.personId === study.idOf('rosa')).length;
    const before = await rosasNotes();
    await study.person('rosa').do({ do: 'write-memo', memoId: randomUUID(), kind: 'noticing', on: { of: 'source', id: sourceId }, text: 'In passing', audience: 'team' });
    const unblind = async (id: string) => {
      await lead.do({ do: 'move-round', roundId: id, to: 'frozen' });
      await lead.do({ do: 'unblind-round', roundId: id });
      return rosasNotes();
    };
    expect([await rosasNotes(), await unblind(two), await unblind(one)]).toEqual([before, before, before + 1]);
  });

  test('[CG-78] the place of a code that a file brings does not tell how many drafts others have', async () => {
    const id = randomUUID();
    await study.person('dana').do({ do: 'add-round', roundId: id, round: { name: 'Blind and drafting', blind: true } });
    const placeOfColumn = async (column: string) => {
      const brought = await study.person('dana').file('PUT', `${study.path}/files?${new URLSearchParams({ path: `${column}.csv`, type: 'other', datedOn: '2025-03-04', codings: column })}`, Buffer.from(`Speaker,Sentence,${column}\nT,Words of ${column},Tag`));
      expect(brought.status).toBe(200);
      const { codes } = await study.person('ben').must<CodebookAnswer>('GET', `${study.path}/codebook`);
      return codes.find(({ name }) => name === column)!.order;
    };
    const first = await placeOfColumn('Heron Tag');
    for (let n = 0; n < 3; n++) await study.person('rosa').do({ do: 'add-code', code: code(randomUUID(), `Draft ${n}`, { provenance: { kind: 'inductive', reason: 'New', from: null } }) });
    expect(await placeOfColumn('Bittern Tag')).toBe(first + 1);
  });
});
