import { expect, test } from 'vitest';
import { codersOf, freshRound, roundDraftFrom, roundFieldsOf } from './round-draft.ts';

test('[CG-219] a round begins blind unless that is changed, and is bounded by nothing that was not chosen', () => {
  expect(roundFieldsOf(freshRound(' Round 1 '))).toEqual({ name: 'Round 1', purpose: '', blind: true, coders: [], sources: null, within: null, families: null });
  expect(roundFieldsOf({ ...freshRound('R'), withinId: 'r1', families: ['f'] })).toMatchObject({ within: { roundId: 'r1', codeIds: null }, families: ['f'] });
});

test('[CG-219] changing a round begins from what it is', () => {
  const fields = { name: 'R', purpose: 'p', blind: false, coders: ['a'], sources: ['s'], within: { roundId: 'r1', codeIds: ['c'] }, families: null };
  const round = { ...fields, roundId: 'r', number: 2, phase: 'open', unblindedAt: null, done: {}, openedAt: 0, frozenAt: null, publishedAt: null, book: null } as const;
  expect(roundFieldsOf(roundDraftFrom(round))).toEqual(fields);
});

test('[CG-219] it is known who still codes: those named, or every lead and coder', () => {
  const members = [{ personId: 'a', part: 'lead' }, { personId: 'b', part: 'coder' }, { personId: 'c', part: 'reader' }];
  expect(codersOf({ coders: [], done: { a: 1 } }, members)).toEqual({ all: ['a', 'b'], still: ['b'] });
  expect(codersOf({ coders: ['b'], done: { b: 1 } }, members)).toEqual({ all: ['b'], still: [] });
});
