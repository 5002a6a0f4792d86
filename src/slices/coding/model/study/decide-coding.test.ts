import { expect, test } from 'vitest';
import { act, acts, addCode, addRound, after, ana, asked, begun, ben, code, id, interview, lea, moveRound, newCode, plain, refusal, refused, revise, rex, visit, type Told } from '../../../../../test/unit/coding/a-study.ts';

const framework = { provenance: { kind: 'framework' as const, framework: 'practices' } };

/** A lead, two codes in a family, one round that is open to all. */
function ready(): Told {
  return acts(begun(), lea, addRound('round 1'), addCode('family', { ...framework, codable: false }), addCode('talk', { ...framework, parentId: id('family') }), addCode('tools', framework));
}
const codingsOf = (told: Told, source = visit) => [...(told.state.codings.get(source)?.values() ?? [])];

test('[CG-30] a reader changes nothing', () => {
  expect(refused(ready(), rex, code('c1', 'talk', 0, 10))).toBe('only-reading');
  expect(refused(ready(), rex, { do: 'write-memo', memoId: id('m'), kind: 'noticing', on: { of: 'study' }, text: 'x', audience: 'me' })).toBe('only-reading');
});

test('[CG-31] text is coded in an open round, by its coder, in a text of the round', () => {
  const told = acts(ready(), lea, addRound('of ben', { coders: [ben], sources: [interview] }));
  expect(refused(told, ana, code('c1', 'talk', 0, 10, { round: 'of ben' }))).toBe('not-a-coder-of-round');
  expect(refused(told, ben, code('c1', 'talk', 0, 10, { round: 'of ben' }))).toBe('source-not-in-round');
  expect(codingsOf(act(told, ben, code('c1', 'talk', 0, 10, { round: 'of ben', source: interview })), interview)).toMatchObject([{ codingId: id('c1'), coderId: ben, roundId: id('of ben'), start: 0, end: 10, codeVersion: 1 }]);
  expect(refused(act(told, lea, moveRound('round 1', 'frozen')), ana, code('c1', 'talk', 0, 10))).toBe('round-not-open');
  expect(refused(told, ana, code('c1', 'talk', 0, 10, { round: 'none' }))).toBe('no-such-round');
});

test('[CG-31] what is coded lies inside the text and is not empty', () => {
  expect(refused(ready(), ana, code('c1', 'talk', 990, 1001))).toBe('outside-text');
  expect(refused(ready(), ana, code('c1', 'talk', 10, 10))).toBe('empty-span');
  expect(refused(ready(), ana, code('c1', 'talk', 0, 10, { source: id('elsewhere') }))).toBe('no-such-source');
  expect(codingsOf(act(ready(), ana, code('c1', 'talk', 990, 1000)))).toHaveLength(1);
});

test('[CG-31] the first coding makes the members coders of the study, once', () => {
  const begunOnly = acts(begun(), lea, addCode('talk', framework));
  expect(begunOnly.state.coders.size).toBe(0);
  const told = act(act(begunOnly, lea, addRound('round 1')), ana, code('c1', 'talk', 0, 10));
  expect([...told.state.coders.values()].map(({ name }) => name).sort()).toEqual(['Ana', 'Ben', 'Lea']);
  expect(told.events.filter((event) => event.type === 'Changed' && event.kind === 'coder-joined')).toHaveLength(1);
});

test('[CG-32] a round within an earlier one takes only text coded there, by anybody, and says what lies outside', () => {
  const first = acts(acts(ready(), ana, code('c1', 'talk', 10, 20)), ben, code('c2', 'tools', 20, 40));
  const told = act(first, lea, addRound('round 2', { within: { roundId: id('round 1'), codeIds: null } }));
  expect(codingsOf(act(told, ana, code('c3', 'tools', 12, 38, { round: 'round 2' })))).toHaveLength(3);
  const { code: why, message, mend } = refusal(told, ana, code('c3', 'tools', 5, 45, { round: 'round 2' }));
  expect(why).toBe('outside-earlier-round');
  expect(message).toContain('coded in "round 1", and these places were not: characters 6 to 10, characters 41 to 45.');
  expect(mend).toContain('round 1');
});

test('[CG-32] where codes are named, text counts that carries them or one under them in today’s words', () => {
  const first = acts(ready(), ana, code('c1', 'talk', 10, 20), code('c2', 'tools', 30, 40));
  const told = act(first, lea, addRound('round 2', { within: { roundId: id('round 1'), codeIds: [id('family')] } }));
  const second = { round: 'round 2' };
  expect(asked(told, ana, code('c3', 'talk', 10, 20, second)).ok).toBe(true);
  expect(refused(told, ana, code('c3', 'talk', 30, 40, second))).toBe('outside-earlier-round');
  const merged = act(told, lea, { do: 'merge-codes', codeIds: [id('tools')], into: id('talk'), reason: 'the same' });
  expect(asked(merged, ana, code('c3', 'talk', 30, 40, second)).ok).toBe(true);
});

