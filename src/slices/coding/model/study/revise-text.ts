import type { Edit } from '../../../texts/model/revision/edit.ts';
import { rebaseSpan } from '../../../texts/model/revision/rebase.ts';
import { blocksOf } from './coding-blocks.ts';
import type { Coding } from './entities.ts';
import type { CodingBlock, TextRevised } from './events.ts';
import { hiddenRounds, sees, seesCoding } from './hidden.ts';
import type { CutAway, StudyState } from './state.ts';
import type { StudyViewer } from './viewer.ts';

/** What a revision would do to one anchor. */
export interface AnchorMoved<T> {
  readonly thing: T;
  readonly outcome: 'moved' | 'trimmed' | 'grown' | 'gone';
  readonly start: number;
  readonly end: number;
}

/** What a revision of a text would do, told before it is done: only what would not stay exactly the same. */
export interface RevisionReport {
  readonly codings: readonly AnchorMoved<Coding>[];
  readonly memos: readonly AnchorMoved<{ readonly memoId: string; readonly start: number; readonly end: number }>[];
  readonly counts: Readonly<Record<'same' | 'moved' | 'trimmed' | 'grown' | 'gone', number>>;
}

/** Reports on the anchors that the viewer may see; what is hidden from them moves by the same edits and is not counted. */
export function revisionReport(state: StudyState, sourceId: string, edits: readonly Edit[], viewer: StudyViewer): RevisionReport {
  const counts = { same: 0, moved: 0, trimmed: 0, grown: 0, gone: 0 };
  const moved = <T extends { readonly start: number; readonly end: number }>(things: Iterable<T>): AnchorMoved<T>[] => {
    const list: AnchorMoved<T>[] = [];
    for (const thing of things) {
      const { start, end, outcome } = rebaseSpan(thing, edits);
      counts[outcome]++;
      if (outcome !== 'same') list.push({ thing, outcome, start, end });
    }
    return list.sort((a, b) => a.thing.start - b.thing.start || a.thing.end - b.thing.end);
  };
  const hidden = hiddenRounds(state);
  const codings = [...(state.codings.get(sourceId)?.values() ?? [])].filter((coding) => seesCoding(hidden, coding, viewer.personId));
  const memos = [...state.memos.values()].flatMap((memo) =>
    memo.on.of === 'text' && memo.on.sourceId === sourceId && sees('memo', memo, viewer.personId) ? [{ memoId: memo.memoId, start: memo.on.start, end: memo.on.end }] : [],
  );
  return { codings: moved(codings), memos: moved(memos), counts };
}

/** A revision as the texts slice tells it. `restores` names the older version whose text comes back, if that is what it does. */
export interface Revision extends Pick<TextRevised, 'act' | 'by' | 'at' | 'sourceId' | 'fromVersion' | 'toVersion' | 'edits'> {
  readonly restores: number | null;
}

/** The event of a revision. Where an older text comes back, the codings that were cut away since come back at their old places. */
export function textRevised(state: StudyState, { restores, ...revision }: Revision): TextRevised {
  return { type: 'TextRevised', v: 1, ...revision, back: restores === null ? [] : comingBack(state, revision.sourceId, restores) };
}

function comingBack(state: StudyState, sourceId: string, restores: number): CodingBlock[] {
  const standing = state.codings.get(sourceId);
  const codings = (state.cutAway.get(sourceId) ?? []).flatMap((cut) => {
    const at = cut.fromVersion >= restores && !standing?.has(cut.coding.codingId) ? placeIn(state, cut, restores) : null;
    return at ? [{ ...cut.coding, ...at }] : [];
  });
  const hidden = hiddenRounds(state);
  return blocksOf(codings, (roundId) => hidden.has(roundId));
}

/** Where a coding that was cut away stood in an older text; null where that text did not hold it. */
function placeIn(state: StudyState, { coding, fromVersion }: CutAway, version: number): { start: number; end: number } | null {
  let span = { start: coding.start, end: coding.end };
  const steps = (state.revisions.get(coding.sourceId) ?? []).filter((step) => step.fromVersion >= version && step.fromVersion < fromVersion);
  for (const { edits } of steps.toReversed()) {
    const { start, end, outcome } = rebaseSpan(span, reversed(edits));
    if (outcome === 'gone') return null;
    span = { start, end };
  }
  return span;
}

/** The edits that lead back: they count in the new text. */
function reversed(edits: readonly Edit[]): Edit[] {
  let shift = 0;
  return edits.map(({ at, removed, inserted }) => {
    const back = { at: at + shift, removed: inserted, inserted: removed };
    shift += inserted - removed;
    return back;
  });
}
