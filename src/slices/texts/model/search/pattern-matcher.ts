import type { IndexedSource } from './search-index.ts';
import type { Matcher, UnitSpan } from './text-query.ts';

/**
 * Finds the rows in which a pattern (with the flag `g`) matches something that is not empty. Each row is looked at by itself, so `^` and
 * `$` are its beginning and end. `candidates` may leave out rows that cannot match. A pattern can still be slow within one row:
 * whoever runs patterns of strangers runs them in a thread that can be ended.
 */
export function patternMatcher(pattern: RegExp, candidates: ((source: IndexedSource) => readonly number[]) | null): Matcher {
  return {
    rows(source, goOn) {
      const found: number[] = [];
      const offered = candidates?.(source) ?? null;
      const most = offered?.length ?? source.rowStart.length;
      for (let at = 0; at < most; at++) {
        const row = offered?.[at] ?? at;
        if (!goOn()) break;
        if (nextSpan(pattern, rowText(source, row), 0) !== null) found.push(row);
      }
      return found;
    },
    spans(source, row) {
      const text = rowText(source, row);
      const offset = source.rowStart[row]!;
      const spans: UnitSpan[] = [];
      for (let span = nextSpan(pattern, text, 0); span !== null; span = nextSpan(pattern, text, span.end)) spans.push({ start: offset + span.start, end: offset + span.end });
      return spans;
    },
  };
}

function rowText({ text, rowStart, rowEnd }: IndexedSource, row: number): string {
  return text.slice(rowStart[row], rowEnd[row]);
}

function nextSpan(pattern: RegExp, text: string, from: number): UnitSpan | null {
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[0] !== '') return { start: match.index, end: match.index + match[0].length };
    // An empty match would be found for ever.
    pattern.lastIndex = match.index + (text.codePointAt(match.index)! > 0xffff ? 2 : 1);
  }
  return null;
}
