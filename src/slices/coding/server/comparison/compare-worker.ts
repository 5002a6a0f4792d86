import { parentPort, workerData } from 'node:worker_threads';
import { compareRound } from '../../model/comparison/compare-round.ts';
import type { ComparisonAsked, RoundToCompare } from '../../model/comparison/round-to-compare.ts';

const { round, asked } = workerData as { readonly round: RoundToCompare; readonly asked: ComparisonAsked };
parentPort?.postMessage(compareRound(round, asked));
