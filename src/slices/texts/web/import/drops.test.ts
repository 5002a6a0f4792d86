import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ImportOutcome } from '../../model/import-wire.ts';
import { dropFor, type Drop } from './drops.ts';

const outcome: ImportOutcome = { status: 'imported', importId: 'i', sources: [], rows: 1, codings: 0, notes: [], sameNameAs: [] };
const found = (...paths: readonly string[]) => ({ files: paths.map((path) => ({ path, file: new File([path], path) })), unread: [] });
const states = (drop: Drop) => drop.state().files.map(({ path, state }) => [path, state.at]);

/** The server takes every file at once, but holds `slow.txt` until the import is stopped. */
let isHeld = true;
beforeEach(() => {
  isHeld = true;
  vi.useFakeTimers({ toFake: ['Date'], now: 10_000 });
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('fetch', (path: string, { signal }: { readonly signal: AbortSignal }) => {
    if (!isHeld || !path.includes('slow.txt')) return Promise.resolve(Response.json(outcome));
    return new Promise((_, fail) => {
      if (signal.aborted) fail(signal.reason);
      signal.addEventListener('abort', () => fail(signal.reason));
    });
  });
});
afterEach(() => vi.useRealTimers());

function until(drop: Drop, isSo: () => boolean): Promise<void> {
  return new Promise((done) => {
    const stop = drop.subscribe(() => {
      if (!isSo()) return;
      stop();
      done();
    });
  });
}

/** A drop of two files that was stopped after a minute, when one was in and one was on its way. */
async function stopped(studyId: string): Promise<Drop> {
  const drop = dropFor(studyId);
  drop.add(found('in.txt', 'slow.txt'));
  drop.goOn(new Map());
  await until(drop, () => states(drop).join() === 'in.txt,done,slow.txt,sending');
  const ended = until(drop, () => drop.state().stage === 'ended');
  vi.setSystemTime(70_000);
  drop.stop();
  await ended;
  return drop;
}

test('[TX-123] files that are dropped after an import has ended begin another one, with those that did not get through', async () => {
  const drop = await stopped('dropped after the end');
  const before = drop.state().importId;
  drop.add(found('new.txt', 'in.txt'));
  expect(drop.state().stage).toBe('choosing');
  expect(drop.state().importId).not.toBe(before);
  expect(states(drop)).toEqual([['slow.txt', 'waiting'], ['new.txt', 'waiting'], ['in.txt', 'waiting']]);
});

test('[TX-112] files that are brought again go on on the same clock, so that the pace counts the time of those that are in', async () => {
  const drop = await stopped('brought again');
  vi.setSystemTime(1_000_000);
  isHeld = false;
  drop.retry();
  expect(drop.state().startedAt).toBe(940_000);
  await until(drop, () => drop.state().stage === 'ended');
  expect(states(drop)).toEqual([['in.txt', 'done'], ['slow.txt', 'done']]);
});
