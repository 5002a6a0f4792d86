import { APOSTROPHES, foldWord } from './folding.ts';
import { patternMatcher } from './pattern-matcher.ts';
import type { IndexedSource, SearchIndex } from './search-index.ts';
import { inAny } from './sorted-rows.ts';
import type { Matcher } from './text-query.ts';
import { rowsOfTokens, tokensOfWord } from './tokens.ts';
import { wordsWith, wordText } from './vocabulary.ts';
import { wordsIn } from './words.ts';

/**
 * Finds rows with these characters anywhere. A letter is found composed or not (é as one character or as two), and only with the marks
 * it has; apostrophes are alike. Only rows with a word that has the longest run of letters in it are looked at.
 */
export function substringMatcher(index: SearchIndex, sought: string, isCaseKept: boolean): Matcher {
  const pattern = new RegExp(literalPattern(sought), isCaseKept ? 'gu' : 'giu');
  const run = longestWord(sought);
  if (run === '') return patternMatcher(pattern, null);
  const isAll = run === sought && !isCaseKept;
  // Letters alone lie within one word: the words that have them are all that need be looked at, not the texts.
  const words = wordsWith(index.vocabulary, foldWord(run)).filter((word) => !isAll || wordText(index.vocabulary, word).search(pattern) >= 0);
  const rows = (source: IndexedSource): readonly number[] => (words.length === 0 ? [] : inAny(words.map((word) => rowsOfTokens(source, tokensOfWord(source, word)))));
  const looking = patternMatcher(pattern, rows);
  return isAll ? { ...looking, rows } : looking;
}

function longestWord(sought: string): string {
  const places = wordsIn(sought, 0, sought.length);
  let longest = '';
  for (let at = 0; at < places.length; at += 2) {
    const word = sought.slice(places[at], places[at + 1]);
    if (word.length > longest.length) longest = word;
  }
  return longest;
}

function literalPattern(sought: string): string {
  const parts = Array.from(sought.normalize('NFC'), (character) => {
    if (APOSTROPHES.includes(character)) return `[${APOSTROPHES}]`;
    const apart = character.normalize('NFD');
    return apart === character ? escaped(character) : `(?:${escaped(character)}|${escaped(apart)})`;
  });
  return `${parts.join('')}(?!\\p{M})`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, (sign) => (sign === '-' ? '\\x2d' : `\\${sign}`));
}
