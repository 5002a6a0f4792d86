import fc from 'fast-check';
import { expect, test } from 'vitest';
import { act, acts, addCode, addRound, ana, begun, code, id, lea, members, moveRound, visit } from '../../../../../test/unit/coding/a-study.ts';
import { blocksOf, codingsIn, sameCoding } from './coding-blocks.ts';
import { decide } from './decide.ts';
import { deriveId } from './derive-id.ts';
import type { Coding } from './entities.ts';
import { emptyStudy } from './empty-study.ts';
import { emptyMap, withChanges } from './persistent-map.ts';
import { predict } from './predict.ts';
import { project } from './project.ts';
import { readStudyEvent } from './read-event.ts';
import * as refusals from './refusals.ts';
import { StudyCommand } from './commands.ts';
import { z } from 'zod';

test('[CG-60] an id that follows from an act is a UUID, the same every time, and another for another word', () => {
  const ids = Array.from({ length: 20_000 }, (_, n) => deriveId(ana, `coding ${n}`));
  expect(new Set(ids).size).toBe(20_000);
  expect(deriveId(ana, 'x')).toBe(deriveId(ana, 'x'));
  expect(deriveId(ana, 'x')).not.toBe(deriveId(lea, 'x'));
  for (const one of ids.slice(0, 200)) expect(z.uuid().safeParse(one).success).toBe(true);
});

test('[CG-61] unknown events and versions are refused with a sentence', () => {
  expect(readStudyEvent({ type: 'StudyBegan', v: 1, studyId: id('s'), at: 1, by: null }).ok).toBe(true);
  expect(readStudyEvent({ type: 'Changed', v: 2 })).toMatchObject({ ok: false, error: { code: 'unknown-event-version', mend: expect.stringContaining('update') } });
  for (const strange of [{ type: 'toString', v: 1 }, null, 3, {}, 'Changed']) expect(readStudyEvent(strange)).toMatchObject({ ok: false, error: { code: 'unknown-event' } });
});

test('[CG-62] every refusal says what happened, what was kept and what to do', () => {
  for (const group of Object.values(refusals)) {
    for (const make of Object.values(group)) {
      const { code: name, message, mend } = (make as (...words: unknown[]) => { code: string; message: string; mend?: string })('This', 'that', 'those', 'Go on.');
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(message).toMatch(/^["A-Z].*\.$/s);
      expect(message).toMatch(/Nothing was changed|nothing was changed|still on your screen|stays as it is/);
      expect(mend).toMatch(/\.$/);
    }
  }
});

const inOrder = (map: ReadonlyMap<string, number>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));

test('[CG-63] a map that was changed leaves the one before as it was, and finds everything', () => {
  const key = fc.constantFrom(...Array.from({ length: 300 }, (_, n) => `key ${n * n}`));
  fc.assert(
    fc.property(fc.array(fc.array(fc.tuple(key, fc.option(fc.nat(), { nil: undefined })), { maxLength: 40 }), { maxLength: 15 }), (batches) => {
      const plain = new Map<string, number>();
      let map = emptyMap<number>();
      const versions: [typeof map, [string, number][]][] = [];
      for (const batch of batches) {
        map = withChanges(map, batch);
        for (const [name, value] of batch) {
          if (value === undefined) plain.delete(name);
          else plain.set(name, value);
        }
        versions.push([map, inOrder(plain)]);
      }
      for (const [version, entries] of versions) {
        expect(inOrder(version)).toEqual(entries);
        expect(version.size).toBe(entries.length);
        for (const [name, value] of entries) expect([version.get(name), version.has(name)]).toEqual([value, true]);
        expect([version.get('none'), version.has('none')]).toEqual([undefined, false]);
        expect([...version.keys()]).toEqual([...version.entries()].map(([name]) => name));
      }
    }),
    { seed: 3, numRuns: 150 },
  );
});

test('[CG-63] keys that collide are told apart, and a plain map is taken over', () => {
  // These two have the same FNV-1a hash of 32 bits.
  const [one, other] = ['costarring', 'liquid'];
  const map = withChanges(new Map([[one, 1], ['x', 0]]), [[other, 2]]);
  expect([map.get(one), map.get(other), map.size]).toEqual([1, 2, 3]);
  const less = withChanges(map, [[one, undefined]]);
  expect([less.get(one), less.get(other), less.size, map.size]).toEqual([undefined, 2, 2, 3]);
  expect(withChanges(less, [['nothing', undefined]])).toBe(less);
  expect(withChanges(withChanges(less, [[one, 3]]), [[one, 4]]).get(one)).toBe(4);
});

const anyCoding: fc.Arbitrary<Coding> = fc.record({
  codingId: fc.uuid(), sourceId: fc.constantFrom('s1', 's2'), codeId: fc.constantFrom('k1', 'k2', 'k3'), start: fc.nat(99), end: fc.nat(99), coderId: fc.constantFrom('p1', 'p2'), roundId: fc.constantFrom('r1', 'r2'),
  at: fc.constantFrom(1, 2), codeVersion: fc.constantFrom(1, 2), valence: fc.constantFrom('positive', 'negative', null),
});

test('[CG-65] codings told as blocks are the same codings, and share their strings', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyCoding, { selector: ({ codingId }) => codingId, maxLength: 60 }), (codings) => {
      const blocks = blocksOf(codings, (roundId) => roundId === 'r2');
      const told = blocks.flatMap((block) => codingsIn(block));
      expect(told.length).toBe(codings.length);
      for (const coding of codings) expect(told.some((other) => sameCoding(coding, other))).toBe(true);
      for (const block of blocks) expect(block.blind).toBe(block.roundId === 'r2');
    }),
    { seed: 5, numRuns: 100 },
  );
});

