import { sliceByCodePoints } from '../../../../kernel/code-points.ts';
import type { HeldText } from '../../../texts/server/index.ts';
import type { CodingTable } from '../../model/queries/coding-table.ts';
import { quote, quoteCodings } from '../../model/queries/retrieve.ts';
import type { SourceSpan } from '../../model/queries/coded-text.ts';
import type { CodedSegments, RetrievalAnswer } from '../../model/query-wire.ts';
import type { AskingOfTexts } from './asking.ts';

/** Codings, given as places in the table, with their words and what stands around them. */
export function quoted({ texts }: Pick<AskingOfTexts, 'texts'>, table: CodingTable, codings: ArrayLike<number>, around: number): CodedSegments['segments'] {
  return quoteCodings(table, codings, textIn(texts), around).map((segment) => ({ ...segment, title: texts.get(segment.sourceId)?.title ?? '' }));
}

/** Stretches of text with what stands around them. */
export function quotedSpans({ texts }: Pick<AskingOfTexts, 'texts'>, spans: readonly SourceSpan[], around: number): RetrievalAnswer['segments'] {
  return quote(spans, textIn(texts), around).map((segment) => ({ ...segment, title: texts.get(segment.sourceId)?.title ?? '' }));
}

function textIn(texts: AskingOfTexts['texts']): (sourceId: string) => string {
  return (sourceId) => texts.get(sourceId)!.text;
}

/** The words of a row with who speaks them. */
export function rowIn(text: HeldText, { row, start, end }: { readonly row: number; readonly start: number; readonly end: number }): { title: string; text: string; speaker: string | null } {
  return { title: text.title, text: sliceByCodePoints(text.text, start, end), speaker: text.turns[row]?.speaker ?? null };
}
