import { chosenCodings, quoted, quotedSpans, type AskingOfTexts } from '../../../coding/server/index.ts';
import { codedText } from '../../../coding/model/queries/coded-text.ts';
import { pathName } from '../../../coding/model/study/code-tree.ts';
import type { SegmentRow } from '../../model/segments/segment-table.ts';
import type { SegmentsAsked } from '../../model/wire.ts';

type Quoted = ReturnType<typeof quoted>[number] | ReturnType<typeof quotedSpans>[number];

/** The coded segments that were asked for, as one member may see them, in the order of codes and texts. */
export function segmentRows(asking: AskingOfTexts, { condition, filter, around }: SegmentsAsked): SegmentRow[] {
  const table = chosenCodings(asking.visible, asking.facts, filter);
  const segments: readonly Quoted[] =
    condition === undefined ? quoted(asking, table, Int32Array.from(table.ids, (_, at) => at), around) : quotedSpans(asking, codedText(table, condition), around);
  const rows = segments.map((segment) => ({ segment, row: rowOf(asking, segment) }));
  return rows.sort((a, b) => compare(a.row.code, b.row.code) || compare(a.row.source, b.row.source) || a.row.from - b.row.from || a.row.to - b.row.to).map(({ row }) => row);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rowOf({ visible, facts, texts }: AskingOfTexts, segment: Quoted): SegmentRow {
  const source = facts.sources.get(segment.sourceId);
  const text = texts.get(segment.sourceId);
  return {
    code: segment.codeId === undefined ? '' : pathName(visible.codes, segment.codeId),
    source: segment.title,
    type: source?.type ?? '',
    datedOn: source?.datedOn ?? '',
    cases: facts.casesOf(segment.sourceId).map((caseId) => facts.cases.get(caseId)?.name ?? '').join(', '),
    coder: segment.coderId === undefined ? '' : (visible.coders.get(segment.coderId)?.name ?? ''),
    round: segment.roundId === undefined ? '' : (visible.rounds.get(segment.roundId)?.name ?? ''),
    speaker: text?.turns.find(({ start, end }) => start <= segment.start && segment.start < end)?.speaker ?? '',
    from: segment.start + 1,
    to: segment.end,
    before: segment.before,
    text: segment.text,
    after: segment.after,
  };
}
