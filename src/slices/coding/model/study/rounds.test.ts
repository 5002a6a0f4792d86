import fc from 'fast-check';
import { expect, test } from 'vitest';
import { act, acts, addCode, addRound, ana, asked, begun, ben, code, id, interview, lea, moveRound, newCode, plain, refusal, refused, revise, visit, type Told } from '../../../../../test/unit/coding/a-study.ts';
import { consensusCoderId } from './decide-decisions.ts';
import { differencesLeft } from './differences.ts';
import { allCodings } from './forward.ts';
import { project } from './project.ts';
import { settledAway } from './settled.ts';
import { unionOf } from './spans.ts';

const framework = { provenance: { kind: 'framework' as const, framework: 'practices' } };
const round = (told: Told, word: string) => told.state.rounds.get(id(word))!;

function ready(): Told {
  return acts(begun(), lea, addRound('round 1'), addRound('blind', { blind: true }), addCode('talk', framework), addCode('tools', framework));
}

test('[CG-30] only a lead begins, changes, moves on and unblinds rounds', () => {
  for (const command of [addRound('mine'), moveRound('round 1', 'frozen'), { do: 'change-round' as const, roundId: id('round 1'), changes: { name: 'x' } }, { do: 'unblind-round' as const, roundId: id('blind') }]) {
    expect(refused(ready(), ana, command)).toBe('only-leads');
  }
});

test('[CG-42] a round goes through its phases step by step', () => {
  const told = ready();
  expect(refused(told, lea, moveRound('round 1', 'compared'))).toBe('phase-order');
  const compared = acts(told, lea, moveRound('round 1', 'frozen'), moveRound('round 1', 'compared'));
  expect(refused(compared, lea, moveRound('round 1', 'open'))).toBe('phase-order');
  expect(refused(compared, lea, moveRound('round 1', 'published'))).toBe('phase-order');
  const published = acts(compared, lea, moveRound('round 1', 'reconciled'), moveRound('round 1', 'published'));
  expect(round(published, 'round 1')).toMatchObject({ phase: 'published', book: told.state.book, publishedAt: expect.any(Number) });
  expect(refused(published, lea, moveRound('round 1', 'frozen'))).toBe('phase-order');
  expect(asked(published, lea, moveRound('round 1', 'published'))).toEqual({ ok: true, value: [] });
});

test('[CG-42] a frozen round records the codebook and opens again until it was compared', () => {
  const frozen = act(ready(), lea, moveRound('round 1', 'frozen'));
  expect(round(frozen, 'round 1')).toMatchObject({ phase: 'frozen', book: 2, frozenAt: expect.any(Number) });
  const open = act(frozen, lea, moveRound('round 1', 'open'));
  expect(round(open, 'round 1')).toMatchObject({ phase: 'open', book: null, frozenAt: null });
  expect(asked(open, ana, code('c1', 'talk', 0, 5)).ok).toBe(true);
});

test('[CG-42] once frozen, only name and purpose of a round still change', () => {
  const frozen = act(ready(), lea, moveRound('round 1', 'frozen'));
  expect(refused(frozen, lea, { do: 'change-round', roundId: id('round 1'), changes: { coders: [ana] } })).toBe('round-settled');
  expect(round(act(frozen, lea, { do: 'change-round', roundId: id('round 1'), changes: { name: 'first pass' } }), 'round 1')).toMatchObject({ name: 'first pass', blind: false, phase: 'frozen' });
});

test('[CG-42] rounds are numbered as they begin and lie only within earlier ones and among codes that all see', () => {
  const told = act(ready(), lea, addRound('third', { within: { roundId: id('round 1'), codeIds: [id('talk')] }, families: [id('tools')] }));
  expect(round(told, 'third').number).toBe(3);
  expect(refused(told, lea, { do: 'change-round', roundId: id('round 1'), changes: { within: { roundId: id('third'), codeIds: null } } })).toBe('within-itself');
  expect(refused(told, lea, addRound('fourth', { families: [id('nothing')] }))).toBe('no-such-code');
  expect(refused(told, lea, addRound('fourth', { sources: [id('nowhere')] }))).toBe('no-such-source');
  const drafted = act(told, lea, { do: 'add-code', code: newCode('draft'), on: { sourceId: visit, version: 1, roundId: id('blind'), spans: [{ codingId: id('c'), start: 0, end: 1 }] } });
  expect(refused(drafted, lea, addRound('fourth', { families: [id('draft')] }))).toBe('draft-named');
});

