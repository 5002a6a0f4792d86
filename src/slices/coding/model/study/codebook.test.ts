import fc from 'fast-check';
import { expect, test } from 'vitest';
import { act, acts, addCode, addRound, ana, asked, begun, ben, code, id, lea, moveRound, newCode, plain, refusal, refused, visit, type Told } from '../../../../../test/unit/coding/a-study.ts';
import { actorOf, anyDraws, commandOf, firstCodes, firstRounds } from '../../../../../test/unit/coding/any-history.ts';
import { codebookAt } from './codebook-at.ts';
import { childrenOf, liesWithin, nameTakenBy, pathName, sameName, treeOf, type Codes } from './code-tree.ts';
import { codingsUnderOldDefinitions, mapForward } from './forward.ts';
import { evolve } from './evolve.ts';
import { project } from './project.ts';
import type { Code } from './entities.ts';

const framework = { provenance: { kind: 'framework' as const, framework: 'practices' } };
const under = (word: string) => ({ ...framework, parentId: id(word) });

function book(): Told {
  return acts(begun(), lea, addRound('round 1'), addCode('brokering', framework), addCode('bridging', under('brokering')), addCode('buffering', under('brokering')), addCode('tools', framework));
}
const names = (codes: Codes, parent: string | null = null) => childrenOf(codes, parent).map(({ name }) => name);
const today = (told: Told, codingWord: string) => {
  const coding = told.state.codings.get(visit)!.get(id(codingWord))!;
  return mapForward(told.state)(coding);
};

test('[CG-30] only a lead moves, merges, splits, eliminates and takes over codes', () => {
  const told = book();
  expect(refused(told, ana, { do: 'move-code', codeId: id('tools'), parentId: id('brokering'), before: null })).toBe('only-leads');
  expect(refused(told, ana, { do: 'merge-codes', codeIds: [id('tools')], into: id('bridging'), reason: 'r' })).toBe('only-leads');
  expect(refused(told, ana, { do: 'split-code', codeId: id('tools'), parts: [newCode('a'), newCode('b')], reason: 'r' })).toBe('only-leads');
  expect(refused(told, ana, { do: 'eliminate-code', codeId: id('tools'), reason: 'r' })).toBe('only-leads');
  expect(refused(told, ana, { do: 'adopt-book', codes: [newCode('a')] })).toBe('only-leads');
  expect(refused(told, ana, { do: 'change-code', codeId: id('tools'), version: 1, changes: { definition: 'x' } })).toBe('only-leads');
});

test('[CG-37] codes stand in a tree of any depth, in the order they were given', () => {
  const told = acts(book(), lea, addCode('deep', under('bridging')), addCode('deeper', under('deep')), { do: 'move-code', codeId: id('tools'), parentId: null, before: id('brokering') });
  expect(names(told.state.codes)).toEqual(['tools', 'brokering']);
  expect(pathName(told.state.codes, id('deeper'))).toBe('brokering › bridging › deep › deeper');
  expect(treeOf(told.state.codes.values())[1]!.children.map(({ code: { name }, children }) => [name, children.length])).toEqual([['bridging', 1], ['buffering', 0]]);
  const back = act(told, lea, { do: 'move-code', codeId: id('buffering'), parentId: id('brokering'), before: id('bridging') });
  expect(names(back.state.codes, id('brokering'))).toEqual(['buffering', 'bridging']);
  expect(asked(back, lea, { do: 'move-code', codeId: id('tools'), parentId: null, before: id('brokering') })).toEqual({ ok: true, value: [] });
});

test('[CG-37] a place between two siblings is always found, however often one is put there', () => {
  let told = book();
  for (let n = 0; n < 70; n++) told = act(acts(told, lea, addCode(`c${n}`, framework)), lea, { do: 'move-code', codeId: id(`c${n}`), parentId: null, before: id('tools') });
  expect(names(told.state.codes).slice(-3)).toEqual(['c68', 'c69', 'tools']);
  expect(new Set([...told.state.codes.values()].filter(({ parentId }) => parentId === null).map(({ order }) => order)).size).toBe(72);
});

test('[CG-37] a code cannot move under itself or what lies under it', () => {
  const told = act(book(), lea, addCode('deep', under('bridging')));
  expect(refused(told, lea, { do: 'move-code', codeId: id('brokering'), parentId: id('deep'), before: null })).toBe('code-cycle');
  expect(refused(told, lea, { do: 'move-code', codeId: id('brokering'), parentId: id('brokering'), before: null })).toBe('code-cycle');
});

