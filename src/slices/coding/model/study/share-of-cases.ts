import type { Coding } from './entities.ts';

/** How many cases carry a code, of how many; `percent` is rounded to whole numbers, null where there is no case at all. */
export interface ShareOfCases {
  readonly codeId: string;
  readonly withCode: number;
  readonly cases: number;
  readonly percent: number | null;
}

/**
 * The share of cases with at least one coding of a code, as a survey is reported: each case counts once, however often it was coded.
 * `cases` gives each case its sources; a case without sources counts among those asked. Percentages of several codes need not add up.
 */
export function shareOfCases(codeId: string, cases: ReadonlyMap<string, readonly string[]>, codings: Iterable<Pick<Coding, 'sourceId' | 'codeId'>>): ShareOfCases {
  const coded = new Set<string>();
  for (const coding of codings) if (coding.codeId === codeId) coded.add(coding.sourceId);
  const withCode = [...cases.values()].filter((sources) => sources.some((sourceId) => coded.has(sourceId))).length;
  return { codeId, withCode, cases: cases.size, percent: cases.size === 0 ? null : Math.round((100 * withCode) / cases.size) };
}
