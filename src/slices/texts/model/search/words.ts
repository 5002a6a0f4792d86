import { codePointMap } from '../../../../kernel/code-points.ts';
import { DIFFICULT, foldTable, NO_WORD } from './folding.ts';

const WORD_HERE = /(?!ʼ)[\p{L}\p{N}](?:(?!ʼ)[\p{L}\p{M}\p{N}])*/uy;

/**
 * The exact rule of a word: a letter or digit of any script, and the letters, digits and combining marks that follow it without a
 * gap. Everything else separates: spaces, hyphens, underscores and apostrophes, so that "fraction" is found in "fraction's".
 * Scripts that write no spaces have their runs as words; look in them by `substring`.
 *
 * The UTF-16 index behind the word that begins at `start`, never beyond `to`; `start` itself where no word begins.
 */
export function wordEnd(text: string, start: number, to: number): number {
  const fold = foldTable();
  let at = start;
  while (at < to) {
    const unit = fold[text.charCodeAt(at)]!;
    if (unit === NO_WORD) return at;
    if (unit === DIFFICULT) return difficultEnd(text, start, to);
    at++;
  }
  return at;
}

function difficultEnd(text: string, start: number, to: number): number {
  WORD_HERE.lastIndex = start;
  return WORD_HERE.test(text) ? Math.min(WORD_HERE.lastIndex, to) : start;
}

/** The words between two UTF-16 indices of a text, as index pairs: start and end of the first, of the second … */
export function wordsIn(text: string, from: number, to: number): number[] {
  const found: number[] = [];
  for (let at = from; at < to; ) {
    const end = wordEnd(text, at, to);
    if (end > at) found.push(at, end);
    at = Math.max(end, at + 1);
  }
  return found;
}

/** Where the words of a text begin, ascending, in code points: what counting the words of a stretch needs. */
export function wordStarts(text: string): Int32Array {
  const map = codePointMap(text);
  const places = wordsIn(text, 0, text.length);
  return Int32Array.from({ length: places.length / 2 }, (_, at) => map.toCodePoints(places[2 * at]!));
}
