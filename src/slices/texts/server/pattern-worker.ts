import { parentPort, workerData } from 'node:worker_threads';
import { codePointMap } from '../../../kernel/code-points.ts';
import { must } from '../../../kernel/result.ts';
import { buildIndex, type IndexedSource } from '../model/search/search-index.ts';
import { search } from '../model/search/search.ts';
import type { PatternWork } from './search-texts.ts';

const NONE = new Int32Array(0);

/** A text that is looked at row by row; patterns need no words, so none are counted. */
function rowsOnly({ sourceId, text, rows }: PatternWork['texts'][number]): IndexedSource {
  const map = codePointMap(text);
  const count = rows.length / 2;
  const place = (which: 0 | 1) => Int32Array.from({ length: count }, (_, row) => map.toUnits(rows[2 * row + which]!));
  return { sourceId, text, map, rowStart: place(0), rowEnd: place(1), rowTokens: new Int32Array(count + 1), tokenWord: NONE, tokenStart: NONE, words: NONE, wordFrom: NONE, tokensOf: NONE };
}

function find({ pattern, skip, take, softMs, texts }: PatternWork) {
  const until = performance.now() + softMs;
  const index = { ...buildIndex([]), sources: texts.map(rowsOnly) };
  return must(search(index, { as: 'regex', text: pattern }, { skip, take, goOn: () => performance.now() < until }));
}

parentPort?.postMessage(find(workerData as PatternWork));