test('[CG-42] coders say when they are done, and take it back, while the round is open', () => {
  const done = act(ready(), ana, { do: 'finish-round', roundId: id('round 1'), done: true });
  expect(Object.keys(round(done, 'round 1').done)).toEqual([ana]);
  expect(round(act(done, ana, { do: 'finish-round', roundId: id('round 1'), done: false }), 'round 1').done).toEqual({});
  const narrow = act(ready(), lea, addRound('of ben', { coders: [ben] }));
  expect(refused(narrow, ana, { do: 'finish-round', roundId: id('of ben'), done: true })).toBe('not-a-coder-of-round');
});

test('[CG-43] a blind round is unblinded when it is frozen, not before, and is then compared', () => {
  expect(refused(ready(), lea, { do: 'unblind-round', roundId: id('blind') })).toBe('freeze-first');
  expect(refused(ready(), lea, { do: 'unblind-round', roundId: id('round 1') })).toBe('not-blind');
  const frozen = act(ready(), lea, moveRound('blind', 'frozen'));
  expect(refused(frozen, lea, moveRound('blind', 'compared'))).toBe('unblind-first');
  const told = act(frozen, lea, { do: 'unblind-round', roundId: id('blind') });
  expect(round(told, 'blind')).toMatchObject({ phase: 'compared', unblindedAt: expect.any(Number) });
  expect(refused(told, lea, moveRound('blind', 'open'))).toBe('phase-order');
});

test('[CG-43] nobody lifts the blindness of a round by changing it, and none that others have seen becomes blind', () => {
  expect(refused(ready(), lea, { do: 'change-round', roundId: id('blind'), changes: { blind: false } })).toBe('stays-blind');
  expect(refused(act(ready(), ana, code('c1', 'talk', 0, 5)), lea, { do: 'change-round', roundId: id('round 1'), changes: { blind: true } })).toBe('blind-too-late');
  const made = act(ready(), lea, { do: 'change-round', roundId: id('round 1'), changes: { blind: true } });
  expect(refused(act(made, ana, code('c1', 'talk', 0, 5)), lea, { do: 'undo' })).toBe('stays-blind');
});

test('[CG-43] unblinding brings draft codes, their lineage, memos and questions to light, in one act', () => {
  const on = { sourceId: visit, version: 1, roundId: id('blind'), spans: [{ codingId: id('c1'), start: 0, end: 5 }] };
  const blind = acts(ready(), ana, { do: 'add-code', code: newCode('new'), on }, { do: 'write-memo', memoId: id('m1'), kind: 'analytic', on: { of: 'code', id: id('new') }, text: 'why', audience: 'team' }, { do: 'write-memo', memoId: id('m2'), kind: 'noticing', on: { of: 'study' }, text: 'mine', audience: 'me' }, { do: 'save-query', queryId: id('q'), title: 'all new', page: 'matrix', question: 'code=new' });
  const seenBy = (told: Told, personId: string) => {
    const { codes, lineage, memos, queries, codings, book } = project(told.state, { personId, part: 'lead' });
    return { new: codes.has(id('new')), steps: lineage.size, memos: memos.size, queries: queries.size, codings: codings.size, book };
  };
  expect(seenBy(blind, lea)).toEqual({ new: false, steps: 2, memos: 0, queries: 0, codings: 0, book: 2 });
  expect(seenBy(blind, ana)).toEqual({ new: true, steps: 3, memos: 2, queries: 1, codings: 1, book: 2 });
  const told = acts(blind, lea, moveRound('blind', 'frozen'), { do: 'unblind-round', roundId: id('blind') });
  expect(told.events.at(-1)).toMatchObject({ kind: 'round-unblinded' });
  expect(seenBy(told, lea)).toEqual({ new: true, steps: 3, memos: 1, queries: 1, codings: 1, book: 3 });
  expect(seenBy(told, ben)).toEqual(seenBy(told, lea));
  expect([...told.state.lineage.values()].at(-1)).toMatchObject({ draftOf: null, book: 3 });
});

test('[CG-43] what a coder wrote in passing stays theirs while they code blind elsewhere too', () => {
  const told = acts(act(ready(), lea, addRound('second blind', { blind: true })), ana, { do: 'write-memo', memoId: id('m'), kind: 'noticing', on: { of: 'source', id: visit }, text: 'hm', audience: 'team' });
  const half = acts(told, lea, moveRound('second blind', 'frozen'), { do: 'unblind-round', roundId: id('second blind') });
  expect(project(half.state, { personId: ben, part: 'coder' }).memos.size).toBe(0);
  const all = acts(half, lea, moveRound('blind', 'frozen'), { do: 'unblind-round', roundId: id('blind') });
  expect(project(all.state, { personId: ben, part: 'coder' }).memos.size).toBe(1);
});

