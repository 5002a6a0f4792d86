import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codePointMap, sliceByCodePoints } from '../../../../kernel/code-points.ts';
import { must } from '../../../../kernel/result.ts';
import { blocksOf } from '../../../coding/model/study/coding-blocks.ts';
import { deriveId } from '../../../coding/model/study/derive-id.ts';
import type { Code, Coding, Memo, Round } from '../../../coding/model/study/entities.ts';
import type { Changed, Patch } from '../../../coding/model/study/events.ts';
import { evolve } from '../../../coding/model/study/evolve.ts';
import { project } from '../../../coding/model/study/project.ts';
import type { StudyState } from '../../../coding/model/study/state.ts';
import { contributionText, readContribution, type Contribution } from './contribution.ts';
import { makeContribution, type HashedText } from './make-contribution.ts';
import { mergeContribution } from './merge-contribution.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const idOf = (word: string): string => deriveId('contribution-test', word);
const [STUDY, ROUND, ANN, BEN] = [idOf('study'), idOf('round'), idOf('ann'), idOf('ben')];

function textOf(name: string, text: string): HashedText {
  return { sourceId: idOf(name), title: name, version: 1, sha256: sha256(text), text };
}
const WORDS = 'We 👩🏽‍🏫 asked who had seen it. Nobody, cafe\u0301 included.\r\nThen Rosa said: the same, the same. ';
const TEXTS = [textOf('one', WORDS.repeat(4)), textOf('two', `${WORDS}Only here.`)];

const ROUND_ONE: Round = { roundId: ROUND, number: 1, name: 'Round 1', purpose: '', phase: 'open', blind: true, unblindedAt: null, coders: [], sources: null, within: null, families: null, done: {}, openedAt: 1, frozenAt: null, publishedAt: null, book: null };

function codeOf(name: string): Code {
  return { codeId: idOf(name), name, parentId: null, order: 0, definition: `what ${name} is`, useWhen: '', notWhen: '', examples: [], inference: 'low', provenance: { kind: 'framework', framework: 'ours' }, colour: '#336699', valence: null, codable: true, madeBy: BEN, madeAt: 1, version: 1, retired: null, draftOf: null };
}

function stateOf(patches: readonly Patch[], codings: readonly Coding[]): StudyState {
  const changed: Changed = { type: 'Changed', v: 1, act: idOf('act'), kind: 'imported', how: 'do', by: BEN, at: 1, patches, put: blocksOf(codings, () => true), gone: [] };
  return evolve(evolve(null, { type: 'StudyBegan', v: 1, studyId: STUDY, at: 1, by: BEN }), changed);
}
const BASE: readonly Patch[] = [
  { of: 'round', id: ROUND, before: null, after: ROUND_ONE },
  ...['a', 'b'].map((name): Patch => ({ of: 'code', id: idOf(name), before: null, after: codeOf(name) })),
  ...[ANN, BEN].map((id): Patch => ({ of: 'coder', id, before: null, after: { coderId: id, name: id === ANN ? 'Ann' : 'Ben', personId: id, kind: 'member' } })),
];
const draft: Patch = { of: 'code', id: idOf('own'), before: null, after: { ...codeOf('own'), madeBy: ANN, draftOf: ROUND, provenance: { kind: 'inductive', reason: 'nothing fitted', from: null } } };
const memo: Memo = { memoId: idOf('memo'), kind: 'wondering', on: { of: 'coding', id: idOf('k0'), sourceId: TEXTS[0]!.sourceId }, text: 'Why then?', audience: 'team', roundId: ROUND, draftOf: ROUND, by: ANN, at: 5, changedAt: 5 };

const codingsDrawn = fc
  .array(fc.record({ source: fc.nat(1), code: fc.constantFrom('a', 'b', 'own'), from: fc.nat(60), size: fc.integer({ min: 1, max: 30 }), coder: fc.constantFrom(ANN, BEN) }), { minLength: 1, maxLength: 30 })
  .map((drawn) => drawn.map(({ source, code, from, size, coder }, at): Coding => {
    const length = codePointMap(TEXTS[source]!.text).length;
    return { codingId: idOf(`k${at}`), sourceId: TEXTS[source]!.sourceId, codeId: idOf(code), start: from, end: Math.min(length, from + size), coderId: at === 0 ? ANN : coder, roundId: ROUND, at: 10 + at, codeVersion: 1, valence: null };
  }));

