import { parentPort, workerData } from 'node:worker_threads';
import type { SentenceWork } from './autocode-routes.ts';
import { spansToCode } from './autocode-spans.ts';

const { texts, unit } = workerData as SentenceWork;
parentPort?.postMessage(texts.map((text) => spansToCode(text, unit)));
