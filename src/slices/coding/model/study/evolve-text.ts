import type { Edit } from '../../../texts/model/revision/edit.ts';
import { rebaseSpan } from '../../../texts/model/revision/rebase.ts';
import { codingsIn } from './coding-blocks.ts';
import type { Anchor, Code, Coding, Lineage, Memo } from './entities.ts';
import type { Changed, CodingBlock, KeptKind, Patch, TextRevised } from './events.ts';
import { emptyMap, withChanges } from './persistent-map.ts';
import type { CutAway, History, StudyState } from './state.ts';

/**
 * The study after a text was corrected: every anchor in it follows, in every round and in what can still be undone. A coding whose
 * text is wholly gone is kept aside; a memo or decision shrinks to the place where its text was, so that it is never lost.
 */
export function withTextRevised(state: StudyState, event: TextRevised): StudyState {
  const move: Move = { sourceId: event.sourceId, edits: event.edits };
  return {
    ...state,
    ...codingsMoved(state, event),
    codes: mapped(state.codes, (code) => codeMoved(code, move)),
    lineage: mapped(state.lineage, (step) => lineageMoved(step, move)),
    memos: mapped(state.memos, (memo) => memoMoved(memo, move)),
    decisions: mapped(state.decisions, (decision) => anchorMoved(decision, move)),
    histories: mapped(state.histories, (history) => historyMoved(history, move)),
    textVersions: new Map(state.textVersions).set(event.sourceId, event.toVersion),
    revisions: new Map(state.revisions).set(event.sourceId, [...(state.revisions.get(event.sourceId) ?? []), { fromVersion: event.fromVersion, toVersion: event.toVersion, edits: event.edits }]),
  };
}

interface Move {
  readonly sourceId: string;
  readonly edits: readonly Edit[];
}

function codingsMoved(state: StudyState, { sourceId, fromVersion, edits, back }: TextRevised): Pick<StudyState, 'codings' | 'cutAway'> {
  const changes: [string, Coding | undefined][] = [];
  const cut: CutAway[] = [];
  const codings = state.codings.get(sourceId) ?? emptyMap<Coding>();
  for (const coding of codings.values()) {
    const { start, end, outcome } = rebaseSpan(coding, edits);
    if (outcome === 'gone') {
      changes.push([coding.codingId, undefined]);
      cut.push({ fromVersion, coding });
    } else if (start !== coding.start || end !== coding.end) changes.push([coding.codingId, { ...coding, start, end }]);
  }
  for (const block of back) for (const coding of codingsIn(block, state)) changes.push([coding.codingId, coding]);
  const returned = new Set(back.flatMap((block) => block.rows.map(([codingId]) => codingId)));
  const aside = [...(state.cutAway.get(sourceId) ?? []).filter(({ coding }) => !returned.has(coding.codingId)), ...cut];
  const after = withChanges(codings, changes);
  const cutAway = new Map(state.cutAway);
  if (aside.length > 0) cutAway.set(sourceId, aside);
  else cutAway.delete(sourceId);
  return { codings: withChanges(state.codings, [[sourceId, after.size > 0 ? after : undefined]]), cutAway };
}

function mapped<V>(things: ReadonlyMap<string, V>, move: (thing: V) => V): ReadonlyMap<string, V> {
  const after = new Map<string, V>();
  let changed = false;
  for (const [id, thing] of things) {
    const moved = move(thing);
    changed ||= moved !== thing;
    after.set(id, moved);
  }
  return changed ? after : things;
}

function anchorMoved<A extends Anchor>(anchor: A, { sourceId, edits }: Move): A {
  if (anchor.sourceId !== sourceId) return anchor;
  const { start, end } = rebaseSpan(anchor, edits);
  return start === anchor.start && end === anchor.end ? anchor : { ...anchor, start, end };
}

function codeMoved(code: Code, move: Move): Code {
  const { provenance } = code;
  if (provenance.kind !== 'inductive' || provenance.from === null) return code;
  const from = anchorMoved(provenance.from, move);
  return from === provenance.from ? code : { ...code, provenance: { ...provenance, from } };
}

function lineageMoved(step: Lineage, move: Move): Lineage {
  const was = step.was.map((code) => codeMoved(code, move));
  return was.some((code, i) => code !== step.was[i]) ? { ...step, was } : step;
}

function memoMoved(memo: Memo, move: Move): Memo {
  if (memo.on.of !== 'text') return memo;
  const on = anchorMoved(memo.on, move);
  return on === memo.on ? memo : { ...memo, on };
}

const PATCH_MOVES: { readonly [K in KeptKind]?: (thing: never, move: Move) => unknown } = { code: codeMoved, lineage: lineageMoved, memo: memoMoved, decision: anchorMoved };

function patchMoved(patch: Patch, move: Move): Patch {
  const mover = PATCH_MOVES[patch.of];
  if (!mover) return patch;
  const [before, after] = [patch.before, patch.after].map((side) => (side === null ? null : mover(side as never, move)));
  return before === patch.before && after === patch.after ? patch : ({ ...patch, before, after } as Patch);
}

function blockMoved(block: CodingBlock, { sourceId, edits }: Move): CodingBlock {
  if (block.sourceId !== sourceId) return block;
  const rows = block.rows.flatMap(([codingId, code, from, to, valence]): CodingBlock['rows'][number][] => {
    const { start, end, outcome } = rebaseSpan({ start: from, end: to }, edits);
    return outcome === 'gone' ? [] : [[codingId, code, start, end, valence]];
  });
  return { ...block, rows };
}

/** What can be undone counts in the new text too; an act of which nothing is left is forgotten. */
function historyMoved(history: History, move: Move): History {
  const acts = (list: readonly Changed[]) => {
    if (!list.some((act) => touches(act, move))) return list;
    return list.map((act) => (touches(act, move) ? actMoved(act, move) : act)).filter(({ patches, put, gone }) => patches.length + put.length + gone.length > 0);
  };
  const [done, undone] = [acts(history.done), acts(history.undone)];
  return done === history.done && undone === history.undone ? history : { done, undone };
}

function touches({ patches, put, gone }: Changed, { sourceId }: Move): boolean {
  return patches.some(({ of }) => of in PATCH_MOVES) || [...put, ...gone].some((block) => block.sourceId === sourceId);
}

function actMoved(act: Changed, move: Move): Changed {
  const blocks = (list: readonly CodingBlock[]) => list.map((block) => blockMoved(block, move)).filter(({ rows }) => rows.length > 0);
  return { ...act, patches: act.patches.map((patch) => patchMoved(patch, move)), put: blocks(act.put), gone: blocks(act.gone) };
}
