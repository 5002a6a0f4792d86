import { undefinedBecause, valueOf, type Outcome } from './figure.ts';
import { merged, type CodedText, type Stretch } from './coded-text.ts';

/**
 * Krippendorff's αU: do coders cut the same pieces out of a continuum and give them the same code? Boundaries count by their
 * squared distance, pieces that meet only gaps by their squared length: `1 − Σ_c D_oc / Σ_c D_ec`
 * (Krippendorff 1995, Sociological Methodology 25, 47–76; 2004, Content Analysis, 2nd ed., ch. 11). One text, two coders or more;
 * pieces of one coder and code that touch or overlap are one piece.
 */
export function alphaUnitizing(text: CodedText, coders: readonly string[], codes: readonly string[]): Outcome {
  let [observed, expected] = [0, 0];
  const codings = byCodeAndCoder(text, coders);
  for (const code of codes) {
    const pieces = codings.get(code)?.map((own) => merged(own, text.length)) ?? [];
    if (pieces.every((own) => own.length === 0)) continue;
    observed += observedDisagreement(pieces, text.length);
    expected += expectedDisagreement(pieces, text.length);
  }
  if (coders.length < 2) return undefinedBecause('not-applicable', 'αU needs two coders or more.');
  if (expected === 0) return undefinedBecause('no-variation', 'Nobody cut anything out of the text, so there is nothing to compare and the formula is 0/0.');
  return valueOf(1 - observed / expected);
}

/** For each code the codings of each coder, in the order of `coders`. */
function byCodeAndCoder(text: CodedText, coders: readonly string[]): Map<string, Stretch[][]> {
  const grouped = new Map<string, Stretch[][]>();
  for (const coding of text.codings) {
    const column = coders.indexOf(coding.coder);
    if (column < 0) continue;
    let columns = grouped.get(coding.code);
    if (!columns) grouped.set(coding.code, (columns = coders.map(() => [])));
    columns[column]!.push(coding);
  }
  return grouped;
}

/** `Σ_i Σ_j≠i Σ_g Σ_h δ²(g, h) / (m (m − 1) L²)`, over the pieces g, h of every two coders. */
function observedDisagreement(pieces: readonly (readonly Stretch[])[], length: number): number {
  let sum = 0;
  pieces.forEach((own, one) => {
    for (const others of pieces.slice(one + 1)) sum += distanceBetween(own, others) + lonelyLengths(others, own);
  });
  return (2 * sum) / (pieces.length * (pieces.length - 1) * length ** 2);
}

/** Squared distances of the boundaries of pieces that overlap, and squared lengths of own pieces that meet only gaps. */
function distanceBetween(own: readonly Stretch[], others: readonly Stretch[]): number {
  let sum = 0;
  forEachMeeting(own, others, (piece, met) => {
    if (met.length === 0) sum += (piece.end - piece.start) ** 2;
    for (const other of met) sum += (piece.start - other.start) ** 2 + (piece.end - other.end) ** 2;
  });
  return sum;
}

function lonelyLengths(own: readonly Stretch[], others: readonly Stretch[]): number {
  let sum = 0;
  forEachMeeting(own, others, (piece, met) => {
    if (met.length === 0) sum += (piece.end - piece.start) ** 2;
  });
  return sum;
}

function forEachMeeting(own: readonly Stretch[], others: readonly Stretch[], visit: (piece: Stretch, met: readonly Stretch[]) => void): void {
  let first = 0;
  for (const piece of own) {
    while (first < others.length && others[first]!.end <= piece.start) first++;
    let end = first;
    while (end < others.length && others[end]!.start < piece.end) end++;
    visit(piece, others.slice(first, end));
  }
}

/**
 * What random placements of the same pieces and gaps would give:
 * `(2/L) Σ_g [(N_c − 1)/3 (2l³ − 3l² + l) + l² Σ_{gaps ≥ l} (gap − l + 1)] / (mL(mL − 1) − Σ_g l(l − 1))`.
 */
function expectedDisagreement(pieces: readonly (readonly Stretch[])[], length: number): number {
  const lengths = pieces.flat().map(({ start, end }) => end - start);
  const gaps = Float64Array.from(pieces.flatMap((own) => gapsBetween(own, length))).sort();
  // From the longest gap down, so that the sum over all gaps of at least some length is one look-up.
  const sums = new Float64Array(gaps.length + 1);
  for (let at = gaps.length - 1; at >= 0; at--) sums[at] = sums[at + 1]! + gaps[at]!;
  let sum = 0;
  let within = 0;
  for (const piece of lengths) {
    const from = firstNotBelow(gaps, piece);
    const room = sums[from]! - (gaps.length - from) * (piece - 1);
    sum += ((lengths.length - 1) * (2 * piece ** 3 - 3 * piece ** 2 + piece)) / 3 + piece ** 2 * room;
    within += piece * (piece - 1);
  }
  const all = pieces.length * length;
  return lengths.length === 0 ? 0 : (2 * sum) / length / (all * (all - 1) - within);
}

function gapsBetween(own: readonly Stretch[], length: number): number[] {
  const starts = [...own.map(({ start }) => start), length];
  const ends = [0, ...own.map(({ end }) => end)];
  return starts.map((start, at) => start - ends[at]!).filter((gap) => gap > 0);
}

function firstNotBelow(sorted: Float64Array, least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
