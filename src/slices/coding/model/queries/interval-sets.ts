/**
 * A set of places in one text as disjoint, half-open stretches in ascending order: start, end, start, end … Stretches that touch are
 * one. All functions take and give sets of this form.
 */
export type IntervalSet = readonly number[];

/** The set of all places of stretches in order of their start, which may overlap; empty ones add nothing. */
export function covered(starts: ArrayLike<number>, ends: ArrayLike<number>): number[] {
  const set: number[] = [];
  for (let at = 0; at < starts.length; at++) append(set, starts[at]!, ends[at]!);
  return set;
}

/** Places in either set. */
export function union(one: IntervalSet, other: IntervalSet): number[] {
  const set: number[] = [];
  let [x, y] = [0, 0];
  while (x < one.length || y < other.length) {
    if (y >= other.length || (x < one.length && one[x]! <= other[y]!)) {
      append(set, one[x]!, one[x + 1]!);
      x += 2;
    } else {
      append(set, other[y]!, other[y + 1]!);
      y += 2;
    }
  }
  return set;
}

/** Places in both sets. */
export function intersection(one: IntervalSet, other: IntervalSet): number[] {
  const set: number[] = [];
  for (let x = 0, y = 0; x < one.length && y < other.length; ) {
    append(set, Math.max(one[x]!, other[y]!), Math.min(one[x + 1]!, other[y + 1]!));
    if (one[x + 1]! < other[y + 1]!) x += 2;
    else y += 2;
  }
  return set;
}

/** Places of the first set that are not in the second. */
export function difference(one: IntervalSet, other: IntervalSet): number[] {
  const set: number[] = [];
  let y = 0;
  for (let x = 0; x < one.length; x += 2) {
    let start = one[x]!;
    while (y < other.length && other[y + 1]! <= start) y += 2;
    for (let at = y; at < other.length && other[at]! < one[x + 1]!; at += 2) {
      append(set, start, other[at]!);
      start = other[at + 1]!;
    }
    append(set, start, one[x + 1]!);
  }
  return set;
}

/** How many places are in the set. */
export function sizeOf(set: IntervalSet): number {
  let size = 0;
  for (let at = 0; at < set.length; at += 2) size += set[at + 1]! - set[at]!;
  return size;
}

/** How many places of `start … end − 1` are in the set. */
export function sizeWithin(set: IntervalSet, start: number, end: number): number {
  return sizeOf(intersection(set, start < end ? [start, end] : []));
}

function append(set: number[], start: number, end: number): void {
  if (end <= start) return;
  if (set.length > 0 && start <= set.at(-1)!) set[set.length - 1] = Math.max(set.at(-1)!, end);
  else set.push(start, end);
}
