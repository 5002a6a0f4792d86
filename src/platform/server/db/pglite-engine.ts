import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { databaseFault } from './database-fault.ts';
import type { FromWorker, Question, Syncs, ToWorker, WorkerSettings } from './pglite-messages.ts';
import { PgliteStream } from './pglite-stream.ts';

/** PostgreSQL running in a thread of this process. */
export interface PgliteEngine {
  /** A stream that speaks PostgreSQL's wire protocol, for a `pg` client. */
  openStream(): Duplex;
  dump(): Promise<Uint8Array>;
  syncs(): Promise<Syncs>;
  /** Stops at once, failing everything that waits: the folder is no longer ours, or a test pulls the plug. */
  fail(cause: Error): void;
  close(): Promise<void>;
}

interface Asked {
  readonly settle: (answer: unknown) => void;
  readonly refuse: (cause: Error) => void;
}

/**
 * Starts the engine. When its thread dies, all who wait are told (code `ENGINE_STOPPED`); a database in a folder is started
 * again for the next who comes, a database in memory is lost with its thread. `again` is called after each such restart.
 */
export async function startEngine(settings: WorkerSettings, again: () => void): Promise<PgliteEngine> {
  const engine = new Engine(settings, again);
  await engine.ready();
  return engine;
}

class Engine implements PgliteEngine {
  readonly #settings: WorkerSettings;
  readonly #again: () => void;
  readonly #streams = new Map<number, PgliteStream>();
  readonly #questions = new Map<number, Asked>();
  #worker: Worker | null = null;
  #started: Promise<void> | null = null;
  #lives = 0;
  #numbers = 0;
  #over: Error | null = null;

  constructor(settings: WorkerSettings, again: () => void) {
    this.#settings = settings;
    this.#again = again;
  }

  ready(): Promise<void> {
    if (this.#over !== null) return Promise.reject(this.#over);
    this.#started ??= this.#start();
    return this.#started;
  }

  openStream(): Duplex {
    const connection = ++this.#numbers;
    const stream = new PgliteStream({
      ready: () => this.ready(),
      send: (bytes) => this.#tell({ kind: 'bytes', connection, bytes }),
      gone: () => {
        if (this.#streams.delete(connection)) this.#tell({ kind: 'gone', connection });
      },
    });
    this.#streams.set(connection, stream);
    return stream;
  }

  async dump(): Promise<Uint8Array> {
    return (await this.#ask('dump')) as Uint8Array;
  }

  async syncs(): Promise<Syncs> {
    return (await this.#ask('syncs')) as Syncs;
  }

  fail(cause: Error): void {
    this.#over = cause;
    void this.#worker?.terminate();
    this.#tellAll(cause);
  }

  async close(): Promise<void> {
    if (this.#over !== null) return;
    const worker = this.#worker;
    if (worker !== null) await this.#ask('close').catch(() => undefined);
    this.#over = databaseFault('ENGINE_CLOSED', 'The database was closed.');
    await worker?.terminate();
  }

  #start(): Promise<void> {
    return new Promise((started, refused) => {
      const worker = new Worker(workerFile(), { workerData: this.#settings });
      this.#worker = worker;
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'started') {
          started();
          if (++this.#lives > 1) this.#again();
        } else if (message.kind === 'stopped') {
          const cause = databaseFault('ENGINE_STOPPED', `The embedded database stopped: ${message.message}`);
          refused(cause);
          this.#lost(worker, cause);
        } else this.#hear(message);
      });
      const ended = (cause: Error): void => {
        refused(cause);
        this.#lost(worker, cause);
      };
      worker.on('error', (cause) => ended(databaseFault('ENGINE_STOPPED', 'The embedded database stopped.', cause)));
      worker.on('exit', () => ended(databaseFault('ENGINE_STOPPED', 'The embedded database stopped.')));
    });
  }

  #hear(message: Exclude<FromWorker, { kind: 'started' | 'stopped' }>): void {
    if (message.kind === 'bytes') {
      this.#streams.get(message.connection)?.receive(message.bytes);
      return;
    }
    const question = this.#questions.get(message.question);
    this.#questions.delete(message.question);
    if (message.kind === 'answer') question?.settle(message.answer);
    else question?.refuse(databaseFault('ENGINE_FAILED', message.message));
  }

  #ask(what: Question): Promise<unknown> {
    return new Promise((settle, refuse) => {
      const question = ++this.#numbers;
      this.#questions.set(question, { settle, refuse });
      this.ready().then(() => this.#tell({ kind: 'ask', question, what }), refuse);
    });
  }

  #tell(message: ToWorker): void {
    this.#worker?.postMessage(message, message.kind === 'bytes' ? [message.bytes.buffer as ArrayBuffer] : []);
  }

  #lost(worker: Worker, cause: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#started = null;
    if (this.#settings.folder === null) this.#over ??= cause;
    this.#tellAll(cause);
  }

  #tellAll(cause: Error): void {
    for (const stream of [...this.#streams.values()]) stream.destroy(cause);
    this.#streams.clear();
    for (const question of this.#questions.values()) question.refuse(cause);
    this.#questions.clear();
  }
}

/** The worker as JavaScript: beside this file when built, in `dist/` when this file runs from its source. */
function workerFile(): URL {
  const built = import.meta.url.endsWith('.ts')
    ? new URL(import.meta.url.replace('/src/', '/dist/').replace('pglite-engine.ts', 'pglite-worker.js'))
    : new URL('./pglite-worker.js', import.meta.url);
  if (!existsSync(fileURLToPath(built))) {
    throw databaseFault('ENGINE_NOT_BUILT', `The database thread is not built (${fileURLToPath(built)} is missing). Run: npm run build:server`);
  }
  return built;
}
