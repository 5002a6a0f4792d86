import { seededRandom } from '../../../../kernel/seeded-random.ts';
import { collapse } from './collapse.ts';
import type { Figure, Interval } from './figure.ts';
import { resampler } from './resample.ts';
import { measure, type Statistic } from './statistic.ts';
import { weightsOf, type UnitTable } from './unit-table.ts';

/** How to resample. The same seed gives the same interval. */
export interface Resampling {
  readonly resamples: number;
  readonly seed: number;
  /** 0.95 unless told. */
  readonly confidence?: number;
}

/** The statistics on the table, each with its bootstrap interval. */
export function measureWithIntervals(table: UnitTable, statistics: readonly Statistic[], resampling: Resampling): Figure[] {
  const intervals = bootstrap(table, statistics, resampling);
  return statistics.map((statistic, index) => measure(table, statistic, intervals[index]));
}

/**
 * Percentile bootstrap (Efron 1979): units are drawn with replacement, all statistics are computed on the same draws, and the
 * middle part of each gives its interval; null for a statistic that does not fit the table or is 0/0 in most draws. Units are
 * taken as independent: for characters, which are not, resample sources or turns instead ({@link bootstrapClusters}).
 */
export function bootstrap(table: UnitTable, statistics: readonly Statistic[], resampling: Resampling): (Interval | null)[] {
  const fitting = statistics.filter((statistic) => statistic.misfit(table) === null);
  const distinct = collapse(table, fitting.every(({ isSymmetric }) => isSymmetric));
  if (distinct.rows === 0) return statistics.map(() => null);
  const draw = resampler(weightsOf(distinct), seededRandom(resampling.seed));
  return intervalsOver(statistics, fitting, (statistic) => statistic.prepare(distinct), draw, resampling);
}

/**
 * The same with whole clusters (sources, meetings) drawn with replacement: the honest interval where units within one hang
 * together. `clusterOf` says for each row of the table which cluster it belongs to, 0 … clusters − 1.
 */
export function bootstrapClusters(table: UnitTable, statistics: readonly Statistic[], clusterOf: Int32Array, resampling: Resampling): (Interval | null)[] {
  const own = weightsOf(table);
  const sizes = new Float64Array(clusterOf.reduce((most, cluster) => Math.max(most, cluster + 1), 0));
  clusterOf.forEach((cluster, row) => (sizes[cluster]! += own[row]!));
  const most = sizes.length * sizes.reduce((largest, size) => Math.max(largest, size), 0);
  const drawClusters = resampler(new Float64Array(sizes.length).fill(1), seededRandom(resampling.seed));
  const weights = new Float64Array(table.rows);
  const draw = (): Float64Array => {
    const drawn = drawClusters();
    for (let row = 0; row < table.rows; row++) weights[row] = own[row]! * drawn[clusterOf[row]!]!;
    return weights;
  };
  const fitting = statistics.filter((statistic) => statistic.misfit(table) === null);
  return intervalsOver(statistics, fitting, (statistic) => statistic.prepare(table, most), draw, resampling);
}

function intervalsOver(asked: readonly Statistic[], fitting: readonly Statistic[], prepare: (statistic: Statistic) => (weights: Float64Array) => number, draw: () => Float64Array, resampling: Resampling): (Interval | null)[] {
  const { resamples, seed, confidence = 0.95 } = resampling;
  const computing = fitting.map(prepare);
  const values = fitting.map(() => new Float64Array(resamples));
  for (let round = 0; round < resamples; round++) {
    const weights = draw();
    for (let index = 0; index < computing.length; index++) values[index]![round] = computing[index]!(weights);
  }
  return asked.map((statistic) => {
    const index = fitting.indexOf(statistic);
    if (index < 0) return null;
    const defined = values[index]!.filter((value) => !Number.isNaN(value)).sort();
    if (defined.length * 2 <= resamples) return null;
    const tail = (1 - confidence) / 2;
    return { low: quantile(defined, tail), high: quantile(defined, 1 - tail), confidence, resamples, undefinedResamples: resamples - defined.length, seed };
  });
}

/** The quantile of ascending numbers, interpolated linearly between neighbours (type 7 of Hyndman & Fan 1996, as in R). */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  return low + (place - below) * (high - low);
}
