import { expect, test } from 'vitest';
import { err, ok } from '../../../../kernel/result.ts';
import { OFFLINE, type Problem } from '../../../../platform/web/problem.ts';
import type { ImportOutcome } from '../../model/import-wire.ts';
import { afterAnswer, MOST_TRIES, progressOf, timeLeft, waitingAgain, type FileState, type QueuedFile } from './queue.ts';

const outcome = (status: ImportOutcome['status']): ImportOutcome => ({ status, importId: 'i', sources: [], rows: 10, codings: 1, notes: [], sameNameAs: [] });
const busy: Problem = { status: 503, kind: 'unavailable', code: 'busy', message: 'Busy.' };
const broken: Problem = { status: 422, kind: 'invalid', code: 'empty', message: '“a.txt” is empty.' };
const file = (id: number, state: FileState): QueuedFile => ({ id, path: `f${id}.txt`, size: 1, day: '2026-03-12', dayFrom: 'name', state });

test('[TX-110] a lost connection is waited for without end, a busy server is asked several times, and a file that cannot be read is not sent again', () => {
  expect(afterAnswer(ok(outcome('imported')), 1, false).at).toBe('done');
  expect(afterAnswer(err(broken), 1, false)).toEqual({ at: 'refused', problem: broken });
  expect(afterAnswer(err(OFFLINE), 500, false).at).toBe('pausing');
  expect(afterAnswer(err(busy), MOST_TRIES - 1, false).at).toBe('pausing');
  expect(afterAnswer(err(busy), MOST_TRIES, false).at).toBe('failed');
});

test('[TX-111] stopping an import keeps what is done; those that did not get through can be brought again without the others', () => {
  expect(afterAnswer(err(OFFLINE), 1, true)).toEqual({ at: 'stopped' });
  expect(afterAnswer(ok(outcome('known')), 1, true).at).toBe('done');
  const files = [file(1, { at: 'done', outcome: outcome('imported') }), file(2, { at: 'failed', problem: busy }), file(3, { at: 'stopped' }), file(4, { at: 'refused', problem: broken })];
  expect(waitingAgain(files).map(({ state }) => state.at)).toEqual(['done', 'waiting', 'waiting', 'refused']);
});

test('[TX-112] an import says how many of how many are in, which file is on its way, how many rows and codes came, and how long it will take', () => {
  const files = [
    file(1, { at: 'done', outcome: outcome('imported') }), file(2, { at: 'done', outcome: outcome('known') }), file(3, { at: 'done', outcome: outcome('changed') }),
    file(4, { at: 'refused', problem: broken }), file(5, { at: 'pausing', problem: OFFLINE }), file(6, { at: 'waiting' }),
  ];
  expect(progressOf(files)).toEqual({ all: 6, imported: 1, known: 1, changed: 1, refused: 1, failed: 0, stopped: 0, left: 2, ended: 4, rows: 30, codings: 3, current: 'f5.txt', isOffline: true });
  expect(progressOf([]).left).toBe(0);
  expect(timeLeft(progressOf(files), 1000)).toBeNull();
  expect(timeLeft({ ...progressOf(files), ended: 10, left: 5 }, 20_000)).toBe(10_000);
});