function fileOf(codings: readonly Coding[], more: readonly Patch[] = []): string {
  const state = stateOf([...BASE, draft, ...more, { of: 'memo', id: memo.memoId, before: null, after: memo }], codings);
  const asked = { studyTitle: 'Study', roundId: ROUND, coderId: ANN, now: 99, texts: TEXTS, sha256 };
  return contributionText(must(makeContribution(project(state, { personId: ANN, part: 'coder' }), asked)), sha256);
}
const asked = (texts: readonly HashedText[] = TEXTS) => ({ texts, now: 100, take: null, memberIds: [ANN, BEN] });

function merged(state: StudyState, contribution: Contribution, texts?: readonly HashedText[]) {
  const merge = must(mergeContribution(state, contribution, asked(texts)));
  const event: Changed = { type: 'Changed', v: 1, act: idOf('merge'), kind: 'imported', how: 'do', by: BEN, at: 100, patches: merge.patches, put: merge.put, gone: [] };
  return { merge, state: evolve(state, event) };
}

/** Everything that a study holds as text, what is in its maps too. */
function allOf(state: StudyState): string {
  return JSON.stringify(state, (_key, value: unknown) => (value instanceof Map ? [...value] : value));
}

test('[EX-63] one coder’s round comes through a file whole, and merging it twice changes nothing', () => {
  fc.assert(
    fc.property(codingsDrawn, (codings) => {
      const contribution = must(readContribution(fileOf(codings), sha256));
      const first = merged(stateOf(BASE, []), contribution);
      const came = [...first.state.codings.values()].flatMap((own) => [...own.values()]).toSorted((a, b) => (a.codingId < b.codingId ? -1 : 1));
      expect(came).toEqual(codings.filter(({ coderId }) => coderId === ANN).toSorted((a, b) => (a.codingId < b.codingId ? -1 : 1)));
      expect(first.state.memos.get(memo.memoId)).toEqual(memo);
      const again = merged(first.state, contribution).merge;
      expect([again.patches, again.put, again.newCodes]).toEqual([[], [], 0]);
    }),
    { numRuns: 100 },
  );
});

test('[EX-63] codes of another program with words of any length come through too', () => {
  const long: Code = { ...codeOf('own'), definition: 'why '.repeat(10_000), examples: Array.from({ length: 60 }, () => 'so '.repeat(1000)), madeBy: ANN, draftOf: ROUND };
  const file = fileOf([{ codingId: idOf('k0'), sourceId: TEXTS[0]!.sourceId, codeId: long.codeId, start: 0, end: 5, coderId: ANN, roundId: ROUND, at: 1, codeVersion: 1, valence: null }], [{ of: 'code', id: long.codeId, before: null, after: long }]);
  const { state } = merged(stateOf(BASE, []), must(readContribution(file, sha256)));
  expect(state.codes.get(long.codeId)).toMatchObject({ definition: long.definition, examples: long.examples });
});

test('[EX-64] a contribution holds the coder’s own work only, and what it brings into a blind round stays hidden there', () => {
  fc.assert(
    fc.property(codingsDrawn, (codings) => {
      const file = fileOf(codings);
      for (const { codingId, coderId } of codings) expect(file.includes(codingId)).toBe(coderId === ANN);
      const contribution = must(readContribution(file, sha256));
      const { merge, state } = merged(stateOf(BASE, []), contribution);
      expect(merge.put.every(({ blind }) => blind)).toBe(true);
      const markers = [idOf('k0'), memo.memoId, ...(contribution.book.codes.some(({ codeId }) => codeId === idOf('own')) ? [idOf('own')] : [])];
      const [seen, own] = [project(state, { personId: BEN, part: 'lead' }), project(state, { personId: ANN, part: 'coder' })].map(allOf);
      for (const marker of markers) expect([own!.includes(marker), seen!.includes(marker)]).toEqual([true, false]);
      expect(JSON.stringify(merge.lines)).not.toMatch(/quote|code/i);
    }),
    { numRuns: 50 },
  );
});

