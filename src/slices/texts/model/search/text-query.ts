import type { IndexedSource } from './search-index.ts';

/**
 * How words are looked for. `word`: rows with all these words, whole, in any order (words written together, as in co-teaching or
 * don't, must stand together); `phrase`: the words side by side, whatever space or punctuation is between them; `stem`: rows with
 * any English form of all these words (Porter's stemmer); `substring`: these characters, anywhere; `regex`: a JavaScript pattern.
 * All but `isCaseKept` patterns and substrings take capitals and small letters as alike.
 */
export interface TextQuery {
  readonly as: 'word' | 'phrase' | 'stem' | 'substring' | 'regex';
  readonly text: string;
  /** For `substring` and `regex` only. */
  readonly isCaseKept?: boolean;
}

/** What a search looks with: asked of one source at a time, in any order. */
export interface Matcher {
  /** The rows that match, ascending; it stops early when `goOn` says so, with what it has. */
  readonly rows: (source: IndexedSource, goOn: () => boolean) => readonly number[];
  /** What to mark in a matching row: UTF-16 spans in order of their start. */
  readonly spans: (source: IndexedSource, row: number) => readonly UnitSpan[];
}

/** A stretch of a text in UTF-16 indices. */
export interface UnitSpan {
  readonly start: number;
  readonly end: number;
}
