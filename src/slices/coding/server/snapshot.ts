import type { StudyState } from '../model/study/state.ts';
import type { StudySnapshot } from '../model/wire.ts';
import { countsByCode } from './columns.ts';

/** A study without its codings. It must be given what one member may see: everything in it goes out, the counts too. */
export function snapshotOf(visible: StudyState, now: number): StudySnapshot {
  const bySource: Record<string, number> = {};
  const byCode: Record<string, number> = {};
  for (const [sourceId, codings] of visible.codings) {
    bySource[sourceId] = codings.size;
    for (const [codeId, count] of countsByCode(codings)) byCode[codeId] = (byCode[codeId] ?? 0) + count;
  }
  // A projection holds the history of its viewer alone.
  const history = visible.histories.values().next().value;
  return {
    type: 'snapshot',
    now,
    studyId: visible.studyId,
    codes: [...visible.codes.values()],
    lineage: [...visible.lineage.values()],
    rounds: [...visible.rounds.values()],
    coders: [...visible.coders.values()],
    memos: [...visible.memos.values()],
    decisions: [...visible.decisions.values()],
    queries: [...visible.queries.values()],
    book: visible.book,
    counts: { bySource, byCode },
    undo: history?.done.at(-1)?.kind ?? null,
    redo: history?.undone.at(-1)?.kind ?? null,
  };
}
