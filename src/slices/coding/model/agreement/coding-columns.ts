/** Codings as columns, one entry each: indexes of source, code and coder, and the place in code points (`end` not included). */
export interface CodingColumns {
  readonly source: Int32Array;
  readonly code: Int32Array;
  readonly coder: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** The codings in order of source and, within one, of code: two counting sorts, each keeping the order of the one before. */
export function inOrder({ source, code }: CodingColumns, sources: number, codes: number): Int32Array {
  const asGiven = new Int32Array(source.length);
  for (let coding = 0; coding < asGiven.length; coding++) asGiven[coding] = coding;
  return countingSort(countingSort(asGiven, code, codes), source, sources);
}

/** The codings in the order given, then of a key below `different`; those of one key stay in the order they had. */
export function countingSort(order: Int32Array, keys: Int32Array, different: number): Int32Array {
  const places = new Int32Array(different + 1);
  for (let at = 0; at < order.length; at++) places[keys[order[at]!]! + 1]! += 1;
  for (let key = 1; key <= different; key++) places[key]! += places[key - 1]!;
  const sorted = new Int32Array(order.length);
  for (let at = 0; at < order.length; at++) {
    const key = keys[order[at]!]!;
    sorted[places[key]!] = order[at]!;
    places[key]! += 1;
  }
  return sorted;
}

/**
 * Puts `order[from … to − 1]` into order of where the codings start. Most cells have two or three codings; only a long one is worth a
 * call of the general sort.
 */
export function sortByStart(order: Int32Array, from: number, to: number, start: Int32Array): void {
  if (to - from > 40) {
    order.subarray(from, to).sort((x, y) => start[x]! - start[y]!);
    return;
  }
  for (let at = from + 1; at < to; at++) {
    const coding = order[at]!;
    let place = at;
    while (place > from && start[order[place - 1]!]! > start[coding]!) {
      order[place] = order[place - 1]!;
      place--;
    }
    order[place] = coding;
  }
}
