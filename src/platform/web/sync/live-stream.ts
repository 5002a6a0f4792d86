import type { Result } from '../../../kernel/result.ts';
import { askToSignInAgain, request } from '../api-client.ts';
import { onReturn } from '../device/presence.ts';
import { problemFrom, type Problem } from '../problem.ts';
import { pauseBefore } from './backoff.ts';
import { readFrames } from './sse-frames.ts';

/**
 * How the stream stands. `live`: messages arrive as they happen. `polling`: this network holds streams back, so we ask every
 * two seconds. `down`: nothing gets through, trying again. `closed`: ended for good, by us or by the server.
 */
export type StreamStatus = 'connecting' | 'live' | 'polling' | 'down' | 'closed';

export interface StreamOrder<Message> {
  /** Answers server-sent events; takes `?since=`. */
  readonly streamPath: string;
  /** Answers `{cursor, messages}` with what came after `?since=`. */
  readonly pollPath: string;
  /** Where to begin; null for the beginning, which the server answers with a snapshot. */
  readonly since: string | null;
  readonly onMessage: (message: Message) => void;
  readonly onStatus: (status: StreamStatus) => void;
  /** The server said no: the problem, and the stream is closed. */
  readonly onRefused: (problem: Problem) => void;
  /** Whether this message is the server's last. */
  readonly isLast: (message: Message) => boolean;
}

/** Two heartbeats of 15 s missed, and a little. */
const SILENT_MS = 33_000;
/** The server writes at once on connecting; a network that has let nothing through by now holds streams back. */
const FIRST_WORD_MS = 8_000;
const POLL_MS = 2_000;
/** While polling, how often a real stream is tried again. */
const TRY_STREAM_MS = 60_000;

/**
 * A stream of messages that comes back by itself: after a sleep, a dead Wi-Fi, a killed server, from the last cursor it
 * saw. Knows nothing of what the messages mean.
 */
export class LiveStream<Message> {
  readonly #order: StreamOrder<Message>;
  #cursor: string | null;
  #status: StreamStatus = 'connecting';
  #failures = 0;
  #polling = false;
  #tryStreamAt = 0;
  #connection: AbortController | null = null;
  #heardAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unwatch: () => void = () => undefined;
  #watch: ReturnType<typeof setInterval> | undefined;

  constructor(order: StreamOrder<Message>) {
    this.#order = order;
    this.#cursor = order.since;
  }

  get status(): StreamStatus {
    return this.#status;
  }

  start(): void {
    this.#unwatch = onReturn(() => this.#resync());
    this.#watch = setInterval(() => this.#checkSilence(), 1000);
    void this.#connect();
  }

  stop(): void {
    this.#unwatch();
    clearInterval(this.#watch);
    clearTimeout(this.#timer);
    this.#connection?.abort();
    this.#connection = null;
    this.#tell('closed');
  }

  #resync(): void {
    if (this.#polling || (this.#status === 'live' && Date.now() - this.#heardAt < 5000)) return;
    this.#failures = 0;
    void this.#connect();
  }

  async #connect(): Promise<void> {
    clearTimeout(this.#timer);
    this.#connection?.abort();
    const connection = new AbortController();
    this.#connection = connection;
    this.#heardAt = Date.now();
    if (!this.#polling && this.#status !== 'down') this.#tell('connecting');
    try {
      const answer = await this.#openStream(connection);
      if (!answer.ok || !answer.body) {
        await this.#refused(answer, connection);
        return;
      }
      await this.#read(answer.body, connection);
    } catch {
      // the network broke off; the same as an end
    }
    if (this.#connection === connection) this.#again();
  }

  async #read(body: ReadableStream<Uint8Array>, connection: AbortController): Promise<void> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done || this.#connection !== connection) return;
      this.#heardAt = Date.now();
      this.#failures = 0;
      this.#polling = false;
      this.#tell('live');
      const read = readFrames(rest, decoder.decode(value, { stream: true }));
      rest = read.rest;
      for (const frame of read.frames) {
        if (frame.data !== '') this.#hear(JSON.parse(frame.data) as Message);
        if (frame.id !== null) this.#cursor = frame.id;
        if (this.#status === 'closed') return;
      }
    }
  }

  #checkSilence(): void {
    if (this.#polling || this.#status === 'down' || this.#status === 'closed') return;
    const silentMs = Date.now() - this.#heardAt;
    if (this.#status === 'connecting' && silentMs > FIRST_WORD_MS) {
      this.#connection?.abort();
      this.#connection = null;
      this.#polling = true;
      this.#tryStreamAt = Date.now() + TRY_STREAM_MS;
      void this.#poll();
    } else if (silentMs > SILENT_MS) {
      this.#tell('down');
      this.#failures = 0;
      void this.#connect();
    }
  }

  async #poll(): Promise<void> {
    const answer: Result<{ readonly cursor: string; readonly messages: readonly Message[] }, Problem> = await request('GET', this.#address(this.#order.pollPath));
    if (!this.#polling || this.#status === 'closed') return;
    if (!answer.ok && answer.error.status >= 400 && answer.error.status < 500 && answer.error.status !== 429) return this.#close(answer.error);
    this.#tell(answer.ok ? 'polling' : 'down');
    if (answer.ok) {
      for (const message of answer.value.messages) this.#hear(message);
      this.#cursor = answer.value.cursor;
    }
    if (this.#status === ('closed' as StreamStatus)) return;
    if (Date.now() >= this.#tryStreamAt) this.#tryStreamBeside();
    this.#timer = setTimeout(() => void this.#poll(), POLL_MS);
  }

  /** Beside the polling, one try of a real stream: if a first word comes, it takes over. */
  #tryStreamBeside(): void {
    this.#tryStreamAt = Date.now() + TRY_STREAM_MS;
    const connection = new AbortController();
    const giveUp = setTimeout(() => connection.abort(), FIRST_WORD_MS);
    void this.#openStream(connection)
      .then(async (answer) => (answer.ok ? (await answer.body?.getReader().read())?.done === false : false))
      .catch(() => false)
      .then((flows) => {
        clearTimeout(giveUp);
        connection.abort();
        if (!flows || !this.#polling || this.#status === 'closed') return;
        this.#polling = false;
        void this.#connect();
      });
  }

  #openStream(connection: AbortController): Promise<Response> {
    return fetch(this.#address(this.#order.streamPath), {
      headers: { accept: 'text/event-stream', 'x-jointwork': '1' },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: connection.signal,
    });
  }

  #again(): void {
    this.#tell('down');
    this.#timer = setTimeout(() => void this.#connect(), pauseBefore(this.#failures, Math.random()));
    this.#failures += 1;
  }

  async #refused(answer: Response, connection: AbortController): Promise<void> {
    const problem = problemFrom(answer.status, await answer.json().catch(() => null));
    if (this.#connection !== connection) return;
    if (problem.status === 401 && (await askToSignInAgain())) return void this.#connect();
    if (problem.status >= 500 || problem.status === 429) return this.#again();
    this.#close(problem);
  }

  #close(problem: Problem): void {
    this.stop();
    this.#order.onRefused(problem);
  }

  #hear(message: Message): void {
    try {
      this.#order.onMessage(message);
    } catch (cause) {
      // A bug in the reader must show as one, and not look like a dead network.
      queueMicrotask(() => {
        throw cause;
      });
    }
    if (this.#order.isLast(message)) this.stop();
  }

  #address(path: string): string {
    return this.#cursor === null ? path : `${path}${path.includes('?') ? '&' : '?'}since=${encodeURIComponent(this.#cursor)}`;
  }

  #tell(status: StreamStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#order.onStatus(status);
  }
}
