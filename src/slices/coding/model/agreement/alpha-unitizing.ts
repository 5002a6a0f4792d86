import type { CodedText } from './coded-text.ts';
import { inOrder, sortByStart, type CodingColumns } from './coding-columns.ts';
import { undefinedBecause, valueOf, type Outcome } from './figure.ts';
import { cutPieces, scratchFor, type Pieces } from './pieces.ts';

/**
 * Krippendorff's αU: do coders cut the same pieces out of a continuum and give them the same code? Boundaries count by their
 * squared distance, pieces that meet only gaps by their squared length: `1 − Σ_c D_oc / Σ_c D_ec`
 * (Krippendorff 1995, Sociological Methodology 25, 47–76; 2004, Content Analysis, 2nd ed., ch. 11). One text, two coders or more;
 * pieces of one coder and code that touch or overlap are one piece.
 */
export function alphaUnitizing(text: CodedText, coders: readonly string[], codes: readonly string[]): Outcome {
  const [coderAt, codeAt] = [coders, codes].map((names) => new Map(names.map((name, at) => [name, at] as const)));
  const own = text.codings.filter(({ coder, code }) => coderAt!.has(coder) && codeAt!.has(code));
  const columns = {
    source: new Int32Array(own.length),
    code: Int32Array.from(own, ({ code }) => codeAt!.get(code)!),
    coder: Int32Array.from(own, ({ coder }) => coderAt!.get(coder)!),
    start: Int32Array.from(own, ({ start }) => start),
    end: Int32Array.from(own, ({ end }) => end),
  };
  return alphaOfSource(unitizingDisagreements(columns, [text.length], codes.length, coders.length), 0);
}

/** Sums over the codes of each source: what αU is made of. */
export interface UnitizingDisagreements {
  readonly coders: number;
  readonly observed: Float64Array;
  readonly expected: Float64Array;
}

/** αU of one source from its sums, or why it has none. */
export function alphaOfSource({ coders, observed, expected }: UnitizingDisagreements, source: number): Outcome {
  if (coders < 2) return undefinedBecause('not-applicable', 'αU needs two coders or more.');
  if (expected[source] === 0) return undefinedBecause('no-variation', 'Nobody cut anything out of the text, so there is nothing to compare and the formula is 0/0.');
  return valueOf(1 - observed[source]! / expected[source]!);
}

/** The sums of αU for all sources at once, from codings as columns; coders are 0 … coders − 1. */
export function unitizingDisagreements(codings: CodingColumns, lengths: ArrayLike<number>, codes: number, coders: number): UnitizingDisagreements {
  const { source, code, start } = codings;
  const order = inOrder(codings, lengths.length, codes);
  const [observed, expected] = [new Float64Array(lengths.length), new Float64Array(lengths.length)];
  const pieces = scratchFor(order.length, coders);
  for (let from = 0; from < order.length && coders > 1; ) {
    const at = source[order[from]!]!;
    let to = from + 1;
    while (to < order.length && source[order[to]!] === at && code[order[to]!] === code[order[from]!]) to++;
    sortByStart(order, from, to, start);
    cutPieces(pieces, codings, order.subarray(from, to), lengths[at]!);
    observed[at]! += observedDisagreement(pieces, lengths[at]!);
    expected[at]! += expectedDisagreement(pieces, lengths[at]!);
    from = to;
  }
  return { coders, observed, expected };
}

/** `Σ_i Σ_j≠i Σ_g Σ_h δ²(g, h) / (m (m − 1) L²)`, over the pieces g, h of every two coders. */
function observedDisagreement(pieces: Pieces, length: number): number {
  let sum = 0;
  for (let one = 0; one < pieces.coders; one++) {
    for (let other = 0; other < pieces.coders; other++) if (other !== one) sum += distances(pieces, one, other, one < other);
  }
  return (2 * sum) / (pieces.coders * (pieces.coders - 1) * length ** 2);
}

/** Squared lengths of own pieces that meet only gaps of the other; with boundaries also the squared distances of those that meet pieces. */
function distances({ from, start, end }: Pieces, one: number, other: number, withBoundaries: boolean): number {
  let sum = 0;
  let first = from[other]!;
  const last = from[other + 1]!;
  for (let own = from[one]!; own < from[one + 1]!; own++) {
    while (first < last && end[first]! <= start[own]!) first++;
    if (first === last || start[first]! >= end[own]!) sum += (end[own]! - start[own]!) ** 2;
    else if (withBoundaries) {
      for (let met = first; met < last && start[met]! < end[own]!; met++) sum += (start[own]! - start[met]!) ** 2 + (end[own]! - end[met]!) ** 2;
    }
  }
  return sum;
}

/**
 * What random placements of the same pieces and gaps would give:
 * `(2/L) Σ_g [(N_c − 1)/3 (2l³ − 3l² + l) + l² Σ_{gaps ≥ l} (gap − l + 1)] / (mL(mL − 1) − Σ_g l(l − 1))`.
 */
function expectedDisagreement({ coders, from, start, end, gaps, gapCount, gapSums }: Pieces, length: number): number {
  const count = from[coders]!;
  let sum = 0;
  let within = 0;
  for (let piece = 0; piece < count; piece++) {
    const size = end[piece]! - start[piece]!;
    const longEnough = firstNotBelow(gaps, gapCount, size);
    const room = gapSums[longEnough]! - (gapCount - longEnough) * (size - 1);
    sum += ((count - 1) * (2 * size ** 3 - 3 * size ** 2 + size)) / 3 + size ** 2 * room;
    within += size * (size - 1);
  }
  const all = coders * length;
  return count === 0 ? 0 : (2 * sum) / length / (all * (all - 1) - within);
}

function firstNotBelow(sorted: Float64Array, count: number, least: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
