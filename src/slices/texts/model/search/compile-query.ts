import { stemmer } from 'stemmer';
import { refuse, ok, type Result } from '../../../../kernel/result.ts';
import { nearMatcher } from './near-matcher.ts';
import { APOSTROPHES, foldWord } from './folding.ts';
import { patternMatcher } from './pattern-matcher.ts';
import type { SearchIndex } from './search-index.ts';
import { inAny, inBoth, inFirstOnly } from './sorted-rows.ts';
import { substringMatcher } from './substring-matcher.ts';
import type { Matcher, TextQuery, TextTerm, UnitSpan } from './text-query.ts';
import { wordNumber, wordsWith, wordText } from './vocabulary.ts';
import { wordMatcher, type WordChain } from './word-matcher.ts';
import { wordsIn } from './words.ts';

/** What the query looks with in this index, or why it cannot be looked for. */
export function compileQuery(index: SearchIndex, query: TextQuery): Result<Matcher> {
  if ('as' in query) return compileTerm(index, query);
  if ('near' in query) {
    const parts = compileAll(index, query.near);
    return parts.ok ? ok(nearMatcher(parts.value[0]!, parts.value[1]!, query.words)) : parts;
  }
  if ('any' in query) {
    const parts = compileAll(index, query.any);
    return parts.ok ? ok({ rows: (source, goOn) => inAny(parts.value.map(({ rows }) => rows(source, goOn))), spans: allSpans(parts.value) }) : parts;
  }
  return compileEvery(index, query.all);
}

function compileEvery(index: SearchIndex, all: Extract<TextQuery, { all: unknown }>['all']): Result<Matcher> {
  const wanted = compileAll(index, all.flatMap((part) => ('not' in part ? [] : [part])));
  const unwanted = compileAll(index, all.flatMap((part) => ('not' in part ? [part.not] : [])));
  if (!wanted.ok) return wanted;
  if (!unwanted.ok) return unwanted;
  const [first, ...others] = wanted.value;
  if (first === undefined) {
    return refuse('invalid', 'nothing-to-find', 'This search only says what must not be there, so nothing was looked for.', { mend: 'Add a word that must be there.' });
  }
  return ok({
    rows: (source, goOn) => {
      const every = others.reduce((rows, part) => (rows.length === 0 ? rows : inBoth(rows, part.rows(source, goOn))), first.rows(source, goOn));
      return unwanted.value.reduce((rows, part) => (rows.length === 0 ? rows : inFirstOnly(rows, part.rows(source, goOn))), every);
    },
    spans: allSpans(wanted.value),
  });
}

function compileAll(index: SearchIndex, queries: readonly TextQuery[]): Result<Matcher[]> {
  const matchers: Matcher[] = [];
  for (const query of queries) {
    const compiled = compileQuery(index, query);
    if (!compiled.ok) return compiled;
    matchers.push(compiled.value);
  }
  return ok(matchers);
}

function allSpans(parts: readonly Matcher[]): Matcher['spans'] {
  return (source, row) => {
    const spans: UnitSpan[] = parts.flatMap((part) => part.spans(source, row));
    return spans.sort((x, y) => x.start - y.start || x.end - y.end);
  };
}

function compileTerm(index: SearchIndex, term: TextTerm): Result<Matcher> {
  if (term.as === 'regex') return compilePattern(term);
  if (term.as === 'substring') {
    if (term.text !== '') return ok(substringMatcher(index, term.text, term.isCaseKept === true));
    return refuse('invalid', 'nothing-to-find', 'There is nothing to look for.', { mend: 'Type the characters to look for.' });
  }
  const chains = (term.as === 'phrase' ? [term.text] : term.text.split(/\s+/u)).map((piece) => chainOf(index, piece, term.as)).filter(({ places }) => places.length > 0);
  if (chains.length > 0) return ok(wordMatcher(chains));
  return refuse('invalid', 'no-word', `There is no word in “${term.text}”, so nothing was looked for.`, { mend: 'Type a word, or choose “exact characters” to look for signs.' });
}

function compilePattern({ text, isCaseKept }: TextTerm): Result<Matcher> {
  try {
    return ok(patternMatcher(new RegExp(text, isCaseKept === true ? 'gu' : 'giu'), null));
  } catch (fault) {
    const why = fault instanceof Error ? fault.message.replace(/^Invalid regular expression: \/.*\/[a-z]*: /su, '') : String(fault);
    return refuse('invalid', 'pattern-unreadable', `This pattern cannot be read (${why}), so nothing was looked for.`, {
      mend: 'Signs such as ( [ { * + ? . \\ have a meaning in patterns: write \\ before one that you mean itself, or choose “exact characters”.',
    });
  }
}

/** The words of a piece of the query, to be found side by side. */
function chainOf(index: SearchIndex, piece: string, as: TextTerm['as']): WordChain {
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

function numbersOf({ vocabulary }: SearchIndex, word: string, as: TextTerm['as']): number[] {
  const number = wordNumber(vocabulary, word);
  if (as !== 'stem') return number < 0 ? [] : [number];
  const stem = stemmer(word);
  // Porter's stems differ from their words in the last two letters at most, so only words with the same beginning can share one.
  return wordsWith(vocabulary, stem.slice(0, Math.max(1, stem.length - 2)), true).filter((one) => stemmer(wordText(vocabulary, one)) === stem);
}
