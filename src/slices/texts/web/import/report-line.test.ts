import { expect, test } from 'vitest';
import { lineOfKept, lineOfQueued, needsLook } from './report-line.ts';

const file = { id: 7, path: 'spring/a.txt', size: 1, day: '2026-03-12', dayFrom: 'name' } as const;

test('[TX-115] the report says of every file what became of it: what is in, what was here already, what has changed, and what was refused with its reason and how to mend it', () => {
  const refused = lineOfQueued({ ...file, state: { at: 'refused', problem: { status: 422, kind: 'invalid', code: 'empty', message: '“a.txt” is empty.', mend: 'Choose another.' } } });
  expect(refused).toMatchObject({ path: 'spring/a.txt', status: 'refused', message: '“a.txt” is empty. Choose another.', sourceIds: [] });
  const done = lineOfQueued({ ...file, state: { at: 'done', outcome: { status: 'changed', importId: 'i', sources: [], rows: 4, codings: 2, notes: ['Kept both.'], sameNameAs: ['x'] } } });
  expect(done).toMatchObject({ status: 'changed', rows: 4, codings: 2, notes: ['Kept both.'], message: '' });
  const kept = lineOfKept({ folder: 'spring', file: 'a.txt', status: 'known', message: '', sourceIds: ['s'], rows: 0, codings: 0, notes: [], at: 1 }, 0);
  expect(kept).toMatchObject({ path: 'spring/a.txt', status: 'known', sourceIds: ['s'] });
  expect([refused, done, kept, lineOfQueued({ ...file, state: { at: 'stopped' } })].map(needsLook)).toEqual([true, true, false, true]);
});
