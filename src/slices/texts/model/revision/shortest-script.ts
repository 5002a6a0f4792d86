/** A stretch of one list that gives way to a stretch of another, half-open; between two of them the lists are alike. */
export interface ListChange {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Lists that differ in more places than this are taken as wholly different, so that no comparison takes long. */
const MOST_CHANGES = 3_000;

/** The fewest removals and insertions that make one list of another (E. Myers 1986, “An O(ND) difference algorithm”), neighbours joined. */
export function shortestScript(before: readonly string[], after: readonly string[]): ListChange[] {
  const trace = furthestReaches(before, after);
  if (trace === null) return [{ from: 0, to: before.length, newFrom: 0, newTo: after.length }];
  const changes: ListChange[] = [];
  let [x, y] = [before.length, after.length];
  for (let d = trace.length - 1; d > 0; d--) {
    const reach = trace[d - 1]!;
    const diagonal = x - y;
    const isDown = diagonal === -d || (diagonal !== d && reach[diagonal - 1 + d]! < reach[diagonal + 1 + d]!);
    const before1 = isDown ? diagonal + 1 : diagonal - 1;
    const [px, py] = [reach[before1 + d]!, reach[before1 + d]! - before1];
    const change = isDown ? { from: px, to: px, newFrom: py, newTo: py + 1 } : { from: px, to: px + 1, newFrom: py, newTo: py };
    const next = changes.at(-1);
    if (next && next.from === change.to && next.newFrom === change.newTo) changes[changes.length - 1] = { from: change.from, to: next.to, newFrom: change.newFrom, newTo: next.newTo };
    else changes.push(change);
    [x, y] = [px, py];
  }
  return changes.reverse();
}

/** For each number of changes, how far each diagonal reaches; entry d holds the diagonals −d−1 to d+1, shifted to begin at 0. */
function furthestReaches(before: readonly string[], after: readonly string[]): Int32Array[] | null {
  const trace: Int32Array[] = [];
  let last = new Int32Array(3);
  for (let d = 0; d <= Math.min(before.length + after.length, MOST_CHANGES); d++) {
    const reach = new Int32Array(2 * d + 3);
    for (let diagonal = -d; diagonal <= d; diagonal += 2) {
      let x = 0;
      if (d > 0) {
        const isDown = diagonal === -d || (diagonal !== d && last[diagonal - 1 + d]! < last[diagonal + 1 + d]!);
        x = isDown ? last[diagonal + 1 + d]! : last[diagonal - 1 + d]! + 1;
      }
      let y = x - diagonal;
      while (x < before.length && y < after.length && before[x] === after[y]) [x, y] = [x + 1, y + 1];
      reach[diagonal + d + 1] = x;
      if (x >= before.length && y >= after.length) return [...trace, reach];
    }
    trace.push(reach);
    last = reach;
  }
  return null;
}
