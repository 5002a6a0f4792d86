import { foldTable } from './folding.ts';

/**
 * All words of an index, folded, each with a number. The letters lie in one array of units with a line feed before each word, so
 * that a word of the text is found by its hash and compared in place, without making a string of it.
 */
export interface Vocabulary {
  words: number;
  /** Open addressing, two entries for each slot: hash, and number of the word plus one (0 where free). A power of two. */
  slots: Int32Array;
  /** Where each word begins in `letters`; one more at the end. */
  from: Int32Array;
  letters: Uint16Array;
  /** All letters as one string, made when first asked for. */
  joined: string | null;
}

const LINE_FEED = 10;

/** A vocabulary without words. */
export function emptyVocabulary(): Vocabulary {
  const from = new Int32Array(1 << 13);
  const letters = new Uint16Array(1 << 16);
  letters[0] = LINE_FEED;
  from[0] = 1;
  return { words: 0, slots: new Int32Array(1 << 16), from, letters, joined: null };
}

/** Goes on with a hash by one folded unit. */
export function hashOn(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01_00_01_93);
}

/** The number of the word `text[start … end)`, every unit of which folds alone; a new word gets the next number. */
export function wordAt(vocabulary: Vocabulary, text: string, start: number, end: number, hash: number): number {
  const { slots, from, letters } = vocabulary;
  const fold = foldTable();
  const mask = slots.length - 2;
  for (let slot = spread(hash) & mask; ; slot = (slot + 2) & mask) {
    const word = slots[slot + 1]! - 1;
    if (word < 0) return addWord(vocabulary, slot, hash, end - start, (at) => fold[text.charCodeAt(start + at)]!);
    if (slots[slot] !== hash) continue;
    let place = from[word]!;
    let at = start;
    for (; at < end && letters[place] === fold[text.charCodeAt(at)]!; place++) at++;
    if (at === end && letters[place] === LINE_FEED) return word;
  }
}

/** The number of a folded word, or −1; with `isNewAdded` a new word gets the next number. */
export function wordNumber(vocabulary: Vocabulary, folded: string, isNewAdded = false): number {
  const { slots, from, letters } = vocabulary;
  let hash = 0;
  for (let at = 0; at < folded.length; at++) hash = hashOn(hash, folded.charCodeAt(at));
  const mask = slots.length - 2;
  for (let slot = spread(hash) & mask; ; slot = (slot + 2) & mask) {
    const word = slots[slot + 1]! - 1;
    if (word < 0) return isNewAdded ? addWord(vocabulary, slot, hash, folded.length, (at) => folded.charCodeAt(at)) : -1;
    if (slots[slot] !== hash) continue;
    let at = 0;
    while (at < folded.length && letters[from[word]! + at] === folded.charCodeAt(at)) at++;
    if (at === folded.length && letters[from[word]! + at] === LINE_FEED) return word;
  }
}

/** The word with this number. */
export function wordText({ from, letters }: Vocabulary, word: number): string {
  return String.fromCharCode(...letters.subarray(from[word], from[word + 1]! - 1));
}

/** The numbers of the words in which the folded letters occur, ascending. `isAtStart`: only at their beginning. */
export function wordsWith(vocabulary: Vocabulary, folded: string, isAtStart = false): number[] {
  const joined = (vocabulary.joined ??= joinLetters(vocabulary));
  const needle = isAtStart ? `\n${folded}` : folded;
  const found: number[] = [];
  for (let at = joined.indexOf(needle); at >= 0; ) {
    const word = wordOfPlace(vocabulary, isAtStart ? at + 1 : at);
    found.push(word);
    at = joined.indexOf(needle, vocabulary.from[word + 1]! - 1);
  }
  return found;
}

/** The last word that begins at or before the place. */
function wordOfPlace({ from, words }: Vocabulary, place: number): number {
  let [low, high] = [0, words];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (from[middle]! <= place) low = middle;
    else high = middle;
  }
  return low;
}

function joinLetters({ letters, from, words }: Vocabulary): string {
  let joined = '';
  for (let at = 0; at < from[words]!; at += 8192) joined += String.fromCharCode(...letters.subarray(at, Math.min(at + 8192, from[words]!)));
  return joined;
}

function spread(hash: number): number {
  return (hash ^ (hash >>> 15)) << 1;
}

function addWord(vocabulary: Vocabulary, slot: number, hash: number, length: number, unitAt: (at: number) => number): number {
  const word = vocabulary.words++;
  const start = vocabulary.from[word]!;
  if (start + length + 1 > vocabulary.letters.length) vocabulary.letters = grown(vocabulary.letters, new Uint16Array(2 * (start + length + 1)));
  if (word + 2 > vocabulary.from.length) vocabulary.from = grown(vocabulary.from, new Int32Array(2 * vocabulary.from.length));
  for (let at = 0; at < length; at++) vocabulary.letters[start + at] = unitAt(at);
  vocabulary.letters[start + length] = LINE_FEED;
  vocabulary.from[word + 1] = start + length + 1;
  vocabulary.slots[slot] = hash;
  vocabulary.slots[slot + 1] = word + 1;
  vocabulary.joined = null;
  if (4 * vocabulary.words > vocabulary.slots.length) rehash(vocabulary);
  return word;
}

function grown<Column extends Int32Array | Uint16Array>(old: Column, larger: Column): Column {
  larger.set(old);
  return larger;
}

function rehash(vocabulary: Vocabulary): void {
  const old = vocabulary.slots;
  const slots = new Int32Array(2 * old.length);
  const mask = slots.length - 2;
  for (let at = 0; at < old.length; at += 2) {
    if (old[at + 1] === 0) continue;
    let slot = spread(old[at]!) & mask;
    while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
    slots[slot] = old[at]!;
    slots[slot + 1] = old[at + 1]!;
  }
  vocabulary.slots = slots;
}
