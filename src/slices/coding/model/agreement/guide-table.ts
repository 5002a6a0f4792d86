/**
 * A discrete distribution to draw from with one random number: the unit interval is cut into equal cells, each of which knows the
 * first outcome it can mean, and the search goes on from there, mostly by no step at all (indexed search, Chen & Asau 1974).
 */
export interface GuideTable {
  /** The first outcome; the others follow by one. */
  readonly first: number;
  /** Cumulative chances; the last is 1. */
  readonly upTo: Float64Array;
  /** For each cell the index of its first outcome. */
  readonly guide: Int32Array;
}

/** The guide table of outcomes `first, first + 1, …` with these weights, which need not add up to one. */
export function guideTable(weights: Float64Array, first = 0, cells = 0): GuideTable {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  const upTo = weights.map((weight) => (sum += weight) / total);
  upTo[upTo.length - 1] = 1;
  // At least 256 cells: a search that nearly always ends at once costs half as much as one that often does not.
  const guide = new Int32Array(Math.max(256, 4 * weights.length, cells));
  let outcome = 0;
  for (let cell = 0; cell < guide.length; cell++) {
    while (upTo[outcome]! <= cell / guide.length) outcome++;
    guide[cell] = outcome;
  }
  return { first, upTo, guide };
}

/** The guide table of a Poisson distribution; tails beyond nine standard deviations (chance below 1e-17) are cut off. */
export function poissonTable(mean: number): GuideTable {
  const reach = 9 * Math.sqrt(mean);
  const first = Math.max(0, Math.floor(mean - reach - 10));
  const weights = new Float64Array(Math.ceil(mean + reach + 12) - first + 1);
  const peak = Math.floor(mean) - first;
  weights[peak] = 1;
  for (let at = peak + 1; at < weights.length; at++) weights[at] = (weights[at - 1]! * mean) / (first + at);
  for (let at = peak - 1; at >= 0; at--) weights[at] = (weights[at + 1]! * (first + at + 1)) / mean;
  return guideTable(weights, first);
}
