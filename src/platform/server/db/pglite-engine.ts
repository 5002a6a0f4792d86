import type { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { threadFile } from '../threads/thread-file.ts';
import { databaseFault } from './database-fault.ts';
import type { FromWorker, Question, Syncs, ToWorker, WorkerSettings } from './pglite-messages.ts';
import { PgliteStream } from './pglite-stream.ts';

/** PostgreSQL running in a thread of this process. */
export interface PgliteEngine {
  /** A stream that speaks PostgreSQL's wire protocol, for a `pg` client. */
  openStream(): Duplex;
  dump(): Promise<Uint8Array>;
  syncs(): Promise<Syncs>;
  /** Stops at once and for good, failing everything that waits: the folder is no longer ours. */
  fail(cause: Error): void;
  /** Ends the thread as a fault in it would: for tests of what follows. */
  crash(): void;
  close(): Promise<void>;
}

interface Asked {
  readonly settle: (answer: unknown) => void;
  readonly refuse: (cause: Error) => void;
}

/** How the engine is started; the times have defaults. */
export interface EngineSettings {
  readonly folder: string | null;
  readonly from: Uint8Array | null;
  /** A statement that runs longer is stopped, by ending the thread: PGlite can not interrupt itself. */
  readonly statementMs?: number;
  readonly idleInTransactionMs?: number;
}

const STATEMENT_MS = 120_000;
const IDLE_IN_TRANSACTION_MS = 60_000;

/**
 * Starts the engine. When its thread dies, all who wait are told (code `engine-stopped`); a database in a folder is started
 * again for the next who comes, a database in memory is lost with its thread. `again` is called after each such restart.
 */
export async function startEngine(settings: EngineSettings, again: () => void): Promise<PgliteEngine> {
  const engine = new Engine(settings, again);
  await engine.ready();
  return engine;
}

class Engine implements PgliteEngine {
  readonly #settings: WorkerSettings;
  readonly #again: () => void;
  readonly #watch: NodeJS.Timeout;
  readonly #streams = new Map<number, PgliteStream>();
  readonly #questions = new Map<number, Asked>();
  #worker: Worker | null = null;
  #started: Promise<void> | null = null;
  #isUp = false;
  #lives = 0;
  #numbers = 0;
  #over: Error | null = null;

  constructor(settings: EngineSettings, again: () => void) {
    const { folder, from, statementMs = STATEMENT_MS, idleInTransactionMs = IDLE_IN_TRANSACTION_MS } = settings;
    this.#settings = { folder, from, idleInTransactionMs };
    this.#again = again;
    this.#watch = setInterval(() => this.#stopIfStuck(statementMs), statementMs / 2).unref();
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
    clearInterval(this.#watch);
    void this.#worker?.terminate();
    this.#tellAll(cause);
  }

  crash(): void {
    void this.#worker?.terminate();
  }

  async close(): Promise<void> {
    if (this.#over !== null) return;
    const worker = this.#worker;
    if (worker !== null) await this.#ask('close').catch(() => undefined);
    this.#over = databaseFault('engine-closed', 'The database was closed.');
    clearInterval(this.#watch);
    await worker?.terminate();
  }

  #start(): Promise<void> {
    return new Promise((started, refused) => {
      const worker = new Worker(threadFile(import.meta.url, 'pglite-worker'), { workerData: this.#settings });
      this.#worker = worker;
      const ended = (cause: Error): void => {
        refused(cause);
        this.#lost(worker, cause);
      };
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'started') {
          this.#isUp = true;
          started();
          if (++this.#lives > 1) this.#again();
        } else if (message.kind === 'stopped') {
          ended(stopped(message.message));
        } else this.#hear(message);
      });
      worker.on('error', (cause) => ended(databaseFault('engine-stopped', 'The embedded database stopped.', cause)));
      worker.on('exit', () => ended(databaseFault('engine-stopped', 'The embedded database stopped.')));
    });
  }

  #hear(message: Exclude<FromWorker, { kind: 'started' | 'stopped' }>): void {
    if (message.kind === 'bytes') {
      this.#streams.get(message.connection)?.receive(message.bytes);
      return;
    }
    if (message.kind === 'put-out') {
      this.#streams.get(message.connection)?.destroy(databaseFault('25P03', 'A transaction stood idle too long while others waited for it, and was rolled back.'));
      return;
    }
    const question = this.#questions.get(message.question);
    this.#questions.delete(message.question);
    if (message.kind === 'answer') question?.settle(message.answer);
    else question?.refuse(databaseFault('engine-failed', message.message));
  }

  #ask(what: Question): Promise<unknown> {
    return new Promise((settle, refuse) => {
      const question = ++this.#numbers;
      this.#questions.set(question, { settle, refuse });
      this.ready().then(() => this.#tell({ kind: 'ask', question, what }), refuse);
    });
  }

  /** A thread that does not say that it is alive has been in one statement all this time. */
  #stopIfStuck(statementMs: number): void {
    const worker = this.#worker;
    if (worker === null || !this.#isUp) return; // starting may take its time
    const tooLong = setTimeout(() => {
      this.#lost(worker, databaseFault('57014', `A statement ran longer than ${statementMs / 1_000} s and was stopped.`));
      void worker.terminate();
    }, statementMs).unref();
    this.#ask('alive').then(
      () => clearTimeout(tooLong),
      () => clearTimeout(tooLong),
    );
  }

  #tell(message: ToWorker): void {
    this.#worker?.postMessage(message, message.kind === 'bytes' ? [message.bytes.buffer as ArrayBuffer] : []);
  }

  #lost(worker: Worker, cause: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#started = null;
    this.#isUp = false;
    if (this.#settings.folder === null) this.#over ??= cause;
    this.#tellAll(cause);
  }

  #tellAll(cause: Error): void {
    for (const stream of this.#streams.values()) stream.destroy(cause);
    this.#streams.clear();
    for (const question of this.#questions.values()) question.refuse(cause);
    this.#questions.clear();
  }
}

function stopped(reason: string): Error {
  return reason.includes('No space left on device')
    ? databaseFault('53100', 'The disk is full: the database has stopped and starts again when there is room. What was confirmed is safe.')
    : databaseFault('engine-stopped', `The embedded database stopped: ${reason}`);
}
