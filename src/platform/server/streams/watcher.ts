import type { CursorSealer } from './cursors.ts';

/** Where frames for one connected reader go. Over SSE this is its response. */
export interface Sink {
  /** Sends finished text; false when the reader is too slow to be sent more for now. */
  write(frame: string): boolean;
  /** Calls back, once, when a slow reader has caught up. */
  onceDrained(then: () => void): void;
  end(lastFrame: string): void;
}

/** One connected reader of a stream. */
export interface Watcher<Viewer> {
  readonly viewer: Viewer;
  readonly key: string;
  readonly cursors: CursorSealer;
  readonly sink: Sink;
  /** Asked again and again while connected; a refusal ends the stream with its words. */
  readonly stillAllowed: () => Promise<Closing | null>;
  /** Set while a slow reader is being left out; it then gets one snapshot for all that it missed. */
  behind: boolean;
}

/** Why a stream ends, in words for the person. */
export interface Closing {
  readonly code: string;
  readonly message: string;
  readonly mend: string;
}

/** One server-sent event; `data` is JSON, which holds no line break. */
export function frame(cursor: string, data: string): string {
  return `id: ${cursor}\ndata: ${data}\n\n`;
}

/** The last frame of a stream that ends for a reason; it moves no cursor. */
export function closingFrame(closing: Closing): string {
  return `data: ${JSON.stringify({ kind: 'closed', ...closing })}\n\n`;
}
