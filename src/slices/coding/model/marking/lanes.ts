import type { Stretch } from '../agreement/coded-text.ts';

/** A stretch to be drawn as a stripe; stripes of one band (a coder in a round) stand side by side in lanes of their own. */
export interface Striped extends Stretch {
  readonly id: string;
  readonly band: string;
}

/** Where the stripes stand: the lane of each by its id, counted from 0 over all bands, and where each band begins. */
export interface Lanes {
  readonly laneOf: ReadonlyMap<string, number>;
  readonly bands: readonly { readonly band: string; readonly first: number; readonly count: number }[];
  readonly count: number;
}

/**
 * Gives every stripe the first lane of its band that is free along its length, in the order given, so that a stripe that
 * is added last moves no other. `bands` says in which order the bands stand; those without stripes take no room. Beyond
 * `most` lanes in a band stripes share the last one.
 */
export function packLanes(stripes: readonly Striped[], bands: readonly string[], most = 6): Lanes {
  const within = new Map<string, { readonly lanes: Stretch[][]; readonly placed: [string, number][] }>();
  for (const stripe of stripes) {
    const band = within.get(stripe.band) ?? { lanes: [], placed: [] };
    within.set(stripe.band, band);
    band.placed.push([stripe.id, place(band.lanes, stripe, most)]);
  }
  const laneOf = new Map<string, number>();
  const shown: { band: string; first: number; count: number }[] = [];
  let first = 0;
  for (const name of [...bands.filter((band) => within.has(band)), ...[...within.keys()].filter((band) => !bands.includes(band))]) {
    const { lanes, placed } = within.get(name)!;
    for (const [id, lane] of placed) laneOf.set(id, first + lane);
    shown.push({ band: name, first, count: lanes.length });
    first += lanes.length;
  }
  return { laneOf, bands: shown, count: first };
}

function place(lanes: Stretch[][], { start, end }: Stretch, most: number): number {
  for (let lane = 0; lane < most; lane++) {
    const taken = (lanes[lane] ??= []);
    const at = firstAfter(taken, start);
    const free = (taken[at - 1]?.end ?? start) <= start && (taken[at]?.start ?? end) >= end;
    if (!free) continue;
    taken.splice(at, 0, { start, end });
    return lane;
  }
  return most - 1;
}

/** How many of the stretches, sorted and apart, begin at or before the place. */
function firstAfter(sorted: readonly Stretch[], place: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]!.start <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
