import { parentPort, workerData } from 'node:worker_threads';
import { previewColumns } from '../model/reading/read-source-file.ts';
import type { ReadingAsk } from './read-in-thread.ts';
import { readAnySourceFile, ZIP_TOOLS } from './reading/read-any-source-file.ts';

async function answer({ want, file }: ReadingAsk): Promise<unknown> {
  return want === 'sources' ? await readAnySourceFile(file) : previewColumns({ zipTools: ZIP_TOOLS, ...file });
}

parentPort?.postMessage(await answer(workerData as ReadingAsk));
