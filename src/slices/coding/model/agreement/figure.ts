import type { Basis } from './basis.ts';

/** How values relate: only same or different, in order, with distances, or with a true zero (Stevens 1946). */
export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** The statistics of this library. */
export type StatisticName =
  | 'percent'
  | 'cohen'
  | 'weighted-cohen'
  | 'light'
  | 'fleiss'
  | 'conger'
  | 'alpha'
  | 'alpha-u'
  | 'pi'
  | 'brennan-prediger'
  | 'ac1'
  | 'pooled-cohen';

/** Why a statistic has no value. `no-variation` is the true 0/0: chance alone would agree every time. */
export interface Reason {
  readonly code: 'no-pairs' | 'no-variation' | 'one-category' | 'undefined-pairs' | 'not-applicable';
  readonly message: string;
}

/** A number, or the reason why there is none; never NaN, and never 0 or 1 in place of 0/0. */
export type Outcome = { readonly value: number; readonly undefined: null } | { readonly value: null; readonly undefined: Reason };

/** A percentile bootstrap interval: where the middle `confidence` of the resamples lie. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  readonly resamples: number;
  /** Resamples in which the statistic was 0/0; they are left out of the percentiles. */
  readonly undefinedResamples: number;
  readonly seed: number;
}

/** One printed figure with all that has to stand beside it. */
export type Figure = Basis &
  Outcome & {
    readonly statistic: StatisticName;
    /** The paper the computation follows. */
    readonly source: string;
    readonly level: Level | null;
    readonly coders: readonly string[];
    /** How many units the value rests on (units coded by fewer than two coders cannot agree and do not count). */
    readonly n: number;
    readonly interval: Interval | null;
  };

/** A defined outcome. */
export function valueOf(value: number): Outcome {
  return { value, undefined: null };
}

/** An outcome without a value, and why. */
export function undefinedBecause(code: Reason['code'], message: string): Outcome {
  return { value: null, undefined: { code, message } };
}
