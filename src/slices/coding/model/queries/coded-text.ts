import type { CodingTable } from './coding-table.ts';
import { covered, difference, intersection, union, type IntervalSet } from './interval-sets.ts';

/** Which text: coded with a code; with all of several; with any; or with one thing `but` not with another. */
export type TextCondition =
  | { readonly code: string }
  | { readonly all: readonly TextCondition[] }
  | { readonly any: readonly TextCondition[] }
  | { readonly text: TextCondition; readonly but: TextCondition };

/** A stretch of a source in code points, end not included. */
export interface SourceSpan {
  readonly sourceId: string;
  readonly start: number;
  readonly end: number;
}

/** The stretches of text that meet the condition, in order of sources and place: what is coded with A AND B is where both are. */
export function codedText(table: CodingTable, condition: TextCondition): SourceSpan[] {
  const spans: SourceSpan[] = [];
  const setOf = coverage(table);
  for (let source = 0; source < table.sources.length; source++) {
    const set = evaluate(condition, (codeId) => setOf(source, codeId));
    for (let at = 0; at < set.length; at += 2) spans.push({ sourceId: table.sources[source]!, start: set[at]!, end: set[at + 1]! });
  }
  return spans;
}

function evaluate(condition: TextCondition, setOf: (codeId: string) => IntervalSet): IntervalSet {
  if ('code' in condition) return setOf(condition.code);
  if ('but' in condition) return difference(evaluate(condition.text, setOf), evaluate(condition.but, setOf));
  const parts = ('all' in condition ? condition.all : condition.any).map((part) => evaluate(part, setOf));
  return parts.length === 0 ? [] : parts.reduce('all' in condition ? intersection : union);
}

/** The places of each source that a code covers; the codings of a code are gathered when it is first asked for. */
function coverage(table: CodingTable): (source: number, codeId: string) => IntervalSet {
  const { source, code, start, end } = table.columns;
  const bySource = new Map<string, Map<number, number[]>>();
  return (of, codeId) => {
    let places = bySource.get(codeId);
    if (places === undefined) {
      bySource.set(codeId, (places = new Map()));
      const number = table.codes.indexOf(codeId);
      for (let at = 0; at < code.length; at++) {
        if (code[at] !== number) continue;
        const own = places.get(source[at]!);
        if (own === undefined) places.set(source[at]!, [at]);
        else own.push(at);
      }
    }
    const codings = places.get(of) ?? [];
    return covered(codings.map((at) => start[at]!), codings.map((at) => end[at]!));
  };
}
