import type { ServerResponse } from 'node:http';
import type { Sink } from './watcher.ts';

/** Bytes waiting for one reader before it is left out and later sent a snapshot instead. */
const TOO_FAR_BEHIND = 256 * 1024;

/**
 * Opens a server-sent event stream on a Node response and writes to it directly: no web stream in between, which would
 * cost several promises per message. `retryMs` is when a browser should come back after a break.
 */
export function sseSink(response: ServerResponse, headers: Readonly<Record<string, string>>, retryMs: number): Sink {
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  response.socket?.setNoDelay(true);
  response.write(`retry: ${retryMs}\n\n`);
  return {
    write(text) {
      response.write(text);
      return response.writableLength < TOO_FAR_BEHIND;
    },
    onceDrained(then) {
      response.once('drain', then);
    },
    end(lastFrame) {
      response.end(lastFrame);
    },
  };
}