test('[CG-37] a name stands once among the living siblings, upper and lower case alike', () => {
  expect(refused(book(), lea, addCode('again', { ...under('brokering'), name: 'BRIDGING ' }))).toBe('code-name-taken');
  expect(refused(book(), lea, { do: 'change-code', codeId: id('buffering'), version: 1, changes: { name: 'bridging' } })).toBe('code-name-taken');
  const elsewhere = act(book(), lea, addCode('b2', { ...framework, name: 'bridging' }));
  expect(refused(elsewhere, lea, { do: 'move-code', codeId: id('b2'), parentId: id('brokering'), before: null })).toBe('code-name-taken');
  const freed = acts(elsewhere, lea, { do: 'eliminate-code', codeId: id('bridging'), reason: 'r' }, { do: 'move-code', codeId: id('b2'), parentId: id('brokering'), before: null });
  expect(refused(freed, lea, { do: 'restore-code', codeId: id('bridging') })).toBe('code-name-taken');
});

test('[CG-37] whatever people do, the codebook has no circle, no lost code and no name twice', () => {
  fc.assert(
    fc.property(anyDraws, (draws) => {
      let told = acts(begun(), lea, ...firstRounds.slice(2), firstCodes);
      draws.forEach((draw, n) => {
        const decision = asked(told, actorOf(draw), commandOf(told, draw, n));
        told = { ...told, now: told.now + 1000, state: decision.ok ? decision.value.reduce((state, event) => evolve(state, event), told.state) : told.state };
      });
      for (const one of told.state.codes.values()) {
        expect(liesWithin(told.state.codes, one.codeId, one.codeId)).toBe(true);
        expect(one.parentId === null || told.state.codes.has(one.parentId)).toBe(true);
        expect(one.parentId !== null && liesWithin(told.state.codes, one.parentId, one.codeId)).toBe(false);
        if (one.retired === null) expect(nameTakenBy(told.state.codes, one)).toBe(null);
      }
      for (const codings of told.state.codings.values()) for (const { codeId, roundId } of codings.values()) expect(told.state.codes.has(codeId) && told.state.rounds.has(roundId)).toBe(true);
    }),
    { seed: 7, numRuns: 60 },
  );
});

test('[CG-38] a coder adds inductive codes, with their reason, and puts them at once on text', () => {
  expect(refused(book(), ana, addCode('new', framework))).toBe('only-inductive');
  const told = act(book(), ana, { do: 'add-code', code: newCode('compliance'), on: { sourceId: visit, version: 1, roundId: id('round 1'), spans: [{ codingId: id('c1'), start: 3, end: 9 }] } });
  expect(told.state.codes.get(id('compliance'))).toMatchObject({ madeBy: ana, version: 1, draftOf: null, provenance: { kind: 'inductive', reason: 'nothing fitted compliance' } });
  expect(told.state.codings.get(visit)!.get(id('c1'))).toMatchObject({ codeId: id('compliance'), start: 3, codeVersion: 1 });
  expect(told.events.at(-1)).toMatchObject({ kind: 'code-added', by: ana });
  const undone = act(told, ana, { do: 'undo' });
  expect([undone.state.codes.has(id('compliance')), undone.state.codings.size]).toEqual([false, 0]);
  expect(() => act(book(), ana, { do: 'add-code', code: { ...newCode('x'), provenance: { kind: 'inductive', reason: '  ', from: null } } })).toThrow();
});

test('[CG-38] a code lies within the families of the round that it is put on', () => {
  const told = act(book(), lea, addRound('families', { families: [id('brokering')] }));
  const on = { sourceId: visit, version: 1, roundId: id('families'), spans: [{ codingId: id('c1'), start: 3, end: 9 }] };
  expect(refused(told, ana, { do: 'add-code', code: newCode('new'), on })).toBe('not-in-families');
  expect(asked(told, ana, { do: 'add-code', code: newCode('new', { parentId: id('brokering') }), on }).ok).toBe(true);
});