test('[CG-32] what others coded in an earlier round that is still hidden opens nothing', () => {
  const told = acts(ready(), lea, addRound('blind', { blind: true }), addRound('after', { within: { roundId: id('blind'), codeIds: null } }));
  const coded = act(told, ben, code('c1', 'talk', 10, 20, { round: 'blind' }));
  expect(refused(coded, ana, code('c2', 'talk', 10, 20, { round: 'after' }))).toBe('outside-earlier-round');
  expect(asked(coded, ben, code('c2', 'talk', 10, 20, { round: 'after' })).ok).toBe(true);
});

test('[CG-33] only a living, codable code of the round’s families goes on text', () => {
  const told = act(ready(), lea, addRound('families', { families: [id('family')] }));
  expect(refused(told, ana, code('c1', 'family', 0, 10))).toBe('code-not-codable');
  expect(refused(told, ana, code('c1', 'tools', 0, 10, { round: 'families' }))).toBe('not-in-families');
  expect(asked(told, ana, code('c1', 'talk', 0, 10, { round: 'families' })).ok).toBe(true);
  const gone = act(told, lea, { do: 'eliminate-code', codeId: id('tools'), reason: 'two sources only' });
  expect(refusal(gone, ana, code('c1', 'tools', 0, 10))).toMatchObject({ code: 'code-retired', message: expect.stringContaining('"tools" was eliminated') });
  const merged = act(told, lea, { do: 'merge-codes', codeIds: [id('tools')], into: id('talk'), reason: 'the same' });
  expect(refusal(merged, ana, code('c1', 'tools', 0, 10)).mend).toContain('family › talk');
});

test('[CG-33] a draft of one blind round is not used in another', () => {
  const told = acts(ready(), lea, addRound('blind', { blind: true }), addRound('blind too', { blind: true }));
  const drafted = act(told, ana, { do: 'add-code', code: newCode('new'), on: { sourceId: visit, version: 1, roundId: id('blind'), spans: [{ codingId: id('c1'), start: 0, end: 5 }] } });
  expect(refused(drafted, ana, code('c2', 'new', 0, 5, { round: 'blind too' }))).toBe('draft-elsewhere');
  expect(refused(drafted, ana, code('c2', 'new', 0, 5))).toBe('draft-elsewhere');
  expect(refused(drafted, ben, code('c2', 'new', 0, 5, { round: 'blind' }))).toBe('no-such-code');
});

test('[CG-34] coding the same twice is coding once, and no fault', () => {
  const told = act(ready(), ana, code('c1', 'talk', 0, 10));
  expect(asked(told, ana, code('c2', 'talk', 0, 10))).toEqual({ ok: true, value: [] });
  expect(asked(told, ana, code('c1', 'talk', 0, 10))).toEqual({ ok: true, value: [] });
  expect(codingsOf(act(told, ben, code('c2', 'talk', 0, 10)))).toHaveLength(2);
  expect(codingsOf(act(told, ana, code('c2', 'talk', 0, 11)))).toHaveLength(2);
  const several = act(ready(), ana, { do: 'code', sourceId: visit, version: 1, roundId: id('round 1'), codeId: id('talk'), spans: [0, 0, 20].map((start, i) => ({ codingId: id(`s${i}`), start, end: start + 10 })) });
  expect(codingsOf(several)).toHaveLength(2);
  expect(refused(told, ana, code('c1', 'tools', 3, 4))).toBe('id-taken');
});

test('[CG-35] what was marked while the text was corrected comes back in the words of the new text', () => {
  const told = revise(ready(), visit, [{ at: 5, removed: 0, inserted: 3 }]);
  const { code: why, newer } = refusal(told, ana, code('c1', 'talk', 10, 20));
  expect(why).toBe('text-revised');
  expect(newer).toEqual({ version: 2, spans: [{ codingId: id('c1'), start: 13, end: 23 }] });
  expect(asked(told, ana, code('c1', 'talk', 13, 23, { version: 2 })).ok).toBe(true);
  expect(refused({ ...told, texts: { ...told.texts, [visit]: { version: 3, length: 1003 } } }, ana, code('c1', 'talk', 1, 2, { version: 3 }))).toBe('text-being-revised');
});

