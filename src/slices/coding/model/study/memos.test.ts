import { expect, test } from 'vitest';
import { act, acts, addCode, addRound, ana, asked, begun, ben, code, id, interview, lea, refusal, refused, revise, visit, type Told } from '../../../../../test/unit/coding/a-study.ts';
import type { MemoOn } from './commands.ts';
import { MEMO_KINDS } from './entities.ts';
import { project } from './project.ts';

function ready(): Told {
  return acts(acts(begun(), lea, addRound('round 1'), addCode('talk')), ana, code('c1', 'talk', 0, 10));
}
const memo = (word: string, on: MemoOn, more: { text?: string; audience?: 'me' | 'team'; kind?: (typeof MEMO_KINDS)[number]; roundId?: string } = {}) => ({ do: 'write-memo' as const, memoId: id(word), kind: 'wondering' as const, on, text: word, audience: 'team' as const, ...more });
const seenBy = (told: Told, personId: string) => [...project(told.state, { personId, part: 'coder' }).memos.values()].map(({ text }) => text);

test('[CG-50] a memo of any kind is about the study, a source, a case, a code, a round, a coding or a stretch of text', () => {
  const targets: MemoOn[] = [{ of: 'study' }, { of: 'source', id: interview }, { of: 'case', id: id('school') }, { of: 'code', id: id('talk') }, { of: 'round', id: id('round 1') }, { of: 'coding', id: id('c1'), sourceId: visit }, { of: 'text', sourceId: visit, version: 1, start: 3, end: 9 }];
  const told = targets.reduce((so, on, i) => act(so, ben, memo(`m${i}`, on, { kind: MEMO_KINDS[i % 4]! })), ready());
  expect([...told.state.memos.values()].map(({ on, by }) => [on, by])).toEqual([...targets.slice(0, -1), { of: 'text', sourceId: visit, start: 3, end: 9 }].map((on) => [on, ben]));
});

test('[CG-50] there must be something written and something it is about', () => {
  expect(refused(ready(), ben, memo('m', { of: 'study' }, { text: '  ' }))).toBe('empty-memo');
  expect(refused(ready(), ben, memo('m', { of: 'code', id: id('none') }))).toBe('no-such-thing');
  expect(refused(ready(), ben, memo('m', { of: 'coding', id: id('none'), sourceId: visit }))).toBe('no-such-thing');
  expect(refused(ready(), ben, memo('m', { of: 'source', id: id('none') }))).toBe('no-such-source');
  expect(refused(ready(), ben, memo('m', { of: 'text', sourceId: visit, version: 1, start: 5, end: 5 }))).toBe('empty-span');
  expect(refused(ready(), ben, memo('m', { of: 'text', sourceId: visit, version: 1, start: 5, end: 1001 }))).toBe('outside-text');
});

test('[CG-230] a memo on a stretch of a text that was corrected meanwhile is refused with the stretch as it is there', () => {
  const told = revise(ready(), visit, [{ at: 5, removed: 0, inserted: 3 }]);
  const on = (version: number, start: number, end: number): MemoOn => ({ of: 'text', sourceId: visit, version, start, end });
  const { code: why, newer, message } = refusal(told, ben, memo('m', on(1, 10, 20)));
  expect([why, newer]).toEqual(['text-revised', { version: 2, spans: [{ start: 13, end: 23 }] }]);
  expect(message).toContain('What you marked and wrote is still on your screen.');
  expect(act(told, ben, memo('m', on(2, 13, 23))).state.memos.get(id('m'))!.on).toEqual({ of: 'text', sourceId: visit, start: 13, end: 23 });
  expect(refusal(revise(ready(), visit, [{ at: 5, removed: 20, inserted: 0 }]), ben, memo('m', on(1, 10, 20))).newer).toEqual({ version: 2, spans: [] });
  expect(asked(told, ben, memo('m', { of: 'source', id: visit })).ok).toBe(true);
});

test('[CG-50] only its writer changes or removes a memo, and can take that back', () => {
  const told = act(ready(), ben, memo('m', { of: 'study' }));
  expect(refused(told, lea, { do: 'change-memo', memoId: id('m'), text: 'x' })).toBe('not-yours');
  expect(refused(told, lea, { do: 'remove-memo', memoId: id('m') })).toBe('not-yours');
  const changed = act(told, ben, { do: 'change-memo', memoId: id('m'), text: 'more', kind: 'theoretical' });
  expect(changed.state.memos.get(id('m'))).toMatchObject({ text: 'more', kind: 'theoretical', audience: 'team' });
  expect(asked(changed, ben, { do: 'change-memo', memoId: id('m'), text: 'more' })).toEqual({ ok: true, value: [] });
  const removed = act(changed, ben, { do: 'remove-memo', memoId: id('m') });
  expect(removed.state.memos.size).toBe(0);
  expect(act(removed, ben, { do: 'undo' }).state.memos.get(id('m'))).toMatchObject({ text: 'more' });
  expect(refused(told, ben, { do: 'change-memo', memoId: id('m'), text: '' })).toBe('empty-memo');
});

test('[CG-44] a memo for oneself stays so for ever, and shows as soon as its writer gives it to the team', () => {
  const told = act(ready(), ben, memo('private', { of: 'study' }, { audience: 'me' }));
  expect([seenBy(told, ben), seenBy(told, lea), seenBy(told, ana)]).toEqual([['private'], [], []]);
  expect(refused(told, lea, { do: 'change-memo', memoId: id('private'), text: 'x' })).toBe('no-such-memo');
  expect(asked(told, lea, { do: 'remove-memo', memoId: id('private') })).toEqual({ ok: true, value: [] });
  expect(seenBy(act(told, ben, { do: 'change-memo', memoId: id('private'), audience: 'team' }), lea)).toEqual(['private']);
});

test('[CG-44] in a blind round a memo belongs to the round; what a lead says about the work is everybody’s', () => {
  const blind = act(ready(), lea, addRound('blind', { blind: true }));
  const told = acts(acts(blind, ben, memo('on text', { of: 'text', sourceId: visit, version: 1, start: 0, end: 4 }), memo('on the code', { of: 'code', id: id('talk') })), lea, memo('please finish by Friday', { of: 'round', id: id('blind') }), memo('found something', { of: 'source', id: visit }));
  expect(seenBy(told, ana)).toEqual(['please finish by Friday']);
  expect(seenBy(told, ben)).toEqual(['on text', 'on the code', 'please finish by Friday']);
  expect(told.state.memos.get(id('on text'))!.draftOf).toBe(id('blind'));
});

test('[CG-53] a question is saved, changed and removed by who saved it', () => {
  const save = { do: 'save-query' as const, queryId: id('q'), title: 'Talk by school', page: 'matrix', question: 'rows=code' };
  const told = act(ready(), ana, save);
  expect(asked(told, ana, save)).toEqual({ ok: true, value: [] });
  expect(refused(told, ben, { ...save, title: 'Mine' })).toBe('not-yours');
  expect(refused(told, ben, { do: 'remove-query', queryId: id('q') })).toBe('not-yours');
  expect(act(told, ana, { ...save, question: 'rows=case' }).state.queries.get(id('q'))).toMatchObject({ question: 'rows=case' });
  expect(act(told, ana, { do: 'remove-query', queryId: id('q') }).state.queries.size).toBe(0);
  expect(act(told, lea, { do: 'remove-query', queryId: id('q') }).state.queries.size).toBe(0);
});