test('[CG-39] a merge reads old codings forward, however often, without touching one', () => {
  const coded = acts(book(), ana, code('c1', 'tools', 0, 5));
  const told = acts(coded, lea, moveRound('round 1', 'frozen'), { do: 'merge-codes', codeIds: [id('tools')], into: id('bridging'), reason: 'redundant' }, { do: 'merge-codes', codeIds: [id('bridging')], into: id('buffering'), reason: 'redundant too' });
  expect(told.state.codings).toBe(coded.state.codings);
  expect(today(told, 'c1')).toEqual({ kind: 'code', codeId: id('buffering') });
  expect([...told.state.lineage.values()].filter(({ how }) => how === 'merged').map(({ reason }) => reason)).toEqual(['redundant', 'redundant too']);
  expect(today(acts(told, lea, { do: 'restore-code', codeId: id('tools') }), 'c1')).toEqual({ kind: 'code', codeId: id('tools') });
  expect(today(acts(told, lea, { do: 'eliminate-code', codeId: id('buffering'), reason: 'two sources' }), 'c1')).toEqual({ kind: 'eliminated', codeId: id('buffering') });
});

test('[CG-39] the codes under a merged code move with it', () => {
  const told = act(book(), lea, { do: 'merge-codes', codeIds: [id('brokering')], into: id('tools'), reason: 'one family' });
  expect(names(told.state.codes, id('tools'))).toEqual(['bridging', 'buffering']);
  expect(refused(book(), lea, { do: 'merge-codes', codeIds: [id('brokering')], into: id('bridging'), reason: 'r' })).toBe('code-has-codes');
  expect(refused(book(), lea, { do: 'merge-codes', codeIds: [id('tools')], into: id('tools'), reason: 'r' })).toBe('merge-into-itself');
  expect(plain(act(told, lea, { do: 'undo' }).state, ['histories', 'book'])).toEqual(plain(book().state, ['histories', 'book']));
});

test('[CG-39] a split gives codings to its parts and lists those still to be decided', () => {
  const coded = acts(book(), ana, code('c1', 'tools', 0, 5), code('c2', 'tools', 10, 15), code('c3', 'bridging', 10, 15));
  const split = { do: 'split-code' as const, codeId: id('tools'), parts: [newCode('data', framework), newCode('guides', framework)], reason: 'two things' };
  expect(refused(coded, lea, { ...split, assigned: { [id('c1')]: id('bridging') } })).toBe('strange-assignment');
  expect(refused(coded, lea, { ...split, assigned: { [id('c3')]: id('data') } })).toBe('strange-assignment');
  const told = act(coded, lea, { ...split, assigned: { [id('c1')]: id('data') } });
  expect(told.state.codings).toBe(coded.state.codings);
  expect(today(told, 'c1')).toEqual({ kind: 'code', codeId: id('data') });
  expect(today(told, 'c2')).toEqual({ kind: 'to-be-decided', codeId: id('tools'), among: [id('data'), id('guides')] });
  const decided = act(told, lea, { do: 'assign-split', codeId: id('tools'), assigned: { [id('c2')]: id('guides'), [id('c1')]: id('guides') } });
  expect(today(decided, 'c2')).toEqual({ kind: 'code', codeId: id('guides') });
  expect(today(decided, 'c1')).toEqual({ kind: 'code', codeId: id('guides') });
  expect(today(act(decided, lea, { do: 'undo' }), 'c1')).toEqual({ kind: 'code', codeId: id('data') });
  expect(refused(told, lea, { do: 'assign-split', codeId: id('bridging'), assigned: {} })).toBe('code-not-split');
});

test('[CG-40] changing a meaning lists the codings made before, a new name does not', () => {
  const coded = acts(book(), ana, code('c1', 'tools', 0, 5));
  const renamed = act(coded, lea, { do: 'change-code', codeId: id('tools'), version: 1, changes: { name: 'tools in use' } });
  expect(codingsUnderOldDefinitions(renamed.state)).toEqual([]);
  expect(renamed.state.codes.get(id('tools'))).toMatchObject({ name: 'tools in use', definition: '', version: 1 });
  const redefined = act(renamed, lea, { do: 'change-code', codeId: id('tools'), version: 1, changes: { definition: 'a thing that is used' } });
  const later = act(redefined, ben, code('c2', 'tools', 7, 9));
  expect(codingsUnderOldDefinitions(later.state).map(({ codingId }) => codingId)).toEqual([id('c1')]);
  expect([...later.state.lineage.values()].map(({ how, before }) => [how, before]).slice(-2)).toEqual([['renamed', 'tools'], ['redefined', '']]);
  const looked = act(later, ana, { do: 'recode', codings: [{ sourceId: visit, codingId: id('c1') }], codeId: id('tools') });
  expect(codingsUnderOldDefinitions(looked.state)).toEqual([]);
});

