import type { IndexedSource } from './search-index.ts';
import { wordEnd } from './words.ts';

const NONE = new Int32Array(0);

/** The tokens of a source that are this word of the vocabulary, ascending. */
export function tokensOfWord({ words, wordFrom, tokensOf }: IndexedSource, word: number): Int32Array {
  const at = lastAtMost(words, words.length, word);
  return at >= 0 && words[at] === word ? tokensOf.subarray(wordFrom[at], wordFrom[at + 1]) : NONE;
}

/** The rows in which ascending tokens lie, each once. */
export function rowsOfTokens({ rowTokens }: IndexedSource, tokens: ArrayLike<number>): number[] {
  const rows: number[] = [];
  let row = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (at > 0 && token < rowTokens[row + 1]!) continue;
    while (token >= rowTokens[row + 1]!) row++;
    rows.push(row);
  }
  return rows;
}

/** The row in which a token lies. */
export function rowOfToken({ rowTokens }: IndexedSource, token: number): number {
  return lastAtMost(rowTokens, rowTokens.length, token);
}

/** The UTF-16 index behind a token. */
export function tokenEnd(source: IndexedSource, token: number): number {
  return wordEnd(source.text, source.tokenStart[token]!, source.rowEnd[rowOfToken(source, token)]!);
}

function lastAtMost(ascending: Int32Array, length: number, limit: number): number {
  let [low, high] = [-1, length];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! <= limit) low = middle;
    else high = middle;
  }
  return low;
}
