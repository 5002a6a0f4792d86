/** The layers of marks inside the text, from the lowest to the highest. Their looks are in surface.module.css. */
export const LAYERS = ['jw-coded', 'jw-coded-twice', 'jw-code', 'jw-coding', 'jw-marked'] as const;
/** One of {@link LAYERS}. */
export type Layer = (typeof LAYERS)[number];

/** Whether this browser can mark text without new elements (CSS Custom Highlight API); without it the stripes alone show codings. */
export function canHighlight(): boolean {
  return typeof CSS !== 'undefined' && 'highlights' in CSS;
}

/** Marks these ranges in one layer, and nothing else. */
export function paint(layer: Layer, ranges: readonly Range[]): void {
  if (!canHighlight()) return;
  if (ranges.length === 0) {
    CSS.highlights.delete(layer);
    return;
  }
  const highlight = new Highlight(...ranges);
  highlight.priority = LAYERS.indexOf(layer);
  CSS.highlights.set(layer, highlight);
}

/** Takes every mark away, when the text leaves the screen. */
export function clearMarks(): void {
  for (const layer of LAYERS) paint(layer, []);
}
