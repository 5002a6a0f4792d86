import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveStream, type StreamStatus } from './live-stream.ts';

/** A network in memory: each request is answered by what `answers` says for it, streams stay open until they are cut. */
interface Wire {
  readonly address: string;
  write(text: string): void;
  cut(): void;
}
let wires: Wire[] = [];
let answers: (address: string, wire: () => Response) => Response | Promise<Response>;

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
let statuses: StreamStatus[] = [];
let heard: unknown[] = [];

function openStream(address: string, signal: AbortSignal | undefined): Response {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) });
  const end = () => {
    try {
      controller.close();
    } catch {
      // already ended
    }
  };
  signal?.addEventListener('abort', end);
  wires.push({ address, write: (text) => controller.enqueue(new TextEncoder().encode(text)), cut: end });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

function listen(): LiveStream<{ n: number; last?: true }> {
  return new LiveStream({
    streamPath: '/s/stream',
    pollPath: '/s/events',
    since: 'c0',
    onMessage: (message) => void heard.push(message.n),
    onStatus: (status) => void statuses.push(status),
    onRefused: (problem) => void heard.push(problem.code),
    isLast: (message) => message.last === true,
  });
}
const message = (id: string, n: number) => `id: ${id}\ndata: {"n":${n}}\n\n`;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  [wires, statuses, heard] = [[], [], []];
  answers = (_address, wire) => wire();
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('fetch', async (address: string, init: { signal?: AbortSignal }) => answers(address, () => openStream(address, init.signal)));
});
afterEach(() => vi.useRealTimers());

test('[WE-23] a stream that breaks comes back within four seconds, after the last message it saw', async () => {
  const stream = listen();
  stream.start();
  await pass(10);
  wires[0]!.write(message('c1', 1) + message('c2', 2));
  await pass(10);
  wires[0]!.cut();
  await pass(4000);
  wires[1]!.write(message('c3', 3));
  await pass(10);
  expect(wires.map(({ address }) => address)).toEqual(['/s/stream?since=c0', '/s/stream?since=c2']);
  expect([heard, stream.status, statuses]).toEqual([[1, 2, 3], 'live', ['live', 'down', 'live']]);
  stream.stop();
});

test('[WE-23] two missed heartbeats mean the line is dead, although nobody hung up', async () => {
  const stream = listen();
  stream.start();
  await pass(10);
  wires[0]!.write(message('c1', 1));
  await pass(15_000);
  wires[0]!.write(': still here\n\n');
  await pass(32_000);
  expect([wires.length, stream.status]).toEqual([1, 'live']);
  await pass(2_500);
  expect([wires.length, stream.status]).toEqual([2, 'down']);
  wires[1]!.write(': hello\n\n');
  await pass(10);
  expect(stream.status).toBe('live');
  stream.stop();
});

test('[WE-24] when the page is seen again after a sleep it asks anew at once', async () => {
  const stream = listen();
  stream.start();
  await pass(10);
  wires[0]!.write(message('c1', 1));
  await pass(10_000);
  page.dispatchEvent(new Event('visibilitychange'));
  await pass(10);
  expect(wires.at(-1)!.address).toBe('/s/stream?since=c1');
  expect(wires).toHaveLength(2);
  stream.stop();
});

test('[WE-25] where the network holds streams back, messages are fetched every two seconds, and a stream that flows takes over', async () => {
  let cursor = 0;
  answers = (address, wire) => {
    if (!address.startsWith('/s/events')) return wire();
    cursor += 1;
    return Response.json({ cursor: `p${cursor}`, messages: [{ n: cursor }] });
  };
  const stream = listen();
  stream.start();
  await pass(9_500);
  expect([stream.status, heard]).toEqual(['polling', [1]]);
  await pass(4_000);
  expect(heard).toEqual([1, 2, 3]);
  answers = ((before) => (address, wire) => {
    const answer = before(address, wire);
    if (!address.startsWith('/s/events')) wires.at(-1)!.write('retry: 1000\n\n');
    return answer;
  })(answers);
  await pass(70_000);
  expect(stream.status).toBe('live');
  expect(wires.at(-1)!.address).toBe(`/s/stream?since=p${cursor}`);
  stream.stop();
});

test('[WE-26] a refusal closes the stream with its words, and a busy server does not', async () => {
  answers = () => Response.json({ title: 'Busy', code: 'too-many-requests' }, { status: 429 });
  const stream = listen();
  stream.start();
  await pass(10);
  expect(stream.status).toBe('down');
  answers = () => Response.json({ title: 'This session is not here.', code: 'no-such-session' }, { status: 404 });
  await pass(4_000);
  expect([stream.status, heard]).toEqual(['closed', ['no-such-session']]);
});

test('[WE-26] the last message of the server ends the stream for good', async () => {
  const stream = listen();
  stream.start();
  await pass(10);
  wires[0]!.write('data: {"n":9,"last":true}\n\n');
  await pass(60_000);
  expect([stream.status, heard, wires.length]).toEqual(['closed', [9], 1]);
});
