import { expect, test } from 'vitest';
import { act, acts, addCode, addRound, after, ana, asked, begun, ben, code, id, lea, moveRound, newCode, plain, refusal, refused, revise, visit, type Told } from '../../../../../test/unit/coding/a-study.ts';
import type { Changed } from './events.ts';
import { ACTS_KEPT, FINAL_ACTS } from './state.ts';

const framework = { provenance: { kind: 'framework' as const, framework: 'practices' } };
const undo = { do: 'undo' as const };
const redo = { do: 'redo' as const };

function ready(): Told {
  return acts(begun(), lea, addRound('round 1'), addCode('talk', framework), addCode('tools', framework));
}

test('[CG-47] each takes back their own acts, newest first, whatever others did elsewhere', () => {
  const told = acts(act(acts(ready(), ana, code('a1', 'talk', 0, 5), code('a2', 'talk', 6, 9)), ben, code('b1', 'talk', 0, 5)), ana, undo);
  expect([...told.state.codings.get(visit)!.keys()].sort()).toEqual([id('a1'), id('b1')].sort());
  expect(told.events.at(-1)).toMatchObject({ how: 'undo', kind: 'coded', by: ana, act: (told.events.at(-3) as Changed).act });
  expect([...acts(told, ana, undo, redo, redo).state.codings.get(visit)!.keys()].sort()).toEqual([id('a1'), id('a2'), id('b1')].sort());
  expect(refused(acts(told, ana, undo), ana, undo)).toBe('nothing-to-undo');
});

test('[CG-47] a new act takes the place of what was taken back', () => {
  const told = acts(ready(), ana, code('a1', 'talk', 0, 5), undo, code('a2', 'talk', 6, 9));
  expect(refused(told, ana, redo)).toBe('nothing-to-redo');
});

test('[CG-47] the last two hundred acts can be taken back', () => {
  let told = ready();
  for (let n = 0; n < ACTS_KEPT + 5; n++) told = act(told, ana, code(`c${n}`, 'talk', n, n + 1));
  for (let n = 0; n < ACTS_KEPT; n++) told = act(told, ana, undo);
  expect(told.state.codings.get(visit)!.size).toBe(5);
  expect(refused(told, ana, undo)).toBe('nothing-to-undo');
});

test('[CG-48] what somebody else changed since stays as they left it', () => {
  const mine = act(ready(), lea, { do: 'change-code', codeId: id('talk'), version: 1, changes: { definition: 'one' } });
  const own = act(acts(mine, ana, addCode('ana’s')), ana, { do: 'change-code', codeId: id('ana’s'), version: 1, changes: { definition: 'mine' } });
  const told = act(own, lea, { do: 'change-code', codeId: id('ana’s'), version: 2, changes: { definition: 'lea’s' } });
  const { code: why, message } = refusal(told, ana, undo);
  expect([why, message]).toEqual(['changed-since', '"ana’s" was changed again since, so it cannot simply go back. Nothing was changed.']);
});

test('[CG-48] a code, a family or a round that is in use by now does not disappear', () => {
  const told = act(ready(), ana, addCode('new'));
  expect(refused(act(told, ben, code('b1', 'new', 0, 5)), ana, undo)).toBe('used-since');
  expect(refused(act(told, ben, addCode('below', { parentId: id('new') })), ana, undo)).toBe('used-since');
  expect(refused(act(told, ben, { do: 'write-memo', memoId: id('m'), kind: 'wondering', on: { of: 'code', id: id('new') }, text: 'why?', audience: 'team' }), ana, undo)).toBe('used-since');
  const round = act(ready(), lea, addRound('round 2'));
  expect(refused(act(round, ben, code('b1', 'talk', 0, 5, { round: 'round 2' })), lea, undo)).toBe('used-since');
  expect(act(round, lea, undo).state.rounds.size).toBe(1);
});

test('[CG-48] where a blind round hides whether something is used, it counts as used: the answer tells nothing', () => {
  const told = act(acts(ready(), lea, addRound('blind', { blind: true })), lea, addCode('public', framework));
  expect(refused(told, lea, undo)).toBe('used-since');
  expect(refused(act(told, ben, code('b1', 'public', 0, 5, { round: 'blind' })), lea, undo)).toBe('used-since');
  expect(refused(act(ready(), lea, addRound('blind', { blind: true })), lea, undo)).toBe('used-since');
});

test('[CG-48] codings of a round that is no longer open stay, and so does the codebook that it was frozen with', () => {
  const coded = act(ready(), ana, code('a1', 'talk', 0, 5));
  expect(refused(act(coded, lea, moveRound('round 1', 'frozen')), ana, undo)).toBe('settled-since');
  const merged = acts(coded, lea, { do: 'merge-codes', codeIds: [id('tools')], into: id('talk'), reason: 'r' }, moveRound('round 1', 'frozen'));
  expect(refused(merged, lea, undo)).toBe('book-recorded');
  expect(asked(merged, lea, { do: 'restore-code', codeId: id('tools') }).ok).toBe(true);
});

test('[CG-48] a step back never leaves a circle', () => {
  const told = acts(ready(), lea, addCode('inner', { ...framework, parentId: id('talk') }));
  const out = act(told, lea, { do: 'move-code', codeId: id('inner'), parentId: null, before: null });
  const moved = act(out, lea, { do: 'move-code', codeId: id('talk'), parentId: id('inner'), before: null });
  const byAnother = { ...moved, state: { ...moved.state, histories: out.state.histories } };
  expect(refused(byAnother, lea, undo)).toBe('changed-since');
});

test('[CG-48] somebody who no longer leads does not take back what only leads do', () => {
  const told = act(ready(), lea, { do: 'eliminate-code', codeId: id('tools'), reason: 'r' });
  const history = told.state.histories.get(lea)!;
  const demoted = { ...told, state: { ...told.state, histories: new Map([[ana, history]]) } };
  expect(refused(demoted, ana, undo)).toBe('only-leads');
});

test('[CG-49] phases, unblinding, finishing, imports and corrected texts are not taken back', () => {
  const told = acts({ ...ready(), state: { ...ready().state, histories: new Map() } }, lea, { do: 'finish-round', roundId: id('round 1'), done: true }, moveRound('round 1', 'frozen'));
  expect(refused(told, lea, undo)).toBe('nothing-to-undo');
  const corrected = revise(told, visit, [{ at: 0, removed: 1, inserted: 0 }]);
  expect(refused(corrected, lea, undo)).toBe('nothing-to-undo');
  const imported = after(told, [{ type: 'Changed', v: 1, act: id('import'), kind: 'imported', how: 'do', by: lea, at: 1, patches: [], gone: [], put: [{ sourceId: visit, coderId: lea, roundId: id('round 1'), at: 1, blind: false, codes: [[id('talk'), 1]], rows: [[id('x'), 0, 0, 4, null]] }] }]);
  expect(refused(imported, lea, undo)).toBe('nothing-to-undo');
  expect([...FINAL_ACTS].sort()).toEqual(['coder-joined', 'imported', 'round-finished', 'round-moved', 'round-unblinded', 'text-revised']);
});

test('[CG-47] joining as a coder stays when the first coding is taken back, and the study is otherwise as before', () => {
  const before = ready();
  const told = acts(before, ana, { do: 'add-code', code: newCode('x'), on: { sourceId: visit, version: 1, roundId: id('round 1'), spans: [{ codingId: id('c'), start: 1, end: 2 }] } }, undo);
  expect(plain(told.state, ['histories', 'book'])).toEqual(plain(before.state, ['histories', 'book']));
  expect(told.state.histories.get(ana)!.undone).toHaveLength(1);
});
