/**
 * A document before it is a page, a Word file or a PDF: blocks in reading order. Every outlet draws the same blocks, so
 * what is left out of one is left out of all.
 */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly quiet?: boolean }
  | { readonly kind: 'quote'; readonly text: string; readonly by: string; readonly note?: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly caption: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly figures: readonly number[] }
  | { readonly kind: 'time-bar'; readonly caption: string; readonly steps: readonly StepTime[] };

/** One step's time, in milliseconds. */
export interface StepTime {
  readonly title: string;
  readonly plannedMs: number;
  readonly usedMs: number;
}

/** A whole document: `title` and `subtitle` head it, `language` is a BCP 47 tag, `subject` goes to the file's properties. */
export interface DocumentContent {
  readonly title: string;
  readonly subtitle: string;
  readonly language: string;
  readonly subject: string;
  readonly blocks: readonly Block[];
}

/** Minutes and seconds, `12:05`; hours only where there are some, `1:02:05`. Negative durations are taken as zero. */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