/** Two coders differ on a label and on one stretch, and agree on another. */
function compared(): Told {
  const one = acts(ready(), ana, code('a1', 'talk', 0, 10), code('a2', 'talk', 20, 30), code('a3', 'tools', 40, 50));
  const both = acts(one, ben, code('b1', 'talk', 2, 10), code('b2', 'tools', 20, 30));
  return acts(both, lea, moveRound('round 1', 'frozen'), moveRound('round 1', 'compared'));
}
const decision = { do: 'decide' as const, decisionId: id('d1'), roundId: id('round 1'), sourceId: visit, version: 1, start: 20, end: 30, kind: 'label' as const, codingIds: [id('a2'), id('b2')], state: 'resolved' as const, keep: [{ codingId: id('k1'), codeId: id('talk'), start: 20, end: 30 }], reason: 'they talk about it' };

test('[CG-51] differences are decided while the round is compared, with a reason, by codings of the consensus', () => {
  const told = act(compared(), ben, decision);
  expect(told.state.decisions.get(id('d1'))).toMatchObject({ state: 'resolved', kept: [id('k1')], by: ben });
  expect(told.state.codings.get(visit)!.get(id('k1'))).toMatchObject({ coderId: consensusCoderId(id('round 1')), roundId: id('round 1'), codeId: id('talk') });
  expect(told.state.coders.get(consensusCoderId(id('round 1')))).toMatchObject({ kind: 'consensus', personId: null });
  expect(refused(compared(), ben, { ...decision, reason: ' ' })).toBe('reason-missing');
  expect(refused(compared(), ben, { ...decision, state: 'discussing' })).toBe('keeps-while-open');
  expect(refused(compared(), ben, { ...decision, codingIds: [id('none')] })).toBe('nothing-to-compare');
  expect(refused(compared(), ben, { ...decision, keep: [{ ...decision.keep[0]!, codingId: id('a1') }] })).toBe('id-taken');
  expect(refused(compared(), ben, { ...decision, keep: [{ ...decision.keep[0]!, end: 1001 }] })).toBe('outside-text');
  expect(asked(compared(), ben, { ...decision, state: 'discussing', keep: [], reason: '' }).ok).toBe(true);
  expect(refused(ready(), ben, decision)).toBe('not-compared');
});

test('[CG-230] a decision on a text that was corrected meanwhile is refused, and taken with the places as they are there', () => {
  const told = revise(compared(), visit, [{ at: 5, removed: 0, inserted: 3 }]);
  const { code: why, newer } = refusal(told, ben, decision);
  expect([why, newer]).toEqual(['text-revised', { version: 2, spans: [{ start: 23, end: 33 }, { ...decision.keep[0]!, start: 23, end: 33 }] }]);
  expect(refused(told, ben, { ...decision, state: 'divergence-accepted', keep: [] })).toBe('text-revised');
  const taken = act(told, ben, { ...decision, version: 2, start: 23, end: 33, keep: [{ ...decision.keep[0]!, start: 23, end: 33 }] });
  expect(taken.state.codings.get(visit)!.get(id('k1'))).toMatchObject({ start: 23, end: 33 });
  expect(taken.state.decisions.get(id('d1'))).not.toHaveProperty('version');
});

test('[CG-51] deciding again replaces what was kept, and undoing brings it back', () => {
  const told = act(act(compared(), ben, decision), lea, { ...decision, keep: [{ codingId: id('k2'), codeId: id('tools'), start: 20, end: 30 }], reason: 'rather tools' });
  expect(told.state.codings.get(visit)!.has(id('k1'))).toBe(false);
  expect(told.state.codings.get(visit)!.has(id('k2'))).toBe(true);
  const undone = act(told, lea, { do: 'undo' });
  expect(undone.state.codings.get(visit)!.has(id('k1'))).toBe(true);
  expect(undone.state.decisions.get(id('d1'))).toMatchObject({ reason: 'they talk about it', by: ben });
  expect(asked(undone, ben, decision)).toEqual({ ok: true, value: [] });
});

