import { stemmer } from 'stemmer';
import { refuse, ok, type Result } from '../../../../kernel/result.ts';
import { APOSTROPHES, foldWord } from './folding.ts';
import { patternMatcher } from './pattern-matcher.ts';
import type { SearchIndex } from './search-index.ts';
import { substringMatcher } from './substring-matcher.ts';
import type { Matcher, TextQuery } from './text-query.ts';
import { wordNumber, wordsWith, wordText } from './vocabulary.ts';
import { wordMatcher, type WordChain } from './word-matcher.ts';
import { wordsIn } from './words.ts';

/** What the query looks with in this index, or why it cannot be looked for. */
export function compileQuery(index: SearchIndex, query: TextQuery): Result<Matcher> {
  if (query.as === 'regex') return compilePattern(query);
  if (query.as === 'substring') {
    if (query.text !== '') return ok(substringMatcher(index, query.text, query.isCaseKept === true));
    return refuse('invalid', 'nothing-to-find', 'There is nothing to look for.', { mend: 'Type the characters to look for.' });
  }
  const chains = (query.as === 'phrase' ? [query.text] : query.text.split(/\s+/u)).map((piece) => chainOf(index, piece, query.as)).filter(({ places }) => places.length > 0);
  if (chains.length > 0) return ok(wordMatcher(chains));
  return refuse('invalid', 'no-word', `There is no word in “${query.text}”, so nothing was looked for.`, { mend: 'Type a word, or choose “these characters” to look for signs.' });
}

function compilePattern({ text, isCaseKept }: TextQuery): Result<Matcher> {
  try {
    return ok(patternMatcher(new RegExp(text, isCaseKept === true ? 'gu' : 'giu'), null));
  } catch (fault) {
    const why = fault instanceof Error ? fault.message.replace(/^Invalid regular expression: \/.*\/[a-z]*: /su, '') : String(fault);
    return refuse('invalid', 'pattern-unreadable', `This pattern cannot be read (${why}), so nothing was looked for.`, {
      mend: 'Signs such as ( [ { * + ? . \\ have a meaning in patterns: write \\ before one that you mean itself, or choose “these characters”.',
    });
  }
}

/** The words of a piece of the query, to be found side by side. */
function chainOf(index: SearchIndex, piece: string, as: TextQuery['as']): WordChain {
  const sought = as === 'stem' ? piece.replace(POSSESSIVE, '') : piece;
  const places: number[][] = [];
  const isApostropheNext: boolean[] = [];
  const found = wordsIn(sought, 0, sought.length);
  for (let at = 0; at < found.length; at += 2) {
    const [start, end] = [found[at]!, found[at + 1]!];
    places.push(numbersOf(index, foldWord(sought.slice(start, end)), as));
    isApostropheNext.push(found[at + 2] === end + 1 && APOSTROPHES.includes(sought[end]!));
  }
  return { places, isApostropheNext };
}

const POSSESSIVE = new RegExp(`[${APOSTROPHES}]s(?![\\p{L}\\p{M}\\p{N}])`, 'giu');

function numbersOf({ vocabulary }: SearchIndex, word: string, as: TextQuery['as']): number[] {
  const number = wordNumber(vocabulary, word);
  if (as !== 'stem') return number < 0 ? [] : [number];
  const stem = stemmer(word);
  // Porter's stems differ from their words in the last two letters at most, so only words with the same beginning can share one.
  return wordsWith(vocabulary, stem.slice(0, Math.max(1, stem.length - 2)), true).filter((one) => stemmer(wordText(vocabulary, one)) === stem);
}
