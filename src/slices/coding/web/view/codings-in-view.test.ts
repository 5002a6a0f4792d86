import { expect, test } from 'vitest';
import type { Code, Coder, Coding, Round } from '../../model/study/entities.ts';
import { bandOf, bandsOf, byPlace, myRounds, neighbour, recentCodes, shownBy, SHOW_ALL } from './codings-in-view.ts';
import { madeUpCode } from './made-up-code.ts';

const coding = (codingId: string, start: number, end: number, more: Partial<Coding> = {}): Coding => ({ codingId, sourceId: 's', codeId: 'x', start, end, coderId: 'rosa', roundId: 'r1', at: Number(codingId), codeVersion: 1, valence: null, ...more });
const round = (roundId: string, number: number, more: Partial<Round> = {}): Round => ({ roundId, number, name: roundId, purpose: '', phase: 'open', blind: false, unblindedAt: null, coders: [], sources: null, within: null, families: null, done: {}, openedAt: 0, frozenAt: null, publishedAt: null, book: null, ...more });
const coder = (coderId: string, name: string): Coder => ({ coderId, name, personId: coderId, kind: 'member' });
const codes = new Map<string, Code>([madeUpCode('f', 'Family'), madeUpCode('x', 'X', { parentId: 'f' }), madeUpCode('y', 'Y')].map((code) => [code.codeId, code]));

const all = [coding('1', 5, 9), coding('2', 0, 20, { coderId: 'ben', roundId: 'r2' }), coding('3', 5, 12, { codeId: 'y', coderId: 'ben' })];

test('[CG-209] codings are shown by round, by coder, and by a code with all under it', () => {
  expect(shownBy(all, { codes }, SHOW_ALL)).toEqual(all);
  expect(shownBy(all, { codes }, { ...SHOW_ALL, roundId: 'r2' }).map(({ codingId }) => codingId)).toEqual(['2']);
  expect(shownBy(all, { codes }, { ...SHOW_ALL, coderId: 'ben' }).map(({ codingId }) => codingId)).toEqual(['2', '3']);
  expect(shownBy(all, { codes }, { ...SHOW_ALL, codeId: 'f' }).map(({ codingId }) => codingId)).toEqual(['1', '2']);
});

test('[CG-209] stripes stand by round, then by the coder’s name', () => {
  const state = { rounds: new Map([['r1', round('r1', 1)], ['r2', round('r2', 2)]]), coders: new Map([['rosa', coder('rosa', 'Rosa')], ['ben', coder('ben', 'Ben')]]) };
  expect(bandsOf(all, state)).toEqual([bandOf(all[2]!), bandOf(all[0]!), bandOf(all[1]!)]);
});

test('[CG-209] keys go from coding to coding in the order of the text, from where one is', () => {
  const sorted = byPlace(all);
  expect(sorted.map(({ codingId }) => codingId)).toEqual(['2', '3', '1']);
  expect(neighbour(sorted, '2', 0, 1)?.codingId).toBe('3');
  expect(neighbour(sorted, '2', 0, -1)).toBeNull();
  expect(neighbour(sorted, null, 3, 1)?.codingId).toBe('3');
  expect(neighbour(sorted, null, 3, -1)?.codingId).toBe('2');
});

test('[CG-210] the number keys give the codes that this person used last and that can still be used', () => {
  const retired = new Map(codes).set('y', madeUpCode('y', 'Y', { retired: { how: 'eliminated', into: [], reason: 'r', at: 1 } }));
  expect(recentCodes({ codes }, all, 'ben', [])).toEqual(['y', 'x']);
  expect(recentCodes({ codes }, all, 'ben', ['x'])).toEqual(['x', 'y']);
  expect(recentCodes({ codes: retired }, all, 'ben', [])).toEqual(['x']);
});

test('[CG-210] one codes in the newest open round that one and the text belong to', () => {
  const rounds = [round('r1', 1), round('r2', 2, { phase: 'frozen' }), round('r3', 3, { coders: ['ben'] }), round('r4', 4, { sources: ['other'] })];
  const state = { rounds: new Map(rounds.map((each) => [each.roundId, each])) };
  expect(myRounds(state, 'rosa', 's').map(({ roundId }) => roundId)).toEqual(['r1']);
  expect(myRounds(state, 'ben', 's').map(({ roundId }) => roundId)).toEqual(['r3', 'r1']);
});
