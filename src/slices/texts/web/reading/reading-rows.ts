import { codePointMap, sliceByCodePoints } from '../../../../kernel/code-points.ts';
import { paragraphs } from '../../model/search/paragraphs.ts';
import type { Segment, SourceText } from '../../model/source-text.ts';

/** A turn or a paragraph as it is read. Places count code points of the whole text. */
export interface ReadingRow {
  /** The number to cite it by, the same that search counts; null for text that stands between turns. */
  readonly n: number | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Said only where the speaker changes; null where nobody is named or the same person goes on. */
  readonly speaker: string | null;
  readonly startMs: number | null;
  /** Titled stretches that begin here, the outer ones first. */
  readonly segments: readonly PlacedSegment[];
  /** The row is itself the heading of a stretch. */
  readonly isHeading: boolean;
}

/** A titled stretch with its place in the list of all of them, which names it on the page. */
export interface PlacedSegment extends Segment {
  readonly index: number;
}

/** The rows of a text in their order: nothing of it is left out but blank lines between rows. */
export function readingRows({ text, turns, segments }: SourceText): readonly ReadingRow[] {
  const map = codePointMap(text);
  const slice = (start: number, end: number) => sliceByCodePoints(text, start, end, map);
  const numbered = turns.length > 0 ? turns : paragraphs(text).map((span) => ({ ...span, speaker: null, startMs: null }));
  const placed = segments.map((segment, index) => ({ ...segment, index }));
  const rows: ReadingRow[] = [];
  let at = 0;
  let nextSegment = 0;
  let before: string | null = null;
  const push = (row: Pick<ReadingRow, 'n' | 'start' | 'end' | 'speaker' | 'startMs'>): void => {
    const own: PlacedSegment[] = [];
    while (nextSegment < placed.length && placed[nextSegment]!.start < Math.max(row.end, row.start + 1)) own.push(placed[nextSegment++]!);
    const written = slice(row.start, row.end);
    const isHeading = own.some((segment) => segment.kind === 'heading' && sameWords(segment.title, written));
    rows.push({ ...row, text: written, speaker: row.speaker === before ? null : row.speaker, segments: own, isHeading });
    before = row.speaker;
  };
  numbered.forEach((row, index) => {
    between(slice, at, row.start).forEach((span) => push({ ...span, n: null, speaker: null, startMs: null }));
    push({ n: index + 1, start: row.start, end: row.end, speaker: row.speaker, startMs: row.startMs });
    at = row.end;
  });
  between(slice, at, map.length).forEach((span) => push({ ...span, n: null, speaker: null, startMs: null }));
  return rows;
}

/** What is written outside the rows, if anything is. */
function between(slice: (start: number, end: number) => string, start: number, end: number): readonly { readonly start: number; readonly end: number }[] {
  return end > start && slice(start, end).trim() !== '' ? [{ start, end }] : [];
}

function sameWords(title: string, written: string): boolean {
  const plain = (words: string) => words.replace(/^[#\s]+/, '').replace(/\s+/g, ' ').trim();
  return plain(title) === plain(written);
}

/** A stretch of a text in code points. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A row's text in three: before, inside and after a stretch; null when the stretch does not touch the row. */
export function marked(row: ReadingRow, at: Stretch | null): readonly [string, string, string] | null {
  if (at === null || at.end <= row.start || at.start >= row.end) return null;
  const map = codePointMap(row.text);
  const from = map.toUnits(Math.max(at.start, row.start) - row.start);
  const to = map.toUnits(Math.min(at.end, row.end) - row.start);
  return [row.text.slice(0, from), row.text.slice(from, to), row.text.slice(to)];
}

/** The stretch that an address names, as in `120-145`; null when it names none. */
export function stretchOf(at: string | null): Stretch | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(at ?? '') ?? [];
  return start !== undefined && end !== undefined && Number(end) > Number(start) ? { start: Number(start), end: Number(end) } : null;
}

/** Rows in pieces that are drawn one after the other; a piece that does not change is not drawn again. */
export function inPieces<T>(rows: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, piece) => rows.slice(piece * size, (piece + 1) * size));
}
