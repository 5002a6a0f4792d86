import { expect, test } from 'vitest';
import type { Memo, Round } from '../../model/study/entities.ts';
import { findMemos } from './find-memos.ts';
import { keptTo, myHiddenRounds } from './who-reads.ts';

const memo = (memoId: string, more: Partial<Memo>): Memo => ({ memoId, kind: 'noticing', on: { of: 'study' }, text: '', audience: 'team', roundId: null, draftOf: null, by: 'rosa', at: 0, changedAt: 0, ...more });
const all = [
  memo('1', { text: 'They share the plan', changedAt: 1 }),
  memo('2', { kind: 'wondering', text: 'Who sets the plan?', by: 'ben', changedAt: 3 }),
  memo('3', { on: { of: 'code', id: 'c' }, text: 'Too wide', audience: 'me', changedAt: 2 }),
];
const any = { kind: '', by: '', of: '', typed: '' } as const;
const found = (filter: Partial<Parameters<typeof findMemos>[1]>) => findMemos(all, { ...any, ...filter }).map(({ memoId }) => memoId);

test('[CG-212] memos are found by kind, writer, what they are about and words in them, the newest first', () => {
  expect(found({})).toEqual(['2', '3', '1']);
  expect(found({ kind: 'wondering' })).toEqual(['2']);
  expect(found({ by: 'rosa' })).toEqual(['3', '1']);
  expect(found({ of: 'code' })).toEqual(['3']);
  expect(found({ typed: 'PLAN the' })).toEqual(['2', '1']);
});

test('[CG-213] before writing it is said who can read it: me for good, me until the round is unblinded, or the team', () => {
  expect([keptTo(all[2]!), keptTo(all[0]!), keptTo(memo('4', { draftOf: 'r' }))]).toEqual(['me', 'team', 'draft']);
  const round = (roundId: string, more: Partial<Round>): Round => ({ roundId, number: 1, name: roundId, purpose: '', phase: 'open', blind: true, unblindedAt: null, coders: [], sources: null, within: null, families: null, done: {}, openedAt: 0, frozenAt: null, publishedAt: null, book: null, ...more });
  const rounds = [round('a', {}), round('b', { number: 2, coders: ['ben'] }), round('c', { number: 3, unblindedAt: 5 }), round('d', { number: 4, blind: false })];
  const state = { rounds: new Map(rounds.map((each) => [each.roundId, each])) };
  expect(myHiddenRounds(state, 'rosa').map(({ roundId }) => roundId)).toEqual(['a']);
  expect(myHiddenRounds(state, 'ben').map(({ roundId }) => roundId)).toEqual(['b', 'a']);
});