test('[CG-56] the browser shows its own commands at once, drops what can no longer be and waits where only the server knows', () => {
  const told = acts(begun(), lea, addRound('round 1'), addCode('talk'));
  const texts = told.texts;
  const pending = (n: number, sent: Parameters<typeof act>[2]) => ({ commandId: id(`command ${n}`), act: id(`command ${n}`), command: StudyCommand.parse(sent), part: 'coder' as const, facts: { texts, members }, givenAt: 99_000 + n });
  const seen = { ...project(told.state, { personId: ana, part: 'coder' }), histories: new Map() };
  const shown = predict(seen, [pending(1, code('c1', 'talk', 0, 5)), pending(2, code('c2', 'talk', 0, 5000))], ana);
  expect([...shown.state.codings.get(visit)!.keys()]).toEqual([id('c1')]);
  expect(shown.refused.map(({ commandId, refusal: { code: why } }) => [commandId, why])).toEqual([[id('command 2'), 'outside-text']]);
  expect(predict(seen, [pending(1, { do: 'undo' }), pending(2, code('c2', 'talk', 0, 5000))], ana)).toMatchObject({ waiting: [id('command 1'), id('command 2')], refused: [] });
  expect(predict(seen, [pending(1, code('c1', 'talk', 0, 5)), pending(2, { do: 'undo' })], ana).state.codings.size).toBe(0);
  const frozen = project(act(told, lea, moveRound('round 1', 'frozen')).state, { personId: ana, part: 'coder' });
  expect(predict(frozen, [pending(1, code('c1', 'talk', 0, 5))], ana).refused).toHaveLength(1);
});

test('[CG-62] nobody in particular changes nothing', () => {
  const command = StudyCommand.parse(addRound('r'));
  const decision = decide(emptyStudy(id('s')), { command, act: id('a'), part: 'lead', facts: { texts: {}, members } }, { now: 1, personId: null });
  expect(decision).toMatchObject({ ok: false, error: { code: 'nobody-asks' } });
});
