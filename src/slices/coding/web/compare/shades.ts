import { codePointMap } from '../../../../kernel/code-points.ts';
import type { ComparedCoding } from '../../model/comparison/round-to-compare.ts';

/** A run of words that the same number of coders have coded. */
export interface Shade {
  readonly start: number;
  readonly words: string;
  readonly shade: 'none' | 'some' | 'all';
}

/** Cuts an excerpt (which begins at code point `from` of its source) where any coding begins or ends. */
export function shadesOf(text: string, from: number, codings: readonly ComparedCoding[], coders: number): Shade[] {
  const places = codePointMap(text);
  const end = from + places.length;
  const cuts = [...new Set([from, end, ...codings.flatMap((coding) => [coding.start, coding.end])])].filter((place) => place >= from && place <= end).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => {
    const until = cuts[at + 1]!;
    const here = new Set(codings.filter((coding) => coding.start <= start && coding.end >= until).map(({ coderId }) => coderId)).size;
    return { start, words: text.slice(places.toUnits(start - from), places.toUnits(until - from)), shade: here === 0 ? 'none' : here >= coders ? 'all' : 'some' };
  });
}
