import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { LocalLog } from './local-log.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

const command = { commandId: 'c1', stream: 'session:1', command: { type: 'WriteCard' }, text: 'Who is not in the room?', at: 5 };

test('[WE-17] what was typed and not sent is there again after the tab was closed', async () => {
  const log = await LocalLog.open('rosa');
  log.writeDraft('problem:1:statement', 'Our students read,', 1000);
  log.writeDraft('problem:1:statement', 'Our students read, but do not argue.', 1001);
  log.append(command);
  log.markSent('c1');
  await log.settled();
  const again = await LocalLog.open('rosa');
  expect(again.draft('problem:1:statement')?.text).toBe('Our students read, but do not argue.');
  expect(again.outbox).toMatchObject([{ commandId: 'c1', state: 'waiting', text: 'Who is not in the room?' }]);
  expect(again.durable).toBe(true);
});

test('[WE-17] a text leaves the device only when the server keeps that very version of it', async () => {
  const log = await LocalLog.open('rosa');
  const first = log.writeDraft('k', 'one', 1000);
  const second = log.writeDraft('k', 'one two', 1000);
  log.acknowledgeDraft('k', first.version);
  expect(log.unsent()).toEqual([{ what: 'k', text: 'one two' }]);
  log.acknowledgeDraft('k', second.version);
  expect(log.unsent()).toEqual([]);
  await log.settled();
  expect((await LocalLog.open('rosa')).draft('k')).toBeNull();
});

test('[WE-17] a late answer to an older text cannot take away a newer one, even after the draft was dropped', async () => {
  const log = await LocalLog.open('rosa');
  const old = log.writeDraft('k', 'old', 1000);
  log.dropDraft('k');
  log.writeDraft('k', 'new', 1000);
  log.acknowledgeDraft('k', old.version);
  expect(log.unsent()).toEqual([{ what: 'k', text: 'new' }]);
});

test('[WE-18] what one person typed on a shared device is not there for the next', async () => {
  const rosa = await LocalLog.open('rosa');
  rosa.writeDraft('k', 'mine alone', 1);
  await rosa.settled();
  expect((await LocalLog.open('ben')).draft('k')).toBeNull();
  await rosa.forget();
  expect((await LocalLog.open('rosa')).draft('k')).toBeNull();
});

test('[WE-19] where the browser refuses storage, typing goes on in memory and says that it is not durable', async () => {
  vi.stubGlobal('indexedDB', { open: () => { throw new DOMException('refused', 'SecurityError'); } });
  const log = await LocalLog.open('rosa');
  log.writeDraft('k', 'still typing', 1);
  log.append(command);
  expect(log.durable).toBe(false);
  expect(log.unsent()).toHaveLength(2);
});

test('[WE-19] a browser that neither opens its storage nor refuses it keeps nobody waiting', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('indexedDB', { open: () => Object.assign(new EventTarget(), { result: null }) });
  const opening = LocalLog.open('rosa');
  await vi.advanceTimersByTimeAsync(3000);
  expect((await opening).durable).toBe(false);
  vi.useRealTimers();
});

test('[WE-19] when the disk fills up, nothing typed is lost from the page and listeners hear of it', async () => {
  const log = await LocalLog.open('rosa');
  const heard = vi.fn();
  log.subscribe(heard);
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  log.writeDraft('k', 'kept in memory', 1);
  await log.settled();
  expect([log.durable, log.draft('k')?.text]).toEqual([false, 'kept in memory']);
  expect(heard).toHaveBeenCalledTimes(2);
  vi.restoreAllMocks();
});
