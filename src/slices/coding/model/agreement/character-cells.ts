import { inOrder, sortByStart, type CodingColumns } from './coding-columns.ts';
import { undefinedBecause, valueOf, type Outcome } from './figure.ts';

/**
 * One cell for each source and code that either of two coders used: characters both coded, only one coded, neither coded, and
 * Cohen's κ over all characters of the source. Where κ is 0/0 its column holds NaN; {@link kappaOfCell} says why instead.
 */
export interface CharacterCells {
  readonly cells: number;
  readonly source: Int32Array;
  readonly code: Int32Array;
  readonly both: Float64Array;
  readonly onlyFirst: Float64Array;
  readonly onlySecond: Float64Array;
  readonly neither: Float64Array;
  readonly kappa: Float64Array;
}

/**
 * κ by character of every source and code for two coders (Cohen 1960; NVivo's coding comparison counts the same four cells).
 * Codings are sorted once by source, code and place, and each cell is one sweep: no character is ever looked at.
 * `lengths` has the code points of each source; codings of other coders are passed over.
 */
export function characterCells(codings: CodingColumns, lengths: ArrayLike<number>, codes: number, pair: readonly [number, number]): CharacterCells {
  const { source, code, start } = codings;
  const order = inOrder(codings, lengths.length, codes);
  const room = countCells(order, source, code);
  const cells: CharacterCells & { cells: number } = {
    cells: 0,
    source: new Int32Array(room),
    code: new Int32Array(room),
    both: new Float64Array(room),
    onlyFirst: new Float64Array(room),
    onlySecond: new Float64Array(room),
    neither: new Float64Array(room),
    kappa: new Float64Array(room),
  };
  for (let from = 0; from < order.length; ) {
    const first = order[from]!;
    let to = from + 1;
    while (to < order.length && source[order[to]!] === source[first] && code[order[to]!] === code[first]) to++;
    sortByStart(order, from, to, start);
    sweepCell(cells, codings, order, from, to, lengths[source[first]!]!, pair);
    from = to;
  }
  return shortened(cells);
}

/** κ of one cell, or why it has none. */
export function kappaOfCell(cells: CharacterCells, cell: number): Outcome {
  const kappa = cells.kappa[cell]!;
  if (!Number.isNaN(kappa)) return valueOf(kappa);
  return undefinedBecause('no-variation', 'Both coders coded the whole source with this code: chance alone would agree every time, and the formula is 0/0.');
}

function sweepCell(cells: CharacterCells & { cells: number }, { source, code, coder, start, end }: CodingColumns, order: Int32Array, from: number, to: number, length: number, [first, second]: readonly [number, number]): void {
  let a = 0;
  let b = 0;
  let both = 0;
  let endA = 0;
  let endB = 0;
  for (let at = from; at < to; at++) {
    const coding = order[at]!;
    const until = Math.min(end[coding]!, length);
    // What lies before the coder's furthest end is counted already; the other's coverage from here on reaches to their furthest end.
    if (coder[coding] === first) {
      const since = Math.max(start[coding]!, endA);
      if (until <= since) continue;
      a += until - since;
      both += Math.max(0, Math.min(until, endB) - since);
      endA = until;
    } else if (coder[coding] === second) {
      const since = Math.max(start[coding]!, endB);
      if (until <= since) continue;
      b += until - since;
      both += Math.max(0, Math.min(until, endA) - since);
      endB = until;
    }
  }
  if (a + b === 0) return;
  const cell = cells.cells++;
  cells.source[cell] = source[order[from]!]!;
  cells.code[cell] = code[order[from]!]!;
  cells.both[cell] = both;
  cells.onlyFirst[cell] = a - both;
  cells.onlySecond[cell] = b - both;
  cells.neither[cell] = length - a - b + both;
  const chance = a * b + (length - a) * (length - b);
  cells.kappa[cell] = (length * (length - a - b + 2 * both) - chance) / (length * length - chance);
}

function countCells(order: Int32Array, source: Int32Array, code: Int32Array): number {
  let cells = 0;
  for (let at = 0; at < order.length; at++) {
    if (at === 0 || source[order[at]!] !== source[order[at - 1]!] || code[order[at]!] !== code[order[at - 1]!]) cells++;
  }
  return cells;
}

function shortened(all: CharacterCells): CharacterCells {
  const { cells } = all;
  if (cells === all.source.length) return all;
  const cut = (column: Float64Array): Float64Array => column.subarray(0, cells);
  return {
    cells,
    source: all.source.subarray(0, cells),
    code: all.code.subarray(0, cells),
    both: cut(all.both),
    onlyFirst: cut(all.onlyFirst),
    onlySecond: cut(all.onlySecond),
    neither: cut(all.neither),
    kappa: cut(all.kappa),
  };
}
