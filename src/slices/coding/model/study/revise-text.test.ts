import { expect, test } from 'vitest';
import { act, acts, addCode, addRound, ana, begun, ben, code, id, lea, moveRound, newCode, refused, revise, visit, type Told } from '../../../../../test/unit/coding/a-study.ts';
import { revisionReport } from './revise-text.ts';

function ready(): Told {
  const told = acts(begun(), lea, addRound('round 1'), addCode('talk'), addCode('new', { provenance: { kind: 'inductive', reason: 'no place', from: { sourceId: visit, start: 50, end: 60 } } }));
  const coded = acts(told, ana, code('before', 'talk', 0, 5), code('cut', 'talk', 22, 28), code('over', 'talk', 15, 25), code('after', 'talk', 40, 50));
  return acts(coded, ben, { do: 'write-memo', memoId: id('m'), kind: 'noticing', on: { of: 'text', sourceId: visit, version: 1, start: 22, end: 28 }, text: 'look', audience: 'team' });
}
const spanOf = (told: Told, word: string) => {
  const coding = told.state.codings.get(visit)?.get(id(word));
  return coding ? [coding.start, coding.end] : null;
};
/** Ten characters from 20 on are taken out. */
const CUT = [{ at: 20, removed: 10, inserted: 0 }];

test('[CG-54] every anchor follows the correction, in rounds that are frozen too', () => {
  const frozen = act(ready(), lea, moveRound('round 1', 'frozen'));
  const told = revise(frozen, visit, CUT);
  expect([spanOf(told, 'before'), spanOf(told, 'over'), spanOf(told, 'after'), spanOf(told, 'cut')]).toEqual([[0, 5], [15, 20], [30, 40], null]);
  expect(told.state.codes.get(id('new'))!.provenance).toMatchObject({ from: { start: 40, end: 50 } });
  expect([...told.state.lineage.values()].length).toBe(2);
  expect(told.state.textVersions.get(visit)).toBe(2);
});

test('[CG-54] a memo on text that is gone is kept, at the place where the text was', () => {
  expect(revise(ready(), visit, CUT).state.memos.get(id('m'))).toMatchObject({ text: 'look', on: { start: 20, end: 20 } });
});

test('[CG-54] a coding that lost all its text comes back, in its place, when the text comes back', () => {
  const cut = revise(ready(), visit, CUT);
  expect(cut.state.cutAway.get(visit)!.map(({ coding }) => coding.codingId)).toEqual([id('cut')]);
  const moved = revise(cut, visit, [{ at: 0, removed: 0, inserted: 100 }]);
  const back = revise(moved, visit, [{ at: 0, removed: 100, inserted: 0 }, { at: 120, removed: 0, inserted: 10 }], 1);
  expect([spanOf(back, 'cut'), spanOf(back, 'after')]).toEqual([[22, 28], [40, 50]]);
  expect(back.state.cutAway.has(visit)).toBe(false);
  expect(back.events.at(-1)).toMatchObject({ type: 'TextRevised', back: [{ coderId: ana, roundId: id('round 1'), blind: false }] });
});

test('[CG-54] a coding of text that came and went between is found by way of the older texts', () => {
  const told = act(ready(), ana, code('late', 'talk', 45, 49));
  const pushed = revise(told, visit, [{ at: 0, removed: 0, inserted: 7 }]);
  const cut = revise(pushed, visit, [{ at: 50, removed: 10, inserted: 0 }]);
  expect(spanOf(cut, 'late')).toBe(null);
  const back = revise(cut, visit, [{ at: 0, removed: 7, inserted: 0 }, { at: 50, removed: 0, inserted: 10 }], 1);
  expect(spanOf(back, 'late')).toEqual([45, 49]);
});

test('[CG-54] what can be undone counts in the corrected text', () => {
  const taken = act(ready(), ana, { do: 'uncode', codings: [{ sourceId: visit, codingId: id('after') }] });
  const told = act(revise(taken, visit, CUT), ana, { do: 'undo' });
  expect(spanOf(told, 'after')).toEqual([30, 40]);
  const all = acts(told, ana, { do: 'undo' }, { do: 'undo' }, { do: 'undo' });
  expect(all.state.codings.size).toBe(0);
  expect(refused(all, ana, { do: 'undo' })).toBe('nothing-to-undo');
});

test('[CG-55] before a text is corrected, it is told what will move, be trimmed or be gone', () => {
  const told = ready();
  const report = revisionReport(told.state, visit, CUT, { personId: lea, part: 'lead' });
  expect(report.codings.map(({ thing, outcome, start, end }) => [thing.codingId, outcome, start, end])).toEqual([[id('over'), 'trimmed', 15, 20], [id('cut'), 'gone', 20, 20], [id('after'), 'moved', 30, 40]]);
  expect(report.memos).toMatchObject([{ thing: { memoId: id('m') }, outcome: 'gone' }]);
  expect(report.counts).toEqual({ same: 1, moved: 1, trimmed: 1, grown: 0, gone: 2 });
  expect(revise(told, visit, CUT).state.codings.get(visit)!.size).toBe(3);
});

test('[CG-55] the report counts only what the asking person may see', () => {
  const told = act(act(ready(), lea, addRound('blind', { blind: true })), ben, code('hidden', 'talk', 22, 28, { round: 'blind' }));
  expect(revisionReport(told.state, visit, CUT, { personId: lea, part: 'lead' }).counts.gone).toBe(2);
  expect(revisionReport(told.state, visit, CUT, { personId: ben, part: 'coder' }).counts.gone).toBe(3);
});

test('[CG-54] drafts, decisions and hidden codings follow as well', () => {
  const told = act(act(ready(), lea, addRound('blind', { blind: true })), ana, { do: 'add-code', code: newCode('draft', { provenance: { kind: 'inductive', reason: 'r', from: { sourceId: visit, start: 40, end: 50 } } }), on: { sourceId: visit, version: 1, roundId: id('blind'), spans: [{ codingId: id('d'), start: 40, end: 50 }] } });
  const later = revise(told, visit, CUT);
  expect(later.state.codes.get(id('draft'))!.provenance).toMatchObject({ from: { start: 30 } });
  expect(spanOf(later, 'd')).toEqual([30, 40]);
  expect(spanOf(act(later, ana, { do: 'undo' }), 'd')).toBe(null);
  const compared = acts(ready(), lea, moveRound('round 1', 'frozen'), moveRound('round 1', 'compared'), { do: 'decide', decisionId: id('dec'), roundId: id('round 1'), sourceId: visit, version: 1, start: 40, end: 50, kind: 'missing', codingIds: [id('after')], state: 'resolved', keep: [], reason: 'no' });
  expect(revise(compared, visit, CUT).state.decisions.get(id('dec'))).toMatchObject({ start: 30, end: 40 });
});
