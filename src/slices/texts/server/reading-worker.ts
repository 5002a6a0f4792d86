import { parentPort, workerData } from 'node:worker_threads';
import type { ReadingAsk } from './read-in-thread.ts';
import { columnsOfSourceFile, readAnySourceFile } from './reading/read-any-source-file.ts';

async function answer({ want, file }: ReadingAsk): Promise<unknown> {
  return want === 'sources' ? await readAnySourceFile(file) : columnsOfSourceFile(file);
}

parentPort?.postMessage(await answer(workerData as ReadingAsk));
