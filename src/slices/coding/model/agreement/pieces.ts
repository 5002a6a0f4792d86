import type { CodingColumns } from './coding-columns.ts';

/**
 * The pieces that coders cut out of one text with one code, overlaps made one, and the gaps between them. Room for the largest
 * case is taken once and used again for every cell: making arrays for each would cost more than the arithmetic.
 */
export interface Pieces {
  readonly coders: number;
  /** Where the pieces of each coder begin; one more at the end. */
  readonly from: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** The lengths of all gaps in ascending order, and the sum from each to the longest. */
  readonly gaps: Float64Array;
  readonly gapSums: Float64Array;
  gapCount: number;
}

/** Room for the pieces of so many codings and coders. */
export function scratchFor(codings: number, coders: number): Pieces {
  const room = (size: number): Float64Array => new Float64Array(size);
  return { coders, from: new Int32Array(coders + 1), start: room(codings), end: room(codings), gaps: room(codings + coders), gapSums: room(codings + coders + 1), gapCount: 0 };
}

/** Fills the pieces and gaps of the codings of one source and code, given in order of their start. */
export function cutPieces(pieces: Pieces, { coder, start, end }: CodingColumns, ordered: Int32Array, length: number): void {
  let count = 0;
  pieces.gapCount = 0;
  for (let one = 0; one < pieces.coders; one++) {
    const own = count;
    pieces.from[one] = own;
    for (let at = 0; at < ordered.length; at++) {
      const coding = ordered[at]!;
      if (coder[coding] !== one) continue;
      const [since, until] = [Math.max(0, start[coding]!), Math.min(length, end[coding]!)];
      if (until <= since) continue;
      if (count > own && since <= pieces.end[count - 1]!) pieces.end[count - 1] = Math.max(pieces.end[count - 1]!, until);
      else {
        pieces.start[count] = since;
        pieces.end[count] = until;
        count++;
      }
    }
    addGaps(pieces, own, count, length);
  }
  pieces.from[pieces.coders] = count;
  sumGaps(pieces);
}

function addGaps(pieces: Pieces, from: number, to: number, length: number): void {
  let last = 0;
  for (let piece = from; piece <= to; piece++) {
    const next = piece === to ? length : pieces.start[piece]!;
    if (next > last) pieces.gaps[pieces.gapCount++] = next - last;
    if (piece < to) last = pieces.end[piece]!;
  }
}

function sumGaps({ gaps, gapSums, gapCount }: Pieces): void {
  gaps.subarray(0, gapCount).sort();
  gapSums[gapCount] = 0;
  for (let at = gapCount - 1; at >= 0; at--) gapSums[at] = gapSums[at + 1]! + gaps[at]!;
}
