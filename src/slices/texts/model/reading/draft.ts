import { codePointMap } from '../../../../kernel/code-points.ts';
import { storableInPlace, storableText } from '../../../../kernel/storable-text.ts';
import type { CarriedTag, Segment, Turn } from '../source-text.ts';
import type { ReadFile } from './read-file.ts';

/** A source while it is read: as {@link ReadFile}, but every offset counts UTF-16 code units. */
export interface Draft {
  readonly title: string;
  readonly text: string;
  readonly turns: readonly Turn[];
  readonly segments: readonly Segment[];
  readonly tags: readonly CarriedTag[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly date: string | null;
  readonly notes: readonly string[];
}

/** A draft of a text with nothing known about it yet. */
export function plainDraft(title: string, text: string, notes: readonly string[] = []): Draft {
  return { title, text, turns: [], segments: [], tags: [], attributes: {}, date: null, notes };
}

/**
 * The finished source: offsets in code points, segments in order. Characters that no database keeps (NUL, halves of broken
 * characters) become U+FFFD one for one, so that every place stays where it is.
 */
export function finish(draft: Draft): ReadFile {
  const text = storableInPlace(draft.text);
  const isBroken = text !== draft.text;
  const notes = isBroken ? [...draft.notes, 'Some characters are broken in the file; a “\uFFFD” stands in the place of each.'] : draft.notes;
  const places = codePointMap(text);
  const placed = <T extends { readonly start: number; readonly end: number }>(spans: readonly T[]): readonly T[] =>
    places.length === text.length ? spans : spans.map((span) => ({ ...span, start: places.toCodePoints(span.start), end: places.toCodePoints(span.end) }));
  const segments = placed(draft.segments.toSorted((a, b) => a.start - b.start || b.end - a.end));
  return {
    title: draft.title,
    text: { text, turns: placed(draft.turns), segments },
    tags: placed(draft.tags).map(storableTag),
    attributes: draft.attributes,
    date: draft.date,
    notes,
    rows: draft.turns.length > 0 ? draft.turns.length : writtenLines(text),
  };
}

/** Headings and codes leave the file as words of their own: in places of the text they hold none. */
function storableTag(tag: CarriedTag): CarriedTag {
  return { ...tag, column: storableText(tag.column), tag: storableText(tag.tag) };
}

/** How many lines of a text hold more than blanks. */
function writtenLines(text: string): number {
  let count = 0;
  let isWritten = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13) isWritten = false;
    else if (!isWritten && unit !== 32 && unit !== 9 && unit !== 160) {
      isWritten = true;
      count++;
    }
  }
  return count;
}
