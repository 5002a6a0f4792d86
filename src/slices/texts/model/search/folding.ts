/** What {@link foldTable} says of a unit that no word has: spaces, punctuation, symbols, apostrophes. */
export const NO_WORD = 0;
/** What {@link foldTable} says of a unit that cannot be judged alone: halves of pairs, combining marks, letters that NFC rewrites. */
export const DIFFICULT = 1;

const LETTER_OR_DIGIT = /^[\p{L}\p{N}]$/u;
const MARK_OR_SURROGATE = /^[\p{M}\p{Surrogate}]$/u;
/** The apostrophes that are alike: typewriter ', typographer's ’ and the letter ʼ. None of them belongs to a word. */
export const APOSTROPHES = "'’ʼ";

/**
 * A code point in folded case: Unicode's simple folding, one code point for one, so that places never move. İ, whose small form
 * is two characters, stays as it is, as in regular expressions with the flags `iu`.
 */
export function foldCodePoint(character: string): string {
  const upper = character.toUpperCase();
  const one = isOne(upper) ? upper : character;
  const lower = one.toLowerCase();
  // Dotless ı and the long ſ share a capital with i and s; Unicode folds only the second of them.
  if (character === 'ı') return character;
  return isOne(lower) ? lower : one;
}

/** A word as it is looked up: composed (NFC), then folded code point by code point. */
export function foldWord(word: string): string {
  let folded = '';
  for (const character of word.normalize('NFC')) folded += foldCodePoint(character);
  return folded;
}

function isOne(text: string): boolean {
  return text.length === 1 || (text.length === 2 && text.codePointAt(0)! > 0xffff);
}

let table: Uint16Array | null = null;

/** For every UTF-16 unit: {@link NO_WORD}, {@link DIFFICULT}, or the unit in folded case. Made once, at the first call. */
export function foldTable(): Uint16Array {
  table ??= makeTable();
  return table;
}

function makeTable(): Uint16Array {
  const made = new Uint16Array(0x1_0000);
  for (let unit = 0; unit < made.length; unit++) {
    const character = String.fromCharCode(unit);
    if (APOSTROPHES.includes(character)) continue;
    if (MARK_OR_SURROGATE.test(character)) made[unit] = DIFFICULT;
    else if (LETTER_OR_DIGIT.test(character)) made[unit] = character.normalize('NFC') === character ? foldCodePoint(character).charCodeAt(0) : DIFFICULT;
  }
  return made;
}
