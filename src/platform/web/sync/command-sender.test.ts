import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { LocalLog } from '../local-log.ts';
import { OFFLINE, problemFrom, type Problem } from '../problem.ts';
import { CommandSender } from './command-sender.ts';

interface Sent {
  readonly commandId: string;
  readonly command: string;
}
type Answer = Result<string, Problem>;

/** A server end in memory that answers by a plan, then well; it counts each command id once, as the real one does. */
function serverWith(plan: Answer[]) {
  const tries: string[] = [];
  const taken = new Set<string>();
  const post = async (_method: string, _path: string, body: unknown): Promise<Answer> => {
    const { commandId } = body as Sent;
    tries.push(commandId);
    const answer = plan.shift() ?? ok('done');
    if (answer.ok) taken.add(commandId);
    return answer;
  };
  return { tries, taken, post };
}

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => vi.useRealTimers());

async function until<T>(promise: Promise<T>): Promise<T> {
  let done = false;
  void promise.finally(() => (done = true));
  while (!done) await vi.advanceTimersByTimeAsync(1000);
  return promise;
}

test('[WE-20] a command is sent again with the same id until the server answers, and later ones wait their turn', async () => {
  const log = await LocalLog.open('rosa');
  const server = serverWith([err(OFFLINE), err(problemFrom(503, null))]);
  const sender = new CommandSender<string, string>({ log, stream: 's', path: '/x', post: server.post });
  const stop = sender.start();
  const [first, second] = [sender.send('a', 'A', '', 0), sender.send('b', 'B', '', 0)];
  expect(await until(first)).toEqual(ok('done'));
  expect(await until(second)).toEqual(ok('done'));
  expect(server.tries).toEqual(['a', 'a', 'a', 'b']);
  expect(log.outbox).toEqual([]);
  stop();
});

test('[WE-20] what an earlier page could not send goes up when a page opens again', async () => {
  const before = await LocalLog.open('rosa');
  before.append({ commandId: 'a', stream: 's', command: 'A', text: 'words', at: 0 });
  await before.settled();
  const log = await LocalLog.open('rosa');
  const server = serverWith([]);
  const heard = vi.fn();
  const stop = new CommandSender<string, string>({ log, stream: 's', path: '/x', post: server.post, onOutcome: heard }).start();
  await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce());
  expect([...server.taken]).toEqual(['a']);
  expect(heard.mock.calls[0]![0]).toMatchObject({ commandId: 'a', text: 'words' });
  stop();
});

test('[WE-21] a refusal comes back with its words, and the text stays on the device', async () => {
  const log = await LocalLog.open('rosa');
  const no = problemFrom(409, { title: 'The step has moved on. Your text is kept.', code: 'step-moved' });
  const server = serverWith([err(no)]);
  const sender = new CommandSender<string, string>({ log, stream: 's', path: '/x', post: server.post });
  const stop = sender.start();
  expect(await until(sender.send('a', 'A', 'my question', 0))).toEqual(err(no));
  expect(log.unsent()).toEqual([{ what: 's', text: 'my question' }]);
  stop();
});

test('[WE-21] a form that waits hears a refusal in time, and since it still holds the words the device lets them go', async () => {
  const log = await LocalLog.open('rosa');
  const no = problemFrom(409, { title: 'The step has moved on. Your text is kept.', code: 'step-moved' });
  const sender = new CommandSender<string, string>({ log, stream: 's', path: '/x', post: serverWith([err(no)]).post });
  const stop = sender.start();
  expect(await until(sender.sendPatiently('a', 'A', 'my question', 0))).toEqual(err(no));
  expect(log.unsent()).toEqual([]);
  stop();
});

test('[WE-20] a form does not wait for ever: the command is kept on the device and goes up by itself', async () => {
  const log = await LocalLog.open('rosa');
  const server = serverWith(Array.from({ length: 6 }, () => err(OFFLINE)));
  const sender = new CommandSender<string, string>({ log, stream: 's', path: '/x', post: server.post });
  const stop = sender.start();
  expect(await until(sender.sendPatiently('a', 'A', 'my question', 0))).toEqual(ok('on-this-device'));
  expect(log.unsent()).toEqual([{ what: 's', text: 'my question' }]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect([...server.taken]).toEqual(['a']);
  expect(log.unsent()).toEqual([]);
  stop();
});

test('[WE-22] when the sign-in has ended nothing is tried again by itself, and the command goes up once the person is back', async () => {
  const log = await LocalLog.open('rosa');
  const server = serverWith([err(problemFrom(401, null))]);
  const sender = new CommandSender<string, string>({ log, stream: 's', path: '/x', post: server.post });
  const stop = sender.start();
  const outcome = sender.send('a', 'A', 'words', 0);
  await vi.waitFor(() => expect(server.tries).toEqual(['a']));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.tries).toEqual(['a']);
  page.dispatchEvent(new Event('visibilitychange'));
  expect(await until(outcome)).toEqual(ok('done'));
  stop();
});
