/**
 * The text of a source exactly as it came, and what is known about its structure. Every offset in this slice and above it counts
 * Unicode code points from 0; ends are exclusive. Speaker names, time stamps and agenda titles are structure and not part of `text`.
 */
export interface SourceText {
  readonly text: string;
  /** In order, never overlapping; none for a text that nobody speaks. An empty turn (`start === end`) is kept. */
  readonly turns: readonly Turn[];
  /** Stretches with a title, in order of their start; they may nest or overlap. */
  readonly segments: readonly Segment[];
}

/** One person's turn, cue or row of a transcript. */
export interface Turn {
  readonly start: number;
  readonly end: number;
  readonly speaker: string | null;
  /** From the beginning of the recording, in ms; null where the file says nothing. */
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** An agenda item, a heading with what stands under it, a page, a sheet. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly kind: 'agenda' | 'heading' | 'page' | 'sheet';
  readonly title: string;
}

/** A code that the file itself carries (a tag column of a transcript): who reads it in decides whether it becomes a coding. */
export interface CarriedTag {
  readonly start: number;
  readonly end: number;
  /** The column's heading. */
  readonly column: string;
  /** The cell as it stands, trimmed. */
  readonly tag: string;
}
