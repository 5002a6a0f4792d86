import type { CodedText, Coding, Stretch } from './coded-text.ts';

/**
 * A segment that the other coder did not code alike. `boundary`: they put the same code there, but the two overlap too little.
 * `label`: they marked the same text with another code. `alone`: nothing of theirs is there.
 */
export interface Disagreement {
  readonly kind: 'boundary' | 'label' | 'alone';
  readonly source: string;
  readonly coding: Coding;
  /** The other coder's nearest segment, null when alone. */
  readonly other: Coding | null;
}

/** A segment and what the other coder has there. */
export interface Compared {
  readonly coding: Coding;
  readonly other: Coding | null;
  readonly kind: 'agreed' | Disagreement['kind'];
}

/** Intersection over union of two stretches, 0 to 1. */
export function overlapOf(a: Stretch, b: Stretch): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/**
 * Every segment of two coders in a text, set beside the other's best: the same code with an overlap of at least `overlap`
 * (intersection over union) agrees. A matched pair appears twice, once for each side, as in MAXQDA's segment comparison.
 */
export function compareSegments(text: CodedText, pair: readonly [string, string], codes: readonly string[], overlap: number): Compared[] {
  const known = new Set(codes);
  const [first, second] = pair.map((coder) => text.codings.filter((coding) => coding.coder === coder && known.has(coding.code)).toSorted((a, b) => a.start - b.start || a.end - b.end));
  return [...compareWith(first!, second!, overlap), ...compareWith(second!, first!, overlap)];
}

/** The segments of both coders that do not agree, in order of place; what a reconciliation works through. */
export function disagreementsOf(text: CodedText, pair: readonly [string, string], codes: readonly string[], overlap: number): Disagreement[] {
  return compareSegments(text, pair, codes, overlap)
    .flatMap(({ coding, other, kind }) => (kind === 'agreed' ? [] : [{ kind, source: text.source, coding, other }]))
    .sort((a, b) => a.coding.start - b.coding.start || a.coding.end - b.coding.end);
}

function compareWith(own: readonly Coding[], others: readonly Coding[], overlap: number): Compared[] {
  const longest = others.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  return own.map((coding) => {
    let [same, sameOverlap]: [Coding | null, number] = [null, 0];
    let [label, labelOverlap]: [Coding | null, number] = [null, 0];
    for (let at = firstFrom(others, coding.start - longest); at < others.length && others[at]!.start < coding.end; at++) {
      const other = others[at]!;
      const size = overlapOf(coding, other);
      if (other.code === coding.code && size > sameOverlap) [same, sameOverlap] = [other, size];
      if (other.code !== coding.code && size > labelOverlap) [label, labelOverlap] = [other, size];
    }
    if (same && sameOverlap >= overlap) return { coding, other: same, kind: 'agreed' };
    if (same) return { coding, other: same, kind: 'boundary' };
    return label && labelOverlap >= overlap ? { coding, other: label, kind: 'label' } : { coding, other: null, kind: 'alone' };
  });
}

/** The index of the first coding that starts at or after this place. */
function firstFrom(sorted: readonly Coding[], start: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
