import type { SourceType } from '../../../texts/model/study.ts';

/**
 * What the three-source rule must know of a source. `respondentId` is whoever reports about themselves in it (an interview, a survey);
 * null where it is nobody or not known. `handoutOf` is the source of the meeting that a document was handed out at.
 */
export interface SourceEvidence {
  readonly sourceId: string;
  readonly type: SourceType;
  readonly respondentId: string | null;
  readonly handoutOf: string | null;
}

/** Whether a handout is a document of its own, or belongs to the record of the meeting it was handed out at (the study's setting). */
export type HandoutsCount = 'as-documents' | 'with-the-meeting';

/** The sorts of source that must come together in route A. */
export const EVIDENCE_SORTS = ['interview', 'observation', 'document'] as const;
/** One of {@link EVIDENCE_SORTS}. */
export type EvidenceSort = (typeof EVIDENCE_SORTS)[number];

/** What a source counts as in route A, and the source it counts under (a handout's meeting where it belongs to that); null for none. */
export function evidenceOf(source: SourceEvidence, handouts: HandoutsCount): { readonly sort: EvidenceSort; readonly sourceId: string } | null {
  if (source.handoutOf !== null && handouts === 'with-the-meeting') return { sort: 'observation', sourceId: source.handoutOf };
  const sort = EVIDENCE_SORTS.find((one) => one === source.type);
  return sort === undefined ? null : { sort, sourceId: source.sourceId };
}

/** Whether people report about themselves in sources of this type: in interviews and surveys. */
export function isSelfReport({ type }: SourceEvidence): boolean {
  return type === 'interview' || type === 'survey';
}
