import type { IndexedSource } from './search-index.ts';
import { inBoth } from './sorted-rows.ts';
import type { Matcher, UnitSpan } from './text-query.ts';
import { tokenAt } from './tokens.ts';

/** Finds rows in which a match of one and a match of the other have at most so many words between them, in either order. */
export function nearMatcher(one: Matcher, other: Matcher, words: number): Matcher {
  const pairs = (source: IndexedSource, row: number): UnitSpan[] => {
    const [first, second] = [one.spans(source, row), other.spans(source, row)];
    const isNear = (x: UnitSpan, y: UnitSpan): boolean => wordsBetween(source, x, y) <= words;
    return [...first.filter((x) => second.some((y) => isNear(x, y))), ...second.filter((y) => first.some((x) => isNear(x, y)))].sort((x, y) => x.start - y.start || x.end - y.end);
  };
  return {
    rows: (source, goOn) => inBoth(one.rows(source, goOn), other.rows(source, goOn)).filter((row) => pairs(source, row).length > 0),
    spans: pairs,
  };
}

/** Words between two matches: of overlapping ones infinitely many, because a match is not near to itself. */
function wordsBetween(source: IndexedSource, x: UnitSpan, y: UnitSpan): number {
  const [before, after] = x.start <= y.start ? [x, y] : [y, x];
  if (after.start < before.end) return Infinity;
  return tokenAt(source, after.start) - tokenAt(source, before.end - 1) - 1;
}
