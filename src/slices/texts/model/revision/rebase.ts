import type { Segment, SourceText, Turn } from '../source-text.ts';
import type { Edit } from './edit.ts';

/** A stretch of a text in code points, half-open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a stretch lies after a revision, and what became of it. */
export interface Rebased extends Span {
  /** `same` and `moved`: its text is untouched. `trimmed`: shorter than before. `grown`: its text changed and is no shorter. `gone`: nothing of it is left. */
  readonly outcome: 'same' | 'moved' | 'trimmed' | 'grown' | 'gone';
}

/** Whether what is inserted exactly at the start or the end of a stretch belongs to it. */
export interface Edges {
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

const OUTSIDE: Edges = { atStart: false, atEnd: false };

/**
 * Carries a stretch of the old text through the edits of a revision. Changes inside it change it, changes beside it move it; text inserted
 * exactly at its edges stays outside (unless `edges` says otherwise). A change over its start or end takes the part that it replaces
 * away and leaves the new words outside; one that replaces exactly the stretch leaves the new words in it. A stretch inside a larger
 * replacement, or wholly removed, is gone: its place is the end of what came instead.
 */
export function rebaseSpan({ start, end }: Span, edits: readonly Edit[], edges: Edges = OUTSIDE): Rebased {
  let [shift, isTouched] = [0, false];
  let [from, to] = [start, end];
  for (const { at, removed, inserted } of edits) {
    if (at > end) break;
    const until = at + removed;
    const change = inserted - removed;
    if (removed === 0 && (at === start || at === end)) {
      // An insertion at an edge either joins the stretch there or, at its start, pushes it on.
      if (belongs(at, start, edges)) [to, isTouched] = [to + inserted, isTouched || inserted > 0];
      else if (at === start) [from, to] = [from + inserted, to + inserted];
    } else if (until <= start) [from, to] = [from + change, to + change];
    else if (at >= end) break;
    else if (at <= start && until >= end) {
      const place = at + shift + inserted;
      if (at !== start || until !== end || inserted === 0) return { start: place, end: place, outcome: 'gone' };
      [to, isTouched] = [from + inserted, true];
    } else if (at < start) [from, to, isTouched] = [at + shift + inserted, to + change, true];
    else if (until > end) [to, isTouched] = [to - (end - at), true];
    else [to, isTouched] = [to + change, true];
    shift += change;
  }
  if (to === from && end > start) return { start: from, end: to, outcome: 'gone' };
  if (isTouched) return { start: from, end: to, outcome: to - from < end - start ? 'trimmed' : 'grown' };
  return { start: from, end: to, outcome: from === start ? 'same' : 'moved' };
}

function belongs(at: number, start: number, { atStart, atEnd }: Edges): boolean {
  return at === start ? atStart : atEnd;
}

/**
 * A source after a revision: its turns and segments carried along. What is typed at the edges of a turn is said in that turn; what is
 * typed between two segments belongs to the first. A turn or segment whose words are all removed is dropped; empty turns stay.
 */
export function rebaseText(source: SourceText, after: string, edits: readonly Edit[]): SourceText {
  const turns: Turn[] = [];
  let free = 0;
  for (const turn of source.turns) {
    const { start, end, outcome } = rebaseSpan(turn, edits, { atStart: true, atEnd: true });
    if (outcome === 'gone') continue;
    const from = Math.max(free, start);
    free = Math.max(from, end);
    turns.push({ ...turn, start: from, end: free });
  }
  const segments = source.segments.flatMap((segment): Segment[] => {
    const { start, end, outcome } = rebaseSpan(segment, edits, { atStart: false, atEnd: true });
    return outcome === 'gone' ? [] : [{ ...segment, start, end }];
  });
  return { text: after, turns, segments: segments.toSorted((a, b) => a.start - b.start) };
}
