// PGlite lives in a worker thread: a slow report must not stop the web server from answering.
import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, Question, ToWorker, WorkerSettings } from './pglite-messages.ts';
import { startPglite, type Backend } from './pglite-start.ts';
import { turns } from './pglite-turns.ts';
import { leavesTransactionOpen, simpleQuery } from './wire-bytes.ts';

const port = parentPort;
if (port === null) throw new Error('pglite-worker runs only as a worker thread');

function say(message: FromWorker): void {
  port?.postMessage(message, 'bytes' in message ? [message.bytes.buffer as ArrayBuffer] : []);
}

function die(message: string): never {
  say({ kind: 'stopped', message });
  process.exit(1); // in a worker this ends the thread alone
}

async function answer(backend: Backend, question: number, what: Question): Promise<void> {
  try {
    if (what === 'alive') say({ kind: 'answer', question, answer: true });
    else if (what === 'syncs') say({ kind: 'answer', question, answer: backend.syncs() });
    else if (what === 'dump') say({ kind: 'answer', question, answer: await backend.dump() });
    else say({ kind: 'answer', question, answer: await backend.close() });
  } catch (cause) {
    say({ kind: 'failure', question, message: cause instanceof Error ? cause.message : String(cause) });
  }
}

const CHECKPOINT_LOOK_MS = 2_000;
const NOBODY = 0; // engine's own questions belong to no connection

function serve(backend: Backend, idleInTransactionMs: number): void {
  const order = turns(() => performance.now());
  const rollBack = (): void => void backend.exchange(simpleQuery('rollback'));

  const putOut = new Set<number>();

  port?.on('message', (message: ToWorker) => {
    if (message.kind === 'gone') {
      order.leave(message.connection, rollBack);
      putOut.delete(message.connection);
    } else if (message.kind === 'bytes' && putOut.has(message.connection)) {
      return; // sent before the news arrived: outside its transaction it would run as the owner
    } else if (message.kind === 'bytes') order.take(message.connection, () => exchange(backend, message.connection, message.bytes));
    else if (message.what === 'alive') void answer(backend, message.question, message.what);
    else order.take(NOBODY, () => (void answer(backend, message.question, message.what), false));
  });

  // A transaction that waits for something outside the database would hold up everybody; this also undoes the knot of
  // someone who inside a transaction waits for another one.
  setInterval(() => {
    const connection = order.idleHolder(performance.now() - idleInTransactionMs);
    if (connection === null) return;
    putOut.add(connection);
    say({ kind: 'put-out', connection });
    order.leave(connection, rollBack);
  }, Math.min(idleInTransactionMs, 1_000)).unref();

  // PGlite has no checkpointer either: alone, the log would grow for ever, whatever max_wal_size says.
  setInterval(() => {
    if (backend.needsCheckpoint()) order.take(NOBODY, () => (backend.checkpoint(), false));
  }, CHECKPOINT_LOOK_MS).unref();
}

function exchange(backend: Backend, connection: number, request: Uint8Array): boolean {
  const bytes = backend.exchange(request);
  const open = leavesTransactionOpen(bytes);
  say({ kind: 'bytes', connection, bytes });
  return open;
}

const settings = workerData as WorkerSettings;
startPglite(settings, die).then(
  (backend) => {
    serve(backend, settings.idleInTransactionMs);
    say({ kind: 'started' });
  },
  (cause: unknown) => die(cause instanceof Error ? cause.message : String(cause)),
);
