import { expect, test } from 'vitest';
import type { SourceLine } from '../../model/source-wire.ts';
import { changeBetween, factsOf, undoOf } from './facts-draft.ts';

const source: SourceLine = {
  sourceId: 's', title: 'Walk 1', type: 'observation', datedOn: '2026-03-12', respondentId: null, basis: null, handoutOf: null, givenBy: '', documentKind: '', attributes: { a: 'x' }, caseIds: ['c'],
  folder: '', file: 'walk.txt', version: 1, length: 10, turns: 0, revision: 4, addedAt: 0, removedAt: null,
};

test('[TX-104] only what was changed about a source is sent, and Undo brings back just that', () => {
  const before = factsOf(source);
  expect(changeBetween(before, { ...before }, 4)).toBeNull();
  const after = { ...before, title: 'Walk one', caseIds: ['c', 'd'] };
  const change = changeBetween(before, after, 4)!;
  expect(change).toEqual({ title: 'Walk one', caseIds: ['c', 'd'], revision: 4 });
  expect(undoOf(before, change, { ...source, revision: 5, type: 'document' })).toEqual({ title: 'Walk 1', caseIds: ['c'], revision: 5 });
});
