import { familyAxis } from './axis.ts';
import type { CodingTable } from './coding-table.ts';
import { EVIDENCE_SORTS, evidenceOf, isSelfReport, type EvidenceSort, type HandoutsCount, type SourceEvidence } from './source-evidence.ts';

/** What the study has decided about the rule. */
export interface SupportSettings {
  readonly handouts: HandoutsCount;
  /** How many different people must report it in route B; 3 unless said. */
  readonly respondents?: number;
  /** The code above a code: then the codings below a code support it too. */
  readonly parentOf?: (codeId: string) => string | null;
}

/** Route A: an interview, an observation and a document together. */
export interface RouteA {
  readonly holds: boolean;
  readonly missing: readonly EvidenceSort[];
  /** The supporting sources by sort, in the table's order. */
  readonly sources: Readonly<Record<EvidenceSort, readonly string[]>>;
}

/** Route B: reports of different people about themselves. Several interviews with one person are one respondent. */
export interface RouteB {
  readonly holds: boolean;
  readonly respondents: number;
  /** How many more people would have to report it. */
  readonly missing: number;
  readonly sources: readonly string[];
  /** Self-reports that could not be counted, because nobody has said who speaks in them. */
  readonly unnamed: readonly string[];
}

/** Whether a code is substantiated, by which route, and what is missing where it is not. It says nothing about any person. */
export interface CodeSupport {
  readonly codeId: string;
  readonly isSupported: boolean;
  readonly by: 'A' | 'B' | 'both' | null;
  readonly routeA: RouteA;
  readonly routeB: RouteB;
  /** The sources with codings of the code that nothing is known about; they support nothing. */
  readonly unknown: readonly string[];
  /** One sentence: which route holds, or what would be enough. */
  readonly says: string;
}

const RESPONDENTS = 3;

/**
 * The three-source rule for every code: a category stands when an interview, an observation and a document show it (route A), or
 * when at least three different people report it (route B).
 */
export function threeSourceSupport(table: CodingTable, sources: readonly SourceEvidence[], settings: SupportSettings): CodeSupport[] {
  const known = new Map(sources.map((source) => [source.sourceId, source]));
  return sourcesOfCodes(table, settings.parentOf ?? (() => null)).map((own, code) => {
    const ids = [...own].sort((x, y) => x - y).map((source) => table.sources[source]!);
    const evidence = ids.flatMap((id) => known.get(id) ?? []);
    const routeA = routeByKinds(evidence, settings.handouts);
    const routeB = routeByRespondents(evidence, settings.respondents ?? RESPONDENTS);
    const by = routeA.holds ? (routeB.holds ? 'both' : 'A') : routeB.holds ? 'B' : null;
    return { codeId: table.codes[code]!, isSupported: by !== null, by, routeA, routeB, unknown: ids.filter((id) => !known.has(id)), says: sentence(routeA, routeB) };
  });
}

/** For each code the numbers of the sources in which it, or a code below it, is used. */
function sourcesOfCodes(table: CodingTable, parentOf: (codeId: string) => string | null): Set<number>[] {
  const { from, groups } = familyAxis(table, parentOf);
  const { source, code } = table.columns;
  const found = table.codes.map(() => new Set<number>());
  for (let coding = 0; coding < code.length; coding++) {
    const key = code[coding]!;
    for (let at = from[key]!; at < from[key + 1]!; at++) found[groups[at]!]!.add(source[coding]!);
  }
  return found;
}

function routeByKinds(evidence: readonly SourceEvidence[], handouts: HandoutsCount): RouteA {
  const bySort: Record<EvidenceSort, string[]> = { interview: [], observation: [], document: [] };
  for (const source of evidence) {
    const counted = evidenceOf(source, handouts);
    if (counted !== null && !bySort[counted.sort].includes(counted.sourceId)) bySort[counted.sort].push(counted.sourceId);
  }
  const missing = EVIDENCE_SORTS.filter((sort) => bySort[sort].length === 0);
  return { holds: missing.length === 0, missing, sources: bySort };
}

function routeByRespondents(evidence: readonly SourceEvidence[], needed: number): RouteB {
  const reports = evidence.filter(isSelfReport);
  const named = reports.filter(({ respondentId }) => respondentId !== null);
  const respondents = new Set(named.map(({ respondentId }) => respondentId)).size;
  const idsOf = (of: readonly SourceEvidence[]): string[] => of.map(({ sourceId }) => sourceId);
  return { holds: respondents >= needed, respondents, missing: Math.max(0, needed - respondents), sources: idsOf(named), unnamed: idsOf(reports.filter(({ respondentId }) => respondentId === null)) };
}

const SORT_WORDS: Record<EvidenceSort, string> = { interview: 'an interview', observation: 'an observation', document: 'a document' };

function sentence(routeA: RouteA, routeB: RouteB): string {
  const people = `${routeB.respondents} different ${routeB.respondents === 1 ? 'person' : 'people'}`;
  if (routeA.holds && routeB.holds) return `Shown by an interview, an observation and a document together, and reported by ${people}.`;
  if (routeA.holds) return 'Shown by an interview, an observation and a document together.';
  if (routeB.holds) return `Reported by ${people}.`;
  const missing = routeA.missing.map((sort) => SORT_WORDS[sort]);
  const listed = missing.length < 2 ? missing.join('') : `${missing.slice(0, -1).join(', ')} and ${missing.at(-1)}`;
  const more = `${routeB.missing} more ${routeB.missing === 1 ? 'person' : 'people'}`;
  const unnamed = routeB.unnamed.length > 0 ? ' Some reports do not say who speaks; naming them may be enough.' : '';
  return `Not yet substantiated: it would take ${listed}, or the report of ${more}.${unnamed}`;
}