test('[CG-40] two who change a code at once do not overwrite each other', () => {
  const told = act(book(), lea, { do: 'change-code', codeId: id('tools'), version: 1, changes: { definition: 'first' } });
  const { code: why, newer } = refusal(told, lea, { do: 'change-code', codeId: id('tools'), version: 1, changes: { definition: 'second' } });
  expect([why, (newer as Code).definition]).toEqual(['code-changed', 'first']);
  expect(asked(told, lea, { do: 'change-code', codeId: id('tools'), version: null, changes: { definition: 'second' } }).ok).toBe(true);
});

/** The codebook as everybody sees it: without drafts, and what a version does not keep (colours, the order of siblings) made alike. */
const plainly = (codes: Codes) => [...codes.values()].filter(({ draftOf }) => draftOf === null).map((one) => ({ ...one, order: 0, colour: '' })).sort((a, b) => (a.codeId < b.codeId ? -1 : 1));

test('[CG-41] the codebook of a frozen round can be read again after everything changed', () => {
  const then = act(book(), lea, moveRound('round 1', 'frozen'));
  const frozenWith = then.state.rounds.get(id('round 1'))!.book!;
  const now = acts(
    then, lea,
    { do: 'change-code', codeId: id('tools'), version: 1, changes: { name: 'instruments', definition: 'other', colour: '#123456' } },
    { do: 'merge-codes', codeIds: [id('brokering')], into: id('tools'), reason: 'r' },
    { do: 'split-code', codeId: id('bridging'), parts: [newCode('p1', framework), newCode('p2', framework)], reason: 'r' },
    { do: 'assign-split', codeId: id('bridging'), assigned: {} },
    { do: 'restore-code', codeId: id('bridging') },
    { do: 'eliminate-code', codeId: id('buffering'), reason: 'r' },
    { do: 'move-code', codeId: id('p1'), parentId: id('p2'), before: null },
    addCode('later', framework),
  );
  expect(plainly(codebookAt(now.state, frozenWith))).toEqual(plainly(then.state.codes));
  expect(plainly(codebookAt(now.state, now.state.book))).toEqual(plainly(now.state.codes));
});

test('[CG-41] at every version that was, the codebook of then can be read', () => {
  fc.assert(
    fc.property(anyDraws, (draws) => {
      let told = acts(begun(), lea, ...firstRounds.slice(2), firstCodes);
      const then = new Map([[told.state.book, plainly(told.state.codes)]]);
      draws.forEach((draw, n) => {
        const command = commandOf(told, draw, n);
        const decision = command.do === 'undo' || command.do === 'redo' ? null : asked(told, actorOf(draw), command);
        told = { ...told, now: told.now + 1000, state: decision?.ok ? decision.value.reduce((state, event) => evolve(state, event), told.state) : told.state };
        then.set(told.state.book, plainly(told.state.codes));
      });
      for (const [version, codes] of then) expect(plainly(codebookAt(told.state, version))).toEqual(codes);
    }),
    { seed: 11, numRuns: 40 },
  );
});

test('[CG-64] two drafts of one name are both kept when the round is unblinded, and listed', () => {
  const blind = act(book(), lea, addRound('blind', { blind: true }));
  const on = { version: 1, sourceId: visit, roundId: id('blind') };
  const both = act(act(blind, ana, { do: 'add-code', code: newCode('a', { name: 'Compliance' }), on: { ...on, spans: [{ codingId: id('c1'), start: 0, end: 5 }] } }), ben, { do: 'add-code', code: newCode('b', { name: 'compliance' }), on: { ...on, spans: [{ codingId: id('c2'), start: 0, end: 5 }] } });
  const told = acts(both, lea, moveRound('blind', 'frozen'), { do: 'unblind-round', roundId: id('blind') });
  expect(sameName(told.state.codes).map((group) => group.map(({ codeId }) => codeId))).toEqual([[id('a'), id('b')]]);
  const merged = act(told, lea, { do: 'merge-codes', codeIds: [id('b')], into: id('a'), reason: 'the same' });
  expect(sameName(merged.state.codes)).toEqual([]);
});

