// The browsers' side of the live bench, in a process of its own so that reading costs the server nothing. Told over IPC
// what to open and what to send; says when each stream received the marked text. Times are the machine's monotonic clock.
import { Agent, request } from 'node:http';
import { connect } from 'node:net';

/** Streams by name: the product's viewers and the bare one. */
const streams = new Map();
let waiting = null;
const keepAlive = new Agent({ keepAlive: true, maxSockets: 1 });

function now() {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** A bare socket that asks once and then only reads: a viewer's own work should not count against the server. */
function open({ name, url, headers }) {
  const { hostname, port, pathname, search } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  const lines = [`GET ${pathname}${search} HTTP/1.1`, `host: ${hostname}:${port}`, ...Object.entries(headers).map(([header, value]) => `${header}: ${value}`)];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  let first = true;
  socket.on('data', (chunk) => {
    const at = now();
    if (first) {
      first = false;
      process.send({ opened: name, status: Number(chunk.toString('latin1', 9, 12)) });
    }
    if (waiting === null || !waiting.names.has(name) || !chunk.includes(waiting.marker)) return;
    waiting.names.delete(name);
    waiting.got.push(at);
    finish();
  });
  streams.set(name, socket);
}

function finish() {
  const refused = waiting.status !== null && waiting.status !== 200;
  if ((waiting.names.size > 0 && !refused) || !waiting.answered) return;
  const { sent, got, answeredAt, status } = waiting;
  waiting = null;
  process.send({ done: true, sent, got, answeredAt, status });
}

function expectMarker({ marker, names, post }) {
  waiting = { marker, names: new Set(names), got: [], answered: !post, sent: null, answeredAt: null, status: null };
  if (!post) return process.send({ ready: true });
  const mine = waiting;
  waiting.sent = now();
  const asked = request(post.url, { method: 'POST', headers: { ...post.headers, 'content-length': Buffer.byteLength(post.body) }, agent: keepAlive }, (answer) => {
    mine.answeredAt = now();
    mine.status = answer.statusCode;
    answer.resume();
    answer.on('end', () => {
      mine.answered = true;
      if (waiting === mine) finish();
    });
  });
  asked.on('socket', (socket) => socket.setNoDelay(true));
  asked.end(post.body);
}

process.on('message', (message) => {
  if (message.open) open(message.open);
  if (message.expect) expectMarker(message.expect);
  if (message.close) {
    for (const stream of streams.values()) stream.destroy();
    process.exit(0);
  }
});
