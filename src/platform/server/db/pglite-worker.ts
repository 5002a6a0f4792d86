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
    if (what === 'syncs') say({ kind: 'answer', question, answer: backend.syncs() });
    else if (what === 'dump') say({ kind: 'answer', question, answer: await backend.dump() });
    else say({ kind: 'answer', question, answer: await backend.close() });
  } catch (cause) {
    say({ kind: 'failure', question, message: cause instanceof Error ? cause.message : String(cause) });
  }
}

function serve(backend: Backend): void {
  const order = turns();
  const nobody = 0;
  port?.on('message', (message: ToWorker) => {
    if (message.kind === 'bytes') {
      order.take(message.connection, () => {
        const bytes = backend.exchange(message.bytes);
        const open = leavesTransactionOpen(bytes);
        say({ kind: 'bytes', connection: message.connection, bytes });
        return open;
      });
    } else if (message.kind === 'gone') {
      order.leave(message.connection, () => void backend.exchange(simpleQuery('rollback')));
    } else {
      order.take(nobody, () => {
        void answer(backend, message.question, message.what);
        return false;
      });
    }
  });
}

startPglite(workerData as WorkerSettings, die).then(
  (backend) => {
    serve(backend);
    say({ kind: 'started' });
  },
  (cause: unknown) => die(cause instanceof Error ? cause.message : String(cause)),
);
