import { codePointMap, type CodePointMap } from '../../../../kernel/code-points.ts';
import { DIFFICULT, foldTable, foldWord, NO_WORD } from './folding.ts';
import { emptyVocabulary, hashOn, wordAt, wordNumber, type Vocabulary } from './vocabulary.ts';
import { wordEnd } from './words.ts';

/**
 * A text to look in. `rows` are its turns, or its paragraphs where nobody speaks (see `paragraphs`): in order, not overlapping, in
 * code points, ends not included. What lies outside every row is not searched, and nothing found ever runs across two rows.
 */
export interface SearchedText {
  readonly sourceId: string;
  readonly text: string;
  readonly rows: readonly { readonly start: number; readonly end: number }[];
}

/** One text in the index. Tokens are its words in order; all places are UTF-16 indices of `text`. */
export interface IndexedSource {
  readonly sourceId: string;
  readonly text: string;
  readonly map: CodePointMap;
  readonly rowStart: Int32Array;
  readonly rowEnd: Int32Array;
  /** The first token of each row; one more at the end. */
  readonly rowTokens: Int32Array;
  /** Number in the vocabulary and place of each token. */
  readonly tokenWord: Int32Array;
  readonly tokenStart: Int32Array;
  /** The different words ascending, where the tokens of each begin in `tokensOf`, and those tokens. */
  readonly words: Int32Array;
  readonly wordFrom: Int32Array;
  readonly tokensOf: Int32Array;
}

/** Texts in the order in which they were added, ready to be searched. About 12 bytes for each word beside the texts themselves. */
export interface SearchIndex {
  readonly sources: IndexedSource[];
  readonly vocabulary: Vocabulary;
  readonly scratch: Scratch;
}

interface Scratch {
  word: Int32Array;
  start: Int32Array;
  tokens: number;
  /** How often each word of the vocabulary occurs in the source at hand; all 0 between two sources. */
  counts: Int32Array;
}

/** An index of these texts. */
export function buildIndex(texts: Iterable<SearchedText>): SearchIndex {
  const index: SearchIndex = { sources: [], vocabulary: emptyVocabulary(), scratch: { word: new Int32Array(1 << 14), start: new Int32Array(1 << 14), tokens: 0, counts: new Int32Array(1 << 14) } };
  const ids = new Set<string>();
  for (const text of texts) {
    if (ids.has(text.sourceId)) throw new Error(`the source ${text.sourceId} is there twice`);
    ids.add(text.sourceId);
    index.sources.push(indexText(index, text));
  }
  return index;
}

/** Adds a text at the end, or puts it in the place of the text with the same id. */
export function putSource(index: SearchIndex, text: SearchedText): void {
  const at = index.sources.findIndex(({ sourceId }) => sourceId === text.sourceId);
  index.sources.splice(at < 0 ? index.sources.length : at, at < 0 ? 0 : 1, indexText(index, text));
}

/** Takes a text out. Its words stay in the vocabulary until the index is built anew. */
export function removeSource(index: SearchIndex, sourceId: string): void {
  const at = index.sources.findIndex((source) => source.sourceId === sourceId);
  if (at >= 0) index.sources.splice(at, 1);
}

function indexText({ vocabulary, scratch }: SearchIndex, { sourceId, text, rows }: SearchedText): IndexedSource {
  const map = codePointMap(text);
  const [rowStart, rowEnd, rowTokens] = [new Int32Array(rows.length), new Int32Array(rows.length), new Int32Array(rows.length + 1)];
  scratch.tokens = 0;
  rows.forEach(({ start, end }, row) => {
    rowStart[row] = map.toUnits(start);
    rowEnd[row] = map.toUnits(end);
    takeWords(vocabulary, scratch, text, rowStart[row], rowEnd[row]);
    rowTokens[row + 1] = scratch.tokens;
  });
  const tokenWord = scratch.word.slice(0, scratch.tokens);
  return { sourceId, text, map, rowStart, rowEnd, rowTokens, tokenWord, tokenStart: scratch.start.slice(0, scratch.tokens), ...byWord(tokenWord, scratch, vocabulary.words) };
}

function takeWords(vocabulary: Vocabulary, scratch: Scratch, text: string, from: number, to: number): void {
  const fold = foldTable();
  for (let at = from; at < to; ) {
    let unit = fold[text.charCodeAt(at)]!;
    if (unit === NO_WORD) {
      at++;
      continue;
    }
    const start = at;
    let hash = 0;
    while (unit > DIFFICULT) {
      hash = hashOn(hash, unit);
      at++;
      if (at === to) break;
      unit = fold[text.charCodeAt(at)]!;
    }
    if (unit === DIFFICULT) {
      at = wordEnd(text, start, to);
      if (at > start) takeToken(scratch, wordNumber(vocabulary, foldWord(text.slice(start, at)), true), start);
      else at++;
    } else takeToken(scratch, wordAt(vocabulary, text, start, at, hash), start);
  }
}

function takeToken(scratch: Scratch, word: number, start: number): void {
  const token = scratch.tokens++;
  if (token === scratch.word.length) {
    scratch.word = doubled(scratch.word);
    scratch.start = doubled(scratch.start);
  }
  scratch.word[token] = word;
  scratch.start[token] = start;
}

function doubled(column: Int32Array): Int32Array {
  const larger = new Int32Array(2 * column.length);
  larger.set(column);
  return larger;
}

/** A counting sort of the tokens by word: tokens of one word stay in order of the text. */
function byWord(tokenWord: Int32Array, scratch: Scratch, vocabularySize: number): Pick<IndexedSource, 'words' | 'wordFrom' | 'tokensOf'> {
  if (scratch.counts.length < vocabularySize) scratch.counts = new Int32Array(2 * vocabularySize);
  const { counts } = scratch;
  const different = new Int32Array(tokenWord.length);
  let found = 0;
  for (let token = 0; token < tokenWord.length; token++) if (counts[tokenWord[token]!]!++ === 0) different[found++] = tokenWord[token]!;
  const words = different.slice(0, found).sort();
  const wordFrom = new Int32Array(found + 1);
  for (let at = 0; at < found; at++) {
    wordFrom[at + 1] = wordFrom[at]! + counts[words[at]!]!;
    counts[words[at]!] = wordFrom[at]!;
  }
  const tokensOf = new Int32Array(tokenWord.length);
  for (let token = 0; token < tokenWord.length; token++) tokensOf[counts[tokenWord[token]!]!++] = token;
  for (let at = 0; at < found; at++) counts[words[at]!] = 0;
  return { words, wordFrom, tokensOf };
}
