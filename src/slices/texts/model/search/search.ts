import { ok, type Result } from '../../../../kernel/result.ts';
import { compileQuery } from './compile-query.ts';
import { excerptAt, type Excerpt } from './excerpt.ts';
import type { IndexedSource, SearchIndex } from './search-index.ts';
import type { Matcher, TextQuery } from './text-query.ts';

/** A stretch of a text in code points, end not included. */
export interface FoundSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * A row that contains what was looked for. `row` counts the source's rows from 0; `start` and `end` are the first match, `spans` all
 * of them, in code points of the source; the excerpt is the first match with what stands around it in the same row.
 */
export interface SearchHit extends FoundSpan, Excerpt {
  readonly sourceId: string;
  readonly row: number;
  readonly spans: readonly FoundSpan[];
}

/** How much contains it. Not `isComplete` when the search was stopped: then there are at least so many. */
export interface SearchTotals {
  readonly rows: number;
  readonly sources: number;
  readonly isComplete: boolean;
}

/** A search under way: hits come at once, totals when asked for. What was looked through once is not looked through again. */
export interface SearchRun {
  /** The next hits in the order of the texts, at most so many; fewer when there are no more. */
  readonly hits: (most: number) => SearchHit[];
  /** Passes over the next rows that match, so many, without making hits of them. */
  readonly skip: (rows: number) => void;
  /** Looks through what is left and says how much contains it. */
  readonly totals: () => SearchTotals;
}

/** How a search is done. */
export interface SearchOptions {
  /** UTF-16 units of excerpt on either side; 80 unless said. */
  readonly around?: number;
  /** Asked again and again (for patterns: before every row); the search stops where it is when the answer is no. */
  readonly goOn?: () => boolean;
}

/** Begins a search. Texts are looked through in the order of the index, each when it is needed. */
export function startSearch(index: SearchIndex, query: TextQuery, { around = 80, goOn = () => true }: SearchOptions = {}): Result<SearchRun> {
  const compiled = compileQuery(index, query);
  if (!compiled.ok) return compiled;
  const matcher = compiled.value;
  const sources = [...index.sources];
  const found: (readonly number[])[] = [];
  let isStopped = false;
  const lookOn = (): boolean => {
    if (isStopped || found.length === sources.length) return false;
    found.push(matcher.rows(sources[found.length]!, goOn));
    isStopped = !goOn();
    return true;
  };
  let [source, place] = [0, 0];
  const advance = (most: number, take: (source: IndexedSource, row: number) => void): void => {
    for (let left = most; left > 0 && (source < found.length || lookOn()); ) {
      const row = found[source]![place++];
      if (row === undefined) [source, place] = [source + 1, 0];
      else {
        take(sources[source]!, row);
        left--;
      }
    }
  };
  return ok({
    hits(most) {
      const page: SearchHit[] = [];
      advance(most, (at, row) => page.push(hitAt(matcher, at, row, around)));
      return page;
    },
    skip: (rows) => advance(rows, () => undefined),
    totals() {
      while (lookOn());
      return { rows: found.reduce((sum, rows) => sum + rows.length, 0), sources: found.filter((rows) => rows.length > 0).length, isComplete: !isStopped };
    },
  });
}

/** One page of hits with the totals: `skip` rows passed over, `take` shown. */
export function search(index: SearchIndex, query: TextQuery, { skip = 0, take = 20, ...options }: SearchOptions & { readonly skip?: number; readonly take?: number } = {}): Result<SearchTotals & { readonly hits: readonly SearchHit[] }> {
  const run = startSearch(index, query, options);
  if (!run.ok) return run;
  run.value.skip(skip);
  const hits = run.value.hits(take);
  return ok({ ...run.value.totals(), hits });
}

function hitAt(matcher: Matcher, source: IndexedSource, row: number, around: number): SearchHit {
  const { sourceId, text, map, rowStart, rowEnd } = source;
  const units = matcher.spans(source, row);
  const first = units[0] ?? { start: rowStart[row]!, end: rowEnd[row]! };
  const spans = units.map(({ start, end }) => ({ start: map.toCodePoints(start), end: map.toCodePoints(end) }));
  return { sourceId, row, start: map.toCodePoints(first.start), end: map.toCodePoints(first.end), spans, ...excerptAt(text, first.start, first.end, around, rowStart[row], rowEnd[row]) };
}