test('[CG-226] a reconciled round read as it ended has what was agreed once, what was decided instead of what differed, and every accepted divergence', () => {
  const rest = (told: Told) => [...allCodings(told.state)].map(({ codingId }) => codingId).filter((codingId) => !settledAway(told.state).has(codingId)).sort();
  const all = [id('a1'), id('a2'), id('a3'), id('b1'), id('b2')];
  const decided = act(compared(), ben, decision);
  expect(rest(compared())).toEqual([...all].sort());
  expect(rest(decided)).toEqual([...all, id('k1')].sort());
  const ended = act(decided, lea, moveRound('round 1', 'reconciled', 'both readings are fair'));
  expect(rest(ended)).toEqual([id('a1'), id('a3'), id('k1')].sort());
  expect(rest(act(ended, lea, moveRound('round 1', 'published')))).toEqual(rest(ended));
  const renamed = act(ended, lea, { do: 'merge-codes', codeIds: [id('tools')], into: id('talk'), reason: 'one thing' });
  expect(rest(renamed)).toEqual(rest(ended));
});

test('[CG-226] whatever coders did, no stretch of a reconciled round loses its code, and nobody’s agreed stretch counts for two', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ who: fc.constantFrom(ana, ben), start: fc.nat(40), length: fc.integer({ min: 1, max: 20 }) }), { minLength: 1, maxLength: 12 }), (drawn) => {
      const coded = drawn.reduce((told, { who, start, length }, at) => acts(told, who, code(`c${at}`, 'talk', start, start + length)), ready());
      const ended = acts(coded, lea, moveRound('round 1', 'frozen'), moveRound('round 1', 'compared'), moveRound('round 1', 'reconciled', 'fair'));
      const away = settledAway(ended.state);
      const codings = allCodings(ended.state);
      const kept = codings.filter(({ codingId }) => !away.has(codingId));
      for (const gone of codings.filter(({ codingId }) => away.has(codingId))) {
        const stretch = unionOf(codings).find(({ start, end }) => start <= gone.start && gone.end <= end)!;
        expect(kept.some(({ start, end }) => start < stretch.end && stretch.start < end)).toBe(true);
      }
      const decided = new Set([...ended.state.decisions.values()].flatMap(({ codingIds }) => codingIds));
      const agreed = kept.filter(({ codingId }) => !decided.has(codingId));
      for (const one of agreed) for (const other of agreed) if (one.coderId !== other.coderId) expect(one.start < other.end && other.start < one.end).toBe(false);
    }),
  );
});

test('[CG-52] a round is reconciled when all is decided; where stretches only end elsewhere nothing is held up', () => {
  const told = compared();
  expect(differencesLeft(told.state, id('round 1')).map(({ codingId }) => codingId).sort()).toEqual([id('a2'), id('a3'), id('b2')].sort());
  expect(refusal(told, lea, moveRound('round 1', 'reconciled'))).toMatchObject({ code: 'differences-left', message: expect.stringContaining('3 differences') });
  const one = act(told, ben, decision);
  expect(differencesLeft(one.state, id('round 1')).map(({ codingId }) => codingId)).toEqual([id('a3')]);
  const discussed = act(one, ben, { ...decision, decisionId: id('d2'), codingIds: [id('a3')], state: 'discussing', keep: [], reason: '' });
  expect(refused(discussed, lea, moveRound('round 1', 'reconciled'))).toBe('differences-left');
  const accepted = act(discussed, lea, moveRound('round 1', 'reconciled', 'both readings are fair'));
  expect(round(accepted, 'round 1').phase).toBe('reconciled');
  expect([...accepted.state.decisions.values()].filter(({ state }) => state === 'divergence-accepted').every(({ reason }) => reason === 'both readings are fair')).toBe(true);
  expect(differencesLeft(accepted.state, id('round 1'))).toEqual([]);
  expect(refused(accepted, ben, decision)).toBe('not-compared');
});

test('[CG-52] a text that one person alone coded differs from nobody', () => {
  const told = acts(act(ready(), ana, code('c1', 'talk', 0, 5, { source: interview })), lea, moveRound('round 1', 'frozen'), moveRound('round 1', 'compared'));
  expect(asked(told, lea, moveRound('round 1', 'reconciled')).ok).toBe(true);
});

test('[CG-52] codings of one code in today’s words agree, whatever it was called when they were made', () => {
  const told = act(compared(), lea, { do: 'merge-codes', codeIds: [id('tools')], into: id('talk'), reason: 'one thing' });
  expect(differencesLeft(told.state, id('round 1')).map(({ codingId }) => codingId)).toEqual([id('a3')]);
  expect(plain(told.state).codings).toEqual(plain(compared().state).codings);
});
