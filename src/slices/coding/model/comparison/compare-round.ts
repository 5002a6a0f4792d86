import { bootstrapClusters, measureWithIntervals } from '../agreement/bootstrap.ts';
import { brennanPrediger } from '../agreement/brennan-prediger.ts';
import { COHEN } from '../agreement/cohen.ts';
import { alphaBinary, cuAlpha } from '../agreement/domain-alpha.ts';
import type { Figure, Outcome } from '../agreement/figure.ts';
import { FLEISS } from '../agreement/fleiss.ts';
import { GWET_AC1 } from '../agreement/gwet-ac1.ts';
import { KRIPPENDORFF_ALPHA } from '../agreement/krippendorff-alpha.ts';
import { LIGHT } from '../agreement/light.ts';
import { PERCENT } from '../agreement/percent.ts';
import { kappaOfFour, kappaTogether, meanKappa, pooledKappa, type FourCounts, type Pooled } from '../agreement/pooled.ts';
import { SCOTT_PI } from '../agreement/scott-pi.ts';
import { measure, type Statistic } from '../agreement/statistic.ts';
import type { TextUnits } from '../agreement/text-units.ts';
import { fourCountsOf } from './four-counts.ts';
import type { ComparisonAsked, RoundToCompare } from './round-to-compare.ts';
import { codedTexts, segmentsOfPair, unitsOfRound, type RoundUnits } from './units-of-round.ts';

/** Fewer sources than this are too few to resample: the interval would say more about luck than about the coders. */
export const SOURCES_TO_RESAMPLE = 5;

/** All figures of one code over the sources of the round. */
export interface CodeFigures {
  readonly codeId: string;
  readonly figures: readonly Figure[];
}

/** Two coders: each code on each source, and the ways to make one figure of them, each named. */
export interface PairComparison {
  readonly coders: readonly [string, string];
  readonly cells: readonly PairCell[];
  readonly pooled: readonly Pooled[];
  /** Segments with the same code that overlap enough, as a share of all segments; null unless segments were asked for. */
  readonly segments: readonly Figure[] | null;
}

/** One code of one source for two coders. */
export interface PairCell {
  readonly sourceId: string;
  readonly codeId: string;
  readonly counts: FourCounts;
  readonly kappa: Outcome;
}

/** A family of codes as a domain: where coders find it (α-binary), and which of its codes they choose there (cu-α). */
export interface DomainFigures {
  readonly familyId: string;
  readonly path: string;
  readonly where: Figure;
  readonly which: Figure;
}

/** How far the coders of a round agree. Nothing is left out silently: `leftOut` names the sources that do not count, and why. */
export interface RoundComparison {
  readonly codes: readonly CodeFigures[];
  readonly pairs: readonly PairComparison[];
  readonly domains: readonly DomainFigures[];
  readonly leftOut: readonly { readonly sourceId: string; readonly why: 'nobody-coded-it' }[];
  /** What the intervals resample, or why there are none. */
  readonly resampled: 'sources' | 'units' | 'too-few-sources' | 'not-asked';
}

/** Compares the codings of a round. Sources that nobody coded are left out; one that somebody coded counts for all coders. */
export function compareRound(whole: RoundToCompare, asked: ComparisonAsked): RoundComparison {
  const leftOut = whole.texts.filter(({ codings }) => codings.length === 0).map(({ sourceId }) => ({ sourceId, why: 'nobody-coded-it' }) as const);
  const round = { ...whole, texts: whole.texts.filter(({ codings }) => codings.length > 0) };
  const coders = round.coders.map(({ coderId }) => coderId);
  const units = unitsOfRound(round, asked);
  const resampled = howToResample(round, asked);
  const isBySegment = asked.unit.kind === 'segment';
  return {
    codes: isBySegment ? [] : round.codes.map(({ codeId }) => ({ codeId, figures: figuresOf(units([codeId], coders), coders.length, asked, resampled) })),
    pairs: pairsOf(coders).map((pair) => comparePair(round, units, pair, asked)),
    domains: domainsOf(round, coders),
    leftOut,
    resampled,
  };
}

function figuresOf(units: TextUnits, coders: number, { resampling }: ComparisonAsked, resampled: RoundComparison['resampled']): readonly Figure[] {
  const statistics: readonly Statistic[] = [
    PERCENT, ...(coders === 2 ? [COHEN, SCOTT_PI] : [LIGHT]), FLEISS, KRIPPENDORFF_ALPHA.nominal, brennanPrediger(2), GWET_AC1,
  ];
  if (resampling && resampled === 'units') return measureWithIntervals(units.table, statistics, resampling);
  const intervals = resampling && resampled === 'sources' ? bootstrapClusters(units.table, statistics, units.textOf, resampling) : null;
  return statistics.map((statistic, at) => measure(units.table, statistic, intervals?.[at] ?? null));
}

/** Units of one source hang together, characters most of all: whole sources are drawn where there are enough of them. */
function howToResample(round: RoundToCompare, { unit, resampling }: ComparisonAsked): RoundComparison['resampled'] {
  if (!resampling) return 'not-asked';
  if (round.texts.length >= SOURCES_TO_RESAMPLE) return 'sources';
  return unit.kind === 'turn' || unit.kind === 'sentence' ? 'units' : 'too-few-sources';
}

function comparePair(round: RoundToCompare, units: RoundUnits, pair: readonly [string, string], asked: ComparisonAsked): PairComparison {
  const codes = round.codes.map(({ codeId }) => codeId);
  if (asked.unit.kind === 'segment') {
    const { table } = segmentsOfPair(round, pair, codes, asked.unit.overlap);
    return { coders: pair, cells: [], pooled: [], segments: [measure(table, PERCENT), measure(table, brennanPrediger(codes.length + 1))] };
  }
  const cells = codes.flatMap((codeId) => {
    const { table, textOf } = units([codeId], pair);
    const counts = fourCountsOf(table, textOf, round.texts.length);
    return round.texts.flatMap(({ sourceId, codings }, at) => {
      const isUsed = codings.some((coding) => coding.codeId === codeId && pair.includes(coding.coderId));
      return isUsed ? [{ sourceId, codeId, counts: counts[at]!, kappa: kappaOfFour(counts[at]!) }] : [];
    });
  });
  const all = cells.map(({ counts }) => counts);
  return { coders: pair, cells, pooled: [kappaTogether(all), meanKappa(all, false), meanKappa(all, true), pooledKappa(all)], segments: null };
}

function domainsOf(round: RoundToCompare, coders: readonly string[]): DomainFigures[] {
  const families = new Map<string, { path: string; codes: string[] }>();
  for (const { codeId, familyId, familyPath } of round.codes) {
    if (familyId === null) continue;
    const family = families.get(familyId) ?? { path: familyPath ?? '', codes: [] };
    family.codes.push(codeId);
    families.set(familyId, family);
  }
  const texts = codedTexts(round.texts);
  const labels = { coders, codebookVersion: round.codebookVersion, round: round.round };
  return [...families].map(([familyId, { path, codes }]) => {
    // A coding of the family itself says that the domain is there, without saying which of its codes.
    const domain = { name: path, codes: [...codes, familyId] };
    return { familyId, path, where: alphaBinary(texts, domain, labels), which: cuAlpha(texts, domain, labels) };
  });
}

/** Every pair of coders, in their order. */
export function pairsOf<Of>(all: readonly Of[]): (readonly [Of, Of])[] {
  return all.flatMap((first, at) => all.slice(at + 1).map((second) => [first, second] as const));
}
