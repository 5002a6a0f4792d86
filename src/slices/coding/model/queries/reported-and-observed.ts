import type { CodingTable } from './coding-table.ts';
import { isSelfReport, type SourceEvidence } from './source-evidence.ts';

/** In how many of the sources of one sort a code occurs, and how often. */
export interface Occurrence {
  readonly sources: number;
  readonly ofSources: number;
  readonly codings: number;
}

/**
 * What people say beside what was seen. People tend to report more of what is wanted than they do, and may not notice what works
 * against it, so a gap is a question to the material and never a verdict on anybody.
 */
export interface ReportedAndObserved {
  readonly codeId: string;
  readonly reported: Occurrence;
  readonly observed: Occurrence;
  /** Null where the one or the other sort has no source at all: then nothing can be compared. */
  readonly gap: 'none' | 'reported-not-observed' | 'observed-not-reported' | 'reported-more' | 'observed-more' | null;
  readonly says: string;
}

const FLAGGED_FROM = 0.3;

/**
 * For every code the share of self-reports (interviews, surveys) and of observations in which it occurs. A gap is flagged where the
 * shares differ by `from` (0.3 unless said) or more, or where one of them is 0 and the other is not.
 */
export function reportedAndObserved(table: CodingTable, sources: readonly SourceEvidence[], from = FLAGGED_FROM): ReportedAndObserved[] {
  const sortOf = new Map<string, 'reported' | 'observed' | null>(sources.map((source) => [source.sourceId, isSelfReport(source) ? 'reported' : source.type === 'observation' ? 'observed' : null]));
  const sorts = table.sources.map((id) => sortOf.get(id) ?? null);
  const ofSources = (sort: 'reported' | 'observed'): number => [...sortOf.values()].filter((one) => one === sort).length;
  const [reports, observations] = [ofSources('reported'), ofSources('observed')];
  const counts = table.codes.map(() => ({ reported: { sources: new Set<number>(), codings: 0 }, observed: { sources: new Set<number>(), codings: 0 } }));
  const { source, code } = table.columns;
  for (let coding = 0; coding < code.length; coding++) {
    const sort = sorts[source[coding]!] ?? null;
    if (sort === null) continue;
    const count = counts[code[coding]!]![sort];
    count.sources.add(source[coding]!);
    count.codings++;
  }
  return counts.map((count, at) => {
    const reported = { sources: count.reported.sources.size, ofSources: reports, codings: count.reported.codings };
    const observed = { sources: count.observed.sources.size, ofSources: observations, codings: count.observed.codings };
    const gap = gapOf(reported, observed, from);
    return { codeId: table.codes[at]!, reported, observed, gap, says: sentence(reported, observed, gap) };
  });
}

function gapOf(reported: Occurrence, observed: Occurrence, from: number): ReportedAndObserved['gap'] {
  if (reported.ofSources === 0 || observed.ofSources === 0) return null;
  if (observed.sources === 0 && reported.sources > 0) return 'reported-not-observed';
  if (reported.sources === 0 && observed.sources > 0) return 'observed-not-reported';
  // Compared in whole numbers: a difference of exactly the limit must not be lost to rounding.
  const difference = reported.sources * observed.ofSources - observed.sources * reported.ofSources;
  if (Math.abs(difference) < from * reported.ofSources * observed.ofSources - 1e-9) return 'none';
  return difference > 0 ? 'reported-more' : 'observed-more';
}

function sentence(reported: Occurrence, observed: Occurrence, gap: ReportedAndObserved['gap']): string {
  if (gap === null) return reported.ofSources === 0 ? 'There are no interviews or surveys to compare with.' : 'There are no observations to compare with.';
  const counts = `in ${reported.sources} of ${reported.ofSources} self-reports and ${observed.sources} of ${observed.ofSources} observations`;
  const words: Record<NonNullable<typeof gap>, string> = {
    none: `Reported and observed alike: ${counts}.`,
    'reported-not-observed': `Reported but not observed: ${counts}.`,
    'observed-not-reported': `Observed but not reported: ${counts}.`,
    'reported-more': `Reported more than observed: ${counts}.`,
    'observed-more': `Observed more than reported: ${counts}.`,
  };
  return words[gap];
}
