/** The numbers that are in both ascending lists. */
export function inBoth(one: readonly number[], other: readonly number[]): number[] {
  const both: number[] = [];
  let at = 0;
  for (const number of one) {
    while (at < other.length && other[at]! < number) at++;
    if (other[at] === number) both.push(number);
  }
  return both;
}

/** The numbers that are in any of the ascending lists, each once, ascending. */
export function inAny(lists: readonly (readonly number[])[]): readonly number[] {
  const [only] = lists;
  if (lists.length === 1 && only) return only;
  const merged = Int32Array.from(lists.flat()).sort();
  const once: number[] = [];
  for (let at = 0; at < merged.length; at++) if (at === 0 || merged[at] !== merged[at - 1]) once.push(merged[at]!);
  return once;
}
