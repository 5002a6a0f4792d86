import { isDivision, isShared, type Axis } from './axis.ts';
import type { CodingTable } from './coding-table.ts';

/** The codings of every cell, and those that count text twice; see {@link import('./sweep-cells.ts').CellCounts}. */
export interface CodingCounts {
  readonly codings: Int32Array;
  readonly doubled: Int32Array;
}

/** Whether {@link countCodings} can count these axes: each row one code, and columns that go by source. */
export function isCodeBySource(rows: Axis, columns: Axis): boolean {
  return rows.by === 'code' && columns.by === 'source' && isDivision(rows) && !isShared(rows);
}

/**
 * Counts codes in groups of sources, the matrix that is asked for most. The table's order gives every source one stretch, so that
 * the counts of its column stay in the fastest memory; and whether a coding covers text twice does not depend on how the sources
 * are grouped, so that it is found once for a table.
 */
export function countCodings(table: CodingTable, rows: Axis, columns: Axis): CodingCounts {
  const { source, code } = table.columns;
  const height = rows.labels.length;
  // Codes without a row count into a row of their own behind the last.
  const rowOf = Int32Array.from({ length: table.codes.length }, (_, key) => (rows.from[key + 1]! > rows.from[key]! ? rows.groups[rows.from[key]!]! : height));
  const size = (height + 1) * columns.labels.length;
  const counts: CodingCounts = { codings: new Int32Array(size), doubled: new Int32Array(size) };
  const isDoubled = onOwnCode(table);
  for (let from = 0; from < source.length; ) {
    const own = source[from]!;
    const to = endOfSource(source, from);
    for (let group = columns.from[own]!; group < columns.from[own + 1]!; group++) addCodes(counts, columns.groups[group]! * (height + 1), code, isDoubled, rowOf, from, to);
    from = to;
  }
  return { codings: turned(counts.codings, height, columns.labels.length), doubled: turned(counts.doubled, height, columns.labels.length) };
}

function addCodes({ codings, doubled }: CodingCounts, offset: number, code: Int32Array, isDoubled: Uint8Array, rowOf: Int32Array, from: number, to: number): void {
  for (let coding = from; coding < to; coding++) {
    const cell = offset + rowOf[code[coding]!]!;
    codings[cell]!++;
    doubled[cell]! += isDoubled[coding]!;
  }
}

/** Where the stretch of a source ends: looked for by steps that double, then by halves. */
function endOfSource(source: Int32Array, from: number): number {
  const own = source[from]!;
  let step = 1;
  while (from + step < source.length && source[from + step] === own) step *= 2;
  let [low, high] = [from + (step >>> 1), Math.min(from + step, source.length)];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (source[middle] === own) low = middle;
    else high = middle;
  }
  return high;
}

function turned(byColumn: Int32Array, height: number, width: number): Int32Array {
  const byRow = new Int32Array(height * width);
  for (let row = 0; row < height; row++) for (let column = 0; column < width; column++) byRow[row * width + column] = byColumn[column * (height + 1) + row]!;
  return byRow;
}

const known = new WeakMap<CodingTable['columns'], Uint8Array>();

/** 1 for every coding that lies in part on text which an earlier coding of the same code covers; looked for once for a table. */
function onOwnCode({ columns, codes }: CodingTable): Uint8Array {
  const found = known.get(columns) ?? findOnOwnCode(columns, codes.length);
  known.set(columns, found);
  return found;
}

function findOnOwnCode({ source, code, start, end }: CodingTable['columns'], codes: number): Uint8Array {
  const [covered, lastSource] = [new Int32Array(codes), new Int32Array(codes).fill(-1)];
  const found = new Uint8Array(code.length);
  for (let coding = 0; coding < code.length; coding++) {
    const own = code[coding]!;
    if (lastSource[own] !== source[coding]) {
      lastSource[own] = source[coding]!;
      covered[own] = 0;
    }
    if (start[coding]! < covered[own]!) found[coding] = 1;
    if (end[coding]! > covered[own]!) covered[own] = end[coding]!;
  }
  return found;
}
