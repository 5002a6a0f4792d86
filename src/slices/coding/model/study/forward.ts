import type { Coding, Lineage } from './entities.ts';
import type { StudyState } from './state.ts';

/** What a coding's code is called in today's codebook. */
export type TodaysCode =
  | { readonly kind: 'code'; readonly codeId: string }
  /** Its code was split and nobody has said yet which part it belongs to. */
  | { readonly kind: 'to-be-decided'; readonly codeId: string; readonly among: readonly string[] }
  | { readonly kind: 'eliminated'; readonly codeId: string };

/** Reads a coding of any round in today's codes. */
export type Forward = (coding: Pick<Coding, 'codingId' | 'codeId'>) => TodaysCode;

/**
 * How old rounds are read in today's words (COD-20): merged codes give way to what they were merged into, however often; codings of
 * a split code go where the split put them. Codings themselves are never rewritten, so undoing a merge undoes all of it.
 */
export function mapForward(state: Pick<StudyState, 'codes' | 'lineage'>): Forward {
  const assigned = assignments(state);
  return ({ codingId, codeId: from }) => {
    let codeId = from;
    for (const seen = new Set<string>(); !seen.has(codeId); ) {
      seen.add(codeId);
      const retired = state.codes.get(codeId)?.retired ?? null;
      if (retired === null) break;
      if (retired.how === 'eliminated') return { kind: 'eliminated', codeId };
      const next: string | undefined = retired.how === 'merged' ? retired.into[0] : assigned.get(codeId)?.get(codingId);
      if (next === undefined || !state.codes.has(next)) return { kind: 'to-be-decided', codeId, among: retired.into };
      codeId = next;
    }
    return { kind: 'code', codeId };
  };
}

/** Per code that is split now: which part each of its codings was given to, later words before earlier ones. */
function assignments({ codes, lineage }: Pick<StudyState, 'codes' | 'lineage'>): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const splits = [...lineage.values()].filter((step) => step.how === 'split' && isOfLastSplit(step, codes)).sort((a, b) => a.at - b.at);
  const byCode = new Map<string, Map<string, string>>();
  for (const { from, assigned } of splits) {
    const known = byCode.get(from[0]!) ?? new Map<string, string>();
    for (const [codingId, codeId] of Object.entries(assigned)) known.set(codingId, codeId);
    byCode.set(from[0]!, known);
  }
  return byCode;
}

function isOfLastSplit({ from, at }: Lineage, codes: StudyState['codes']): boolean {
  const retired = codes.get(from[0] ?? '')?.retired;
  return retired?.how === 'split' && at >= retired.at;
}

/** The codings made when their code was defined otherwise: to be looked at again after a definition changed. */
export function codingsUnderOldDefinitions(state: Pick<StudyState, 'codes' | 'codings'>, codeId?: string): readonly Coding[] {
  return allCodings(state).filter((coding) => (codeId === undefined || coding.codeId === codeId) && coding.codeVersion < (state.codes.get(coding.codeId)?.version ?? 0));
}

/** Every coding of the study. */
export function allCodings({ codings }: Pick<StudyState, 'codings'>): Coding[] {
  const all: Coding[] = [];
  for (const bySource of codings.values()) for (const coding of bySource.values()) all.push(coding);
  return all;
}