test('[CG-37] a codebook of thousands is taken over as readily', () => {
  const codes = Array.from({ length: 3000 }, (_, n) => newCode(`code ${n}`, { ...framework, parentId: n < 50 ? null : id(`code ${n % 50}`) }));
  const told = act(begun(), lea, { do: 'adopt-book', codes });
  expect(told.state.codes.size).toBe(3000);
  expect(names(told.state.codes, id('code 7'))).toHaveLength(59);
});

test('[CG-37] a whole codebook is taken over as one act, and taken over again without doubling', () => {
  const adopt = { do: 'adopt-book' as const, codes: [newCode('top', framework), newCode('below', { ...framework, parentId: id('top') })] };
  const told = act(begun(), lea, adopt);
  expect(pathName(told.state.codes, id('below'))).toBe('top › below');
  expect(asked(told, lea, adopt)).toEqual({ ok: true, value: [] });
  expect(refused(told, lea, { do: 'adopt-book', codes: [newCode('other', { ...framework, name: 'TOP' })] })).toBe('code-name-taken');
  expect(act(told, lea, { do: 'undo' }).state.codes.size).toBe(0);
});

test('[CG-44] what everybody sees never points to a draft: no child, no merge, no move', () => {
  const blind = act(book(), lea, addRound('blind', { blind: true }));
  const told = act(blind, lea, { do: 'add-code', code: newCode('draft'), on: { sourceId: visit, version: 1, roundId: id('blind'), spans: [{ codingId: id('c'), start: 0, end: 5 }] } });
  const child = act(told, lea, { do: 'add-code', code: newCode('below', { ...framework, parentId: id('draft') }), roundId: id('round 1') });
  expect(child.state.codes.get(id('below'))!.draftOf).toBe(id('blind'));
  expect(refused(told, lea, { do: 'merge-codes', codeIds: [id('tools')], into: id('draft'), reason: 'r' })).toBe('draft-boundary');
  expect(refused(told, lea, { do: 'move-code', codeId: id('tools'), parentId: id('draft'), before: null })).toBe('draft-boundary');
  expect(refused(told, lea, { do: 'split-code', codeId: id('tools'), parts: [newCode('p1', { parentId: id('draft') }), newCode('p2')], reason: 'r' })).toBe('draft-boundary');
  expect(refused(told, lea, { do: 'adopt-book', codes: [newCode('p1', { parentId: id('draft') })] })).toBe('draft-boundary');
  const merged = act(told, lea, { do: 'merge-codes', codeIds: [id('draft')], into: id('tools'), reason: 'the same' });
  expect(JSON.stringify([...merged.state.lineage.values()].filter(({ draftOf }) => draftOf === null))).not.toContain(id('draft'));
});

test('[CG-44] a draft that moves along when the code above it is merged away is not told with the merge, and does not show in how the codebook was', () => {
  const blind = act(book(), lea, addRound('blind', { blind: true }));
  const drafted = act(blind, lea, { do: 'add-code', code: newCode('draft', { parentId: id('tools') }), on: { sourceId: visit, version: 1, roundId: id('blind'), spans: [{ codingId: id('c'), start: 0, end: 5 }] } });
  const merged = act(drafted, lea, { do: 'merge-codes', codeIds: [id('tools')], into: id('brokering'), reason: 'the same' });
  expect(merged.state.codes.get(id('draft'))).toMatchObject({ parentId: id('brokering'), draftOf: id('blind') });
  const seen = project(merged.state, { personId: ana, part: 'coder' });
  expect(JSON.stringify([[...seen.codes], [...seen.lineage]])).not.toContain(id('draft'));
  expect(codebookAt(seen, drafted.state.book).has(id('draft'))).toBe(false);
});

test('[CG-44] the places of codes that everybody sees have no gaps where somebody has drafts', () => {
  const blind = acts(book(), lea, addRound('blind', { blind: true }), addCode('bonding', under('tools')));
  const ordersAfter = (told: Told) => {
    const later = acts(told, lea, addCode('linking', under('brokering')), { do: 'merge-codes', codeIds: [id('tools')], into: id('brokering'), reason: 'the same' });
    return [...project(later.state, { personId: ana, part: 'coder' }).codes.values()].map(({ name, order }) => [name, order]);
  };
  const drafting = (parent: string, word: string) => ({ do: 'add-code' as const, code: newCode(word, { parentId: id(parent) }), roundId: id('blind') });
  expect(ordersAfter(acts(blind, lea, drafting('brokering', 'd1'), drafting('brokering', 'd2'), drafting('tools', 'd3')))).toEqual(ordersAfter(blind));
});
