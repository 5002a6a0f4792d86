import type { Stretch } from '../agreement/coded-text.ts';

/** A stretch along which the same ids hold. */
export interface Run<Id> extends Stretch {
  readonly ids: readonly Id[];
}

/**
 * Flattens overlapping spans into runs by one sweep over their ends: in order, apart, only where at least one span lies,
 * and each run as long as its ids stay the same. The ids of a run stand in the order of the spans given. O(n log n + runs · depth).
 */
export function flatten<Id>(spans: readonly (Stretch & { readonly id: Id })[]): Run<Id>[] {
  const edges: { readonly at: number; readonly span: number; readonly opens: boolean }[] = [];
  for (const [span, { start, end }] of spans.entries()) if (end > start) edges.push({ at: start, span, opens: true }, { at: end, span, opens: false });
  edges.sort((a, b) => a.at - b.at);
  const open = new Set<number>();
  const runs: Run<Id>[] = [];
  let since = 0;
  for (let next = 0; next < edges.length; ) {
    const { at } = edges[next]!;
    if (open.size > 0 && at > since) runs.push({ start: since, end: at, ids: [...open].sort((a, b) => a - b).map((span) => spans[span]!.id) });
    for (; next < edges.length && edges[next]!.at === at; next++) {
      const { span, opens } = edges[next]!;
      if (opens) open.add(span);
      else open.delete(span);
    }
    since = at;
  }
  return runs;
}
