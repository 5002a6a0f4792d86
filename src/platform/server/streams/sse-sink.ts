import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Context } from 'hono';
import type { Sink } from './watcher.ts';

/** Bytes waiting for one reader before it is left out and later sent a snapshot instead. */
const TOO_FAR_BEHIND = 256 * 1024;

/** Tells the adapter between Node and the routes that the Node response is taken care of. */
const ALREADY_SENT = 'x-hono-already-sent';
const STREAM_HEADERS = {
  [ALREADY_SENT]: 'true',
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** When a browser should come back after a break: spread out, so that a restarted server is not met by everyone at once. */
const RETRY_MS = { from: 1000, to: 4000 } as const;

/**
 * Opens a server-sent event stream on the Node response itself: a web stream in between would cost several promises per
 * message. `begin` is called when the gates that a request passes have set their headers, and writes go out; `ended` when
 * the connection is gone. Null when there is no Node response behind the request.
 */
export function openEventStream(c: Context, begin: (sink: Sink) => void, ended: () => void): Response | null {
  const response = (c.env as { outgoing?: ServerResponse } | undefined)?.outgoing;
  if (!response) return null;
  response.once('close', ended);
  const answer = new Response(null, { headers: STREAM_HEADERS });
  // The adapter answers its own light responses without looking at ALREADY_SENT; whoever reads a body gets a whole one.
  void answer.body;
  setImmediate(() => {
    const { socket } = response;
    if (!socket || response.destroyed || response.writableEnded) return;
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== ALREADY_SENT));
    // Ends by closing instead of in chunks: one write per message instead of three pieces, which is most of its cost.
    response.useChunkedEncodingByDefault = false;
    response.writeHead(200, headers);
    response.write(`retry: ${RETRY_MS.from + Math.floor(Math.random() * (RETRY_MS.to - RETRY_MS.from))}\n\n`);
    begin(sinkOn(response, socket));
  });
  return answer;
}

/**
 * Writes go to the socket: a Node response would keep them until everything else of this turn is done, the answer to the
 * command included. The head is on its way before them, and without chunks the body is nothing but these bytes.
 */
function sinkOn(response: ServerResponse, socket: Socket): Sink {
  return {
    write(text) {
      if (!socket.writable) return true;
      socket.write(text);
      return socket.writableLength < TOO_FAR_BEHIND;
    },
    onceDrained(then) {
      socket.once('drain', then);
    },
    end(lastFrame) {
      if (lastFrame !== '' && socket.writable) socket.write(lastFrame);
      response.end();
    },
  };
}
