import { APOSTROPHES } from './folding.ts';
import type { IndexedSource } from './search-index.ts';
import { inAny, inBoth } from './sorted-rows.ts';
import type { Matcher, UnitSpan } from './text-query.ts';
import { rowOfToken, rowsOfTokens, tokenEnd, tokensOfWord } from './tokens.ts';

/** Words that stand side by side: for each place the words of the vocabulary that may stand there, and what must join it to the next. */
export interface WordChain {
  readonly places: readonly (readonly number[])[];
  /** Whether exactly an apostrophe must stand behind the place; otherwise anything that is no word may. */
  readonly isApostropheNext: readonly boolean[];
}

/** Finds the rows that have all of the chains, each anywhere in the row. */
export function wordMatcher(chains: readonly WordChain[]): Matcher {
  return {
    rows: (source) => chains.map((chain) => rowsOfChain(source, chain)).reduce((rows, more) => inBoth(rows, more)),
    spans: (source, row) => chains.flatMap((chain) => spansOfChain(source, chain, row)).sort((x, y) => x.start - y.start || x.end - y.end),
  };
}

function rowsOfChain(source: IndexedSource, chain: WordChain): readonly number[] {
  const [only] = chain.places;
  if (chain.places.length === 1 && only) return inAny(only.map((word) => rowsOfTokens(source, tokensOfWord(source, word))));
  return rowsOfTokens(source, beginningsOf(source, chain));
}

/** The tokens at which the chain begins: its rarest place is looked up, the others are looked at. */
function beginningsOf(source: IndexedSource, { places, isApostropheNext }: WordChain): Int32Array {
  const tokens = places.map((words) => words.map((word) => tokensOfWord(source, word)));
  const counts = tokens.map((lists) => lists.reduce((sum, list) => sum + list.length, 0));
  const rarest = counts.indexOf(Math.min(...counts));
  const found: number[] = [];
  for (const list of tokens[rarest]!) {
    for (let at = 0; at < list.length; at++) if (isChainAt(source, places, isApostropheNext, list[at]! - rarest)) found.push(list[at]! - rarest);
  }
  return Int32Array.from(found).sort();
}

function isChainAt(source: IndexedSource, places: WordChain['places'], isApostropheNext: WordChain['isApostropheNext'], first: number): boolean {
  if (first < 0 || first + places.length > source.tokenWord.length) return false;
  for (let place = 0; place < places.length; place++) if (!places[place]!.includes(source.tokenWord[first + place]!)) return false;
  if (rowOfToken(source, first) !== rowOfToken(source, first + places.length - 1)) return false;
  return isApostropheNext.every((isAsked, place) => !isAsked || place + 1 === places.length || isApostropheBehind(source, first + place));
}

function isApostropheBehind(source: IndexedSource, token: number): boolean {
  const end = tokenEnd(source, token);
  return source.tokenStart[token + 1] === end + 1 && APOSTROPHES.includes(source.text[end]!);
}

function spansOfChain(source: IndexedSource, { places, isApostropheNext }: WordChain, row: number): UnitSpan[] {
  const spans: UnitSpan[] = [];
  const last = source.rowTokens[row + 1]! - places.length;
  for (let token = source.rowTokens[row]!; token <= last; token++) {
    if (!isChainAt(source, places, isApostropheNext, token)) continue;
    spans.push({ start: source.tokenStart[token]!, end: tokenEnd(source, token + places.length - 1) });
  }
  return spans;
}