test('[CG-36] a coding is changed by its coder alone, while its round is open', () => {
  const told = act(ready(), ana, code('c1', 'talk', 0, 10));
  const mine = [{ sourceId: visit, codingId: id('c1') }];
  expect(refused(told, ben, { do: 'uncode', codings: mine })).toBe('not-yours');
  expect(refused(told, lea, { do: 'recode', codings: mine, codeId: id('tools') })).toBe('not-yours');
  expect(refused(told, ben, { do: 'resize', sourceId: visit, version: 1, codingId: id('c1'), start: 0, end: 4 })).toBe('not-yours');
  expect(refused(told, ben, { do: 'mark', codings: mine, valence: 'positive' })).toBe('not-yours');
  expect(codingsOf(act(told, ana, { do: 'uncode', codings: mine }))).toEqual([]);
  expect(codingsOf(act(told, ana, { do: 'recode', codings: mine, codeId: id('tools') }))).toMatchObject([{ codingId: id('c1'), codeId: id('tools'), start: 0, end: 10 }]);
  expect(codingsOf(act(told, ana, { do: 'resize', sourceId: visit, version: 1, codingId: id('c1'), start: 2, end: 4 }))).toMatchObject([{ codingId: id('c1'), start: 2, end: 4 }]);
  expect(codingsOf(act(told, ana, { do: 'mark', codings: mine, valence: 'negative' }))).toMatchObject([{ valence: 'negative' }]);
  const frozen = act(told, lea, moveRound('round 1', 'frozen'));
  for (const command of [{ do: 'uncode', codings: mine }, { do: 'mark', codings: mine, valence: null }] as const) expect(refused(frozen, ana, command)).toBe('round-not-open');
  expect(plain(frozen.state).codings).toEqual(plain(told.state).codings);
});

test('[CG-36] what came from another tool is changed by a lead', () => {
  const coder = { coderId: id('nvivo'), name: 'NVivo', personId: null, kind: 'imported' as const };
  const told = after(ready(), [{ type: 'Changed', v: 1, act: id('import'), kind: 'imported', how: 'do', by: lea, at: 5, patches: [{ of: 'coder', id: coder.coderId, before: null, after: coder }], put: [{ sourceId: visit, coderId: coder.coderId, roundId: id('round 1'), at: 5, blind: false, codes: [[id('talk'), 1]], rows: [[id('c1'), 0, 0, 9, null]] }], gone: [] }]);
  const it = [{ sourceId: visit, codingId: id('c1') }];
  expect(refused(told, ana, { do: 'uncode', codings: it })).toBe('not-yours');
  expect(codingsOf(act(told, lea, { do: 'uncode', codings: it }))).toEqual([]);
});

test('[CG-36] recoding onto one’s own same coding leaves one of them', () => {
  const told = acts(ready(), ana, code('c1', 'talk', 0, 10), code('c2', 'tools', 0, 10));
  expect(codingsOf(act(told, ana, { do: 'recode', codings: [{ sourceId: visit, codingId: id('c1') }], codeId: id('tools') })).map(({ codingId }) => codingId)).toEqual([id('c2')]);
});

test('[CG-36] thousands of codings are recoded in one act', () => {
  const spans = Array.from({ length: 900 }, (_, n) => ({ codingId: id(`s${n}`), start: n, end: n + 2 }));
  const told = act(ready(), ana, { do: 'code', sourceId: visit, version: 1, roundId: id('round 1'), codeId: id('talk'), spans });
  const recoded = act(told, ana, { do: 'recode', codings: spans.map(({ codingId }) => ({ sourceId: visit, codingId })), codeId: id('tools') });
  expect(codingsOf(recoded).every(({ codeId }) => codeId === id('tools'))).toBe(true);
  expect(plain(act(recoded, ana, { do: 'undo' }).state).codings).toEqual(plain(told.state).codings);
});

test('[CG-34] autocoding is one act over many texts, refused as a whole and undone as a whole', () => {
  const items = [visit, interview].map((sourceId) => ({ sourceId, version: 1, spans: [0, 50].map((start) => ({ codingId: id(`${sourceId} ${start}`), start, end: start + 10 })) }));
  const told = act(ready(), ana, { do: 'autocode', roundId: id('round 1'), codeId: id('talk'), items });
  expect([codingsOf(told).length, codingsOf(told, interview).length]).toEqual([2, 2]);
  expect(asked(told, ana, { do: 'autocode', roundId: id('round 1'), codeId: id('talk'), items })).toEqual({ ok: true, value: [] });
  expect(act(told, ana, { do: 'undo' }).state.codings.size).toBe(0);
  expect(refused(ready(), ana, { do: 'autocode', roundId: id('round 1'), codeId: id('talk'), items: [...items, { sourceId: interview, version: 1, spans: [{ codingId: id('far'), start: 0, end: 501 }] }] })).toBe('outside-text');
});

test('[CG-38] a code added in passing belongs to the round one works in, or else to the blind round one codes in', () => {
  const told = act(ready(), lea, addRound('blind', { blind: true }));
  const add = (roundId: string | null) => act(told, ana, { do: 'add-code', code: newCode('new'), roundId }).state.codes.get(id('new'))!.draftOf;
  expect([add(null), add(id('blind')), add(id('round 1'))]).toEqual([id('blind'), id('blind'), null]);
  expect(act(told, lea, addCode('public', framework)).state.codes.get(id('public'))!.draftOf).toBe(null);
});
