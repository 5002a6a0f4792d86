import { Duplex } from 'node:stream';
import { isGoodbye, WELCOME } from './wire-bytes.ts';

/** What a stream needs of the engine: to be let in, to send whole batches, to say that it is gone. */
export interface StreamHost {
  ready(): Promise<unknown>;
  send(bytes: Uint8Array): void;
  gone(): void;
}

/**
 * Looks like a socket to `pg`, and carries its bytes to the PGlite thread. What is written without a pause travels as one
 * message: parse, bind, describe, execute and sync of a statement, and `begin` together with the first statement. Waking
 * the other thread costs as much as a small query.
 */
export class PgliteStream extends Duplex {
  readonly #host: StreamHost;
  readonly #outbox: Buffer[] = [];
  #greeted = false;

  constructor(host: StreamHost) {
    super();
    this.#host = host;
  }

  connect(): void {
    this.#host.ready().then(
      () => this.emit('connect'),
      (cause: Error) => this.destroy(cause),
    );
  }

  /** Bytes of the server's answer. */
  receive(bytes: Uint8Array): void {
    this.push(bytes);
  }

  override _read(): void {
    // answers are pushed as they come
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#forward([chunk]);
    done();
  }

  override _writev(chunks: { readonly chunk: Buffer }[], done: () => void): void {
    this.#forward(chunks.map((one) => one.chunk));
    done();
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  override _destroy(cause: Error | null, done: (cause: Error | null) => void): void {
    this.#host.gone();
    done(cause);
  }

  // What `pg` asks of a socket and a message channel has no use for.
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  #forward(chunks: readonly Buffer[]): void {
    const first = chunks[0];
    if (first === undefined || isGoodbye(first)) return;
    if (!this.#greeted) {
      // The startup message: the engine is embedded, there is nobody to prove oneself to.
      this.#greeted = true;
      process.nextTick(() => this.push(Buffer.from(WELCOME)));
      return;
    }
    if (this.#outbox.length === 0) process.nextTick(() => this.#flush());
    this.#outbox.push(...chunks);
  }

  #flush(): void {
    const bytes = joined(this.#outbox.splice(0));
    if (!this.destroyed) this.#host.send(bytes);
  }
}

/** A copy of its own memory, so that it can be handed over to the other thread. */
function joined(chunks: readonly Buffer[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
