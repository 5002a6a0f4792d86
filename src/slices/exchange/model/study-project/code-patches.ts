import { deriveId } from '../../../coding/model/study/derive-id.ts';
import type { Code } from '../../../coding/model/study/entities.ts';
import type { Patch } from '../../../coding/model/study/events.ts';

/** Who brings codes in, when, by which act; `book` is the version of the codebook that results. */
export interface BringingCodes {
  readonly act: string;
  readonly by: string;
  readonly now: number;
  readonly book: number;
}

/** Codes that come into a codebook, each with the first step of its lineage. */
export function codePatches(codes: readonly Code[], { act, by, now, book }: BringingCodes): Patch[] {
  return codes.flatMap((code): Patch[] => {
    const lineageId = deriveId(act, `made ${code.codeId}`);
    return [
      { of: 'code', id: code.codeId, before: null, after: code },
      { of: 'lineage', id: lineageId, before: null, after: { lineageId, how: 'made', from: [], to: [code.codeId], before: '', reason: '', assigned: {}, draftOf: code.draftOf, was: [], book: code.draftOf === null ? book : 0, by: code.draftOf === null ? by : code.madeBy, at: now } },
    ];
  });
}
