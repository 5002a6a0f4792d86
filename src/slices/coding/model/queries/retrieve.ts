import { codePointMap, type CodePointMap } from '../../../../kernel/code-points.ts';
import { excerptAt, type Excerpt } from '../../../texts/model/search/excerpt.ts';
import type { SourceSpan } from './coded-text.ts';
import type { CodingTable } from './coding-table.ts';

/** A stretch of text quoted with what stands around it. */
export interface Segment extends SourceSpan, Excerpt {}

/** A coding quoted with what stands around it. */
export interface CodedSegment extends Segment {
  readonly codingId: string;
  readonly codeId: string;
  readonly coderId: string;
  readonly roundId: string;
}

/** Quotes stretches of text with at most `around` UTF-16 units on either side, cut at the ends of words. */
export function quote(spans: readonly SourceSpan[], textOf: (sourceId: string) => string, around = 80): Segment[] {
  const textAt = eachTextOnce(textOf);
  return spans.map(({ sourceId, start, end }) => {
    const { text, map } = textAt(sourceId);
    return { sourceId, start, end, ...excerptAt(text, map.toUnits(start), map.toUnits(end), around) };
  });
}

/** Quotes codings, given as places in the table: those of a cell, of a code, of a coder. */
export function quoteCodings(table: CodingTable, codings: ArrayLike<number>, textOf: (sourceId: string) => string, around = 80): CodedSegment[] {
  const { source, code, coder, round, start, end } = table.columns;
  const textAt = eachTextOnce(textOf);
  return Array.from(codings, (at) => {
    const sourceId = table.sources[source[at]!]!;
    const { text, map } = textAt(sourceId);
    const [from, to] = [start[at]!, end[at]!];
    const { before, text: quoted, after } = excerptAt(text, map.toUnits(from), map.toUnits(to), around);
    return { codingId: table.ids[at]!, codeId: table.codes[code[at]!]!, coderId: table.coders[coder[at]!]!, roundId: table.rounds[round[at]!]!, sourceId, start: from, end: to, before, text: quoted, after };
  });
}

function eachTextOnce(textOf: (sourceId: string) => string): (sourceId: string) => { readonly text: string; readonly map: CodePointMap } {
  let last: { readonly sourceId: string; readonly text: string; readonly map: CodePointMap } | null = null;
  return (sourceId) => {
    if (last?.sourceId !== sourceId) {
      const text = textOf(sourceId);
      last = { sourceId, text, map: codePointMap(text) };
    }
    return last;
  };
}
