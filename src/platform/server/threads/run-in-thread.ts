import { Worker } from 'node:worker_threads';
import { turns } from './turns.ts';
import { threadFile } from './thread-file.ts';

/** What became of work in a thread of its own: its answer, or what ended it. A fault inside is thrown. */
export type ThreadOutcome<Answer> = { readonly outcome: 'answer'; readonly answer: Answer } | { readonly outcome: 'too-long' | 'too-large' | 'stopped' };

/** The thread's file beside the asking one (`…-worker.ts`), what it is given as `workerData`, and how much it may take. */
export interface ThreadWork {
  /** `import.meta.url` of the asking file. */
  readonly from: string;
  /** The name of the thread's file without its ending. */
  readonly worker: string;
  readonly data: unknown;
  readonly longestMs: number;
  readonly mostMb: number;
  /** Ends the work when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

/** Each may take a gigabyte, and there are few processors: the others wait for their turn. */
const takeTurn = turns(4);

/**
 * Does work in a thread of its own that posts one message, its answer: what takes seconds must not stop the clocks of live sessions,
 * and what breaks or outgrows its memory there breaks nothing here. Only a few run at once; `longestMs` counts from the start of the thread.
 */
export async function runInThread<Answer>(work: ThreadWork): Promise<ThreadOutcome<Answer>> {
  const turn = await takeTurn(work.signal);
  if (!turn) return { outcome: 'stopped' };
  try {
    return await inThread(work);
  } finally {
    turn.end();
  }
}

function inThread<Answer>({ from, worker: name, data, longestMs, mostMb, signal }: ThreadWork): Promise<ThreadOutcome<Answer>> {
  return new Promise((settle, fail) => {
    if (signal?.aborted) return settle({ outcome: 'stopped' });
    const worker = new Worker(threadFile(from, name), { workerData: data, resourceLimits: { maxOldGenerationSizeMb: mostMb } });
    const end = (how: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      void worker.terminate();
      how();
    };
    const stop = (): void => end(() => settle({ outcome: 'stopped' }));
    const timer = setTimeout(() => end(() => settle({ outcome: 'too-long' })), longestMs);
    signal?.addEventListener('abort', stop, { once: true });
    worker.once('message', (answer: Answer) => end(() => settle({ outcome: 'answer', answer })));
    worker.once('error', (cause: NodeJS.ErrnoException) => end(() => (cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? settle({ outcome: 'too-large' }) : fail(cause))));
    worker.once('exit', (code) => end(() => fail(new Error(`the thread ${name} ended without an answer (${code})`))));
  });
}
