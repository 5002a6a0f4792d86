import type { Stretch } from '../../model/agreement/coded-text.ts';
import type { Run } from '../../model/marking/runs.ts';
import type { DrawnBlock } from './build-surface.ts';
import { paint } from './highlights.ts';
import type { Places } from './places.ts';
import type { SurfaceSight } from './surface-sight.ts';

/** Marks what is coded, looked at, chosen and marked, among the blocks that are near the window. */
export function paintMarks(sight: SurfaceSight, runs: readonly Run<string>[], within: { readonly first: number; readonly last: number }, blocks: readonly DrawnBlock[], places: Places): void {
  const [from, to] = [blocks[within.first]?.block.start ?? 0, blocks[within.last]?.block.end ?? 0];
  const ranges = (stretches: readonly Stretch[]) => stretches.filter(({ start, end }) => start < to && end > from).flatMap((stretch) => places.rangesOf(stretch, within));
  const near = sight.underline ? runsBetween(runs, from, to) : [];
  paint('jw-coded', ranges(near.filter(({ ids }) => ids.length === 1)));
  paint('jw-coded-twice', ranges(near.filter(({ ids }) => ids.length > 1)));
  paint('jw-code', ranges(sight.lit));
  const focused = sight.stripes.find(({ id }) => id === sight.focusedId);
  paint('jw-coding', focused ? ranges([focused]) : []);
  paint('jw-marked', sight.marked ? ranges([sight.marked]) : []);
}

/** The runs that reach into a stretch; runs are in order and apart, so that the first is found by halving. */
function runsBetween(runs: readonly Run<string>[], from: number, to: number): readonly Run<string>[] {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (runs[middle]!.end <= from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < runs.length && runs[end]!.start < to) end++;
  return runs.slice(low, end);
}
