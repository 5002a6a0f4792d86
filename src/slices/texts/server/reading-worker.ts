import { parentPort, workerData } from 'node:worker_threads';
import { ZIP_TOOLS } from '../../../platform/server/files/zip-tools.ts';
import { previewColumns } from '../model/reading/read-source-file.ts';
import type { ReadingAsk } from './read-in-thread.ts';
import { readAnySourceFile } from './reading/read-any-source-file.ts';

async function answer({ want, file }: ReadingAsk): Promise<unknown> {
  return want === 'sources' ? await readAnySourceFile(file) : previewColumns({ zipTools: ZIP_TOOLS, ...file });
}

parentPort?.postMessage(await answer(workerData as ReadingAsk));
