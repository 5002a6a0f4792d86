import type { UncodedTreatment } from './basis.ts';
import { measureWithIntervals, type Resampling } from './bootstrap.ts';
import { COHEN } from './cohen.ts';
import type { Figure, Interval, Level } from './figure.ts';
import { FLEISS } from './fleiss.ts';
import { GWET_AC1 } from './gwet-ac1.ts';
import { KRIPPENDORFF_ALPHA } from './krippendorff-alpha.ts';
import { LIGHT } from './light.ts';
import { PERCENT } from './percent.ts';
import { SCOTT_PI } from './scott-pi.ts';
import { measure, type Statistic } from './statistic.ts';
import { unitCount, type UnitTable } from './unit-table.ts';

/** The figures of a report, by the short names it prints. */
export const REPORTED = ['percent', 'cohen', 'fleiss', 'alpha', 'pi', 'ac1'] as const;

/** The short name of a reported figure. */
export type Reported = (typeof REPORTED)[number];

/**
 * The usual figures of one table, ready to be written as JSON. `percent` runs from 0 to 100; null is undefined or not applicable,
 * and `undefined` says why. `cohen` of more than two coders is the mean over pairs (Light 1971); `basis` says so.
 */
export type AgreementReport = {
  readonly units: number;
  readonly coders: number;
  readonly level: Level;
  /** Bootstrap intervals as [low, high]; null where none was asked for. */
  readonly intervals: Readonly<Record<Reported, readonly [number, number] | null>> | null;
  readonly undefined: Readonly<Partial<Record<Reported, string>>>;
  readonly basis: ReportBasis;
} & Readonly<Record<Reported, number | null>>;

/** What has to stand beside the figures of a report. */
export interface ReportBasis {
  readonly unit: string;
  readonly universe: string;
  readonly uncoded: UncodedTreatment;
  readonly coders: readonly string[];
  readonly codebookVersion: string | null;
  readonly round: string | null;
  /** For each figure how many units it rests on, and whose formula it is. */
  readonly n: Readonly<Record<Reported, number>>;
  readonly sources: Readonly<Record<Reported, string>>;
  readonly bootstrap: { readonly resamples: number; readonly seed: number; readonly confidence: number; readonly undefinedResamples: Readonly<Partial<Record<Reported, number>>> } | null;
}

/** All usual figures of a table at a level, with bootstrap intervals when asked. */
export function agreementReport(table: UnitTable, level: Level, resampling: Resampling | null): AgreementReport {
  const statistics: readonly Statistic[] = [PERCENT, table.coders.length > 2 ? LIGHT : COHEN, FLEISS, KRIPPENDORFF_ALPHA[level], SCOTT_PI, GWET_AC1];
  const measured = resampling ? measureWithIntervals(table, statistics, resampling) : statistics.map((statistic) => measure(table, statistic));
  const figures = byName((at) => measured[at]!);
  const reasons = REPORTED.filter((name) => figures[name].undefined !== null).map((name) => [name, figures[name].undefined!.message] as const);
  return {
    units: unitCount(table),
    coders: table.coders.length,
    level,
    ...byName((at) => measured[at]!.value),
    intervals: resampling && byName((at) => ends(measured[at]!.interval)),
    undefined: Object.fromEntries(reasons),
    basis: {
      unit: table.basis.unit.kind,
      universe: table.basis.universe,
      uncoded: table.basis.uncoded,
      coders: table.coders,
      codebookVersion: table.basis.codebookVersion,
      round: table.basis.round,
      n: byName((at) => measured[at]!.n),
      sources: byName((at) => measured[at]!.source),
      bootstrap: resampling && { resamples: resampling.resamples, seed: resampling.seed, confidence: resampling.confidence ?? 0.95, undefinedResamples: undefinedResamples(figures) },
    },
  };
}

function byName<Of>(of: (at: number) => Of): Record<Reported, Of> {
  return Object.fromEntries(REPORTED.map((name, at) => [name, of(at)])) as Record<Reported, Of>;
}

function ends(interval: Interval | null): readonly [number, number] | null {
  return interval && [interval.low, interval.high];
}

function undefinedResamples(figures: Record<Reported, Figure>): Partial<Record<Reported, number>> {
  const some = REPORTED.filter((name) => (figures[name].interval?.undefinedResamples ?? 0) > 0);
  return Object.fromEntries(some.map((name) => [name, figures[name].interval!.undefinedResamples]));
}