test('[EX-64] the place of a code that a contribution brings does not tell how many drafts others have', () => {
  const coding: Coding = { codingId: idOf('k0'), sourceId: TEXTS[0]!.sourceId, codeId: idOf('own'), start: 0, end: 5, coderId: ANN, roundId: ROUND, at: 1, codeVersion: 1, valence: null };
  const contribution = must(readContribution(fileOf([coding]), sha256));
  const drafts = ['x', 'y', 'z'].map((name): Patch => ({ of: 'code', id: idOf(name), before: null, after: { ...codeOf(name), madeBy: BEN, draftOf: ROUND } }));
  const placed = (patches: readonly Patch[]) => merged(stateOf(patches, []), contribution).state.codes.get(idOf('own'))!.order;
  expect(placed([...BASE, ...drafts])).toBe(placed(BASE));
});

test('[EX-65] on a text that was changed, codings are placed where their words stand once, and nowhere by guess', () => {
  const changed = TEXTS.map((text) => ({ ...text, version: 2, text: `Before it all. ${text.text}`, sha256: sha256(`Before it all. ${text.text}`) }));
  fc.assert(
    fc.property(codingsDrawn, (codings) => {
      const contribution = must(readContribution(fileOf(codings), sha256));
      const { merge, state } = merged(stateOf(BASE, []), contribution, changed);
      for (const source of contribution.sources) {
        const text = changed.find(({ sourceId }) => sourceId === source.sourceId)!.text;
        for (const { codingId, quote } of source.codings) {
          const placed = state.codings.get(source.sourceId)?.get(codingId);
          const isUnique = text.split(quote).length === 2 && text.indexOf(quote) === text.lastIndexOf(quote);
          expect(placed !== undefined).toBe(isUnique);
          if (placed) expect(sliceByCodePoints(text, placed.start, placed.end)).toBe(quote);
        }
        const line = merge.lines.find(({ sourceId }) => sourceId === source.sourceId)!;
        expect(line.fresh + line.unplaced + line.known).toBe(source.codings.length);
      }
    }),
    { numRuns: 100 },
  );
});

test('[EX-65] a memo whose place is not in the text is about the source', () => {
  const contribution = must(readContribution(fileOf([{ codingId: idOf('k0'), sourceId: TEXTS[0]!.sourceId, codeId: idOf('a'), start: 0, end: 5, coderId: ANN, roundId: ROUND, at: 1, codeVersion: 1, valence: null }]), sha256));
  const length = codePointMap(TEXTS[0]!.text).length;
  const on = (start: number, end: number) => {
    const { state } = merged(stateOf(BASE, []), { ...contribution, memos: [{ ...contribution.memos[0]!, codingId: null, start, end }] });
    return state.memos.get(memo.memoId)!.on;
  };
  expect(on(2, length)).toEqual({ of: 'text', sourceId: TEXTS[0]!.sourceId, start: 2, end: length });
  for (const [start, end] of [[2, length + 1], [5, 5], [5, 2]] as const) expect(on(start, end)).toEqual({ of: 'source', id: TEXTS[0]!.sourceId });
});

test('[EX-66] a file that is none, is damaged, newer, of another study or for a closed round is refused with its mend', () => {
  const file = fileOf([{ codingId: idOf('k0'), sourceId: TEXTS[0]!.sourceId, codeId: idOf('a'), start: 0, end: 5, coderId: ANN, roundId: ROUND, at: 1, codeVersion: 1, valence: null }]);
  const codeOfRefusal = (result: { ok: boolean; error?: { code: string; mend?: string } }): string => (result.ok ? '' : result.error!.mend ? result.error!.code : 'no mend');
  expect(codeOfRefusal(readContribution('hello', sha256))).toBe('not-a-contribution');
  expect(codeOfRefusal(readContribution(file.replace('Round 1', 'Round 9'), sha256))).toBe('damaged-contribution');
  const body = JSON.stringify({ ...JSON.parse(file).contribution, v: 2 });
  expect(codeOfRefusal(readContribution(`{"sha256":"${sha256(body)}","contribution":${body}}`, sha256))).toBe('newer-contribution');
  const contribution = must(readContribution(file, sha256));
  const closed = stateOf([...BASE.slice(1), { of: 'round', id: ROUND, before: null, after: { ...ROUND_ONE, phase: 'frozen' } }], []);
  expect(codeOfRefusal(mergeContribution(closed, contribution, asked()))).toBe('round-closed');
  expect(codeOfRefusal(mergeContribution(stateOf(BASE.slice(1), []), contribution, asked()))).toBe('no-such-round');
  expect(codeOfRefusal(mergeContribution({ ...stateOf(BASE, []), studyId: idOf('other') }, contribution, asked()))).toBe('another-study');
});
