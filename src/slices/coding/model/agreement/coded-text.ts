/** A piece of text from `start` up to but without `end`, in Unicode code points. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** One code that one coder put on one piece of a text. Codings may overlap, also those of the same code. */
export interface Coding extends Stretch {
  readonly coder: string;
  readonly code: string;
}

/** A text and all that was coded in it. `length` counts code points. */
export interface CodedText {
  readonly source: string;
  readonly length: number;
  readonly codings: readonly Coding[];
  /** The text that was there to be coded, when it was not all of it: a round on what an earlier round coded. */
  readonly within?: readonly Stretch[];
}

/** Stretches in order of place, with those that overlap or touch made one, and none beyond the text. */
export function merged(stretches: readonly Stretch[], length: number): Stretch[] {
  const sorted = stretches
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(length, end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const whole: { start: number; end: number }[] = [];
  for (const stretch of sorted) {
    const last = whole.at(-1);
    if (last && stretch.start <= last.end) last.end = Math.max(last.end, stretch.end);
    else whole.push(stretch);
  }
  return whole;
}

/** How much of each of `stretches` is covered by `cover`; the first in order of their start, the second merged. One sweep. */
export function covered(stretches: readonly Stretch[], cover: readonly Stretch[]): number[] {
  let first = 0;
  return stretches.map(({ start, end }) => {
    while (first < cover.length && cover[first]!.end <= start) first++;
    let length = 0;
    for (let at = first; at < cover.length && cover[at]!.start < end; at++) length += Math.min(end, cover[at]!.end) - Math.max(start, cover[at]!.start);
    return length;
  });
}

/** The stretches between all places where anything begins or ends: within one, every coder says the same throughout. */
export function runsOf({ length, codings, within }: CodedText): Stretch[] {
  const universe = within ? merged(within, length) : [{ start: 0, end: length }];
  const places = new Set<number>();
  for (const { start, end } of [...codings, ...universe]) places.add(Math.min(length, Math.max(0, start))).add(Math.min(length, Math.max(0, end)));
  const sorted = Float64Array.from(places).sort();
  const runs = Array.from({ length: Math.max(0, sorted.length - 1) }, (_, at) => ({ start: sorted[at]!, end: sorted[at + 1]! }));
  const inside = covered(runs, universe);
  return runs.filter((_, at) => inside[at]! > 0);
}
