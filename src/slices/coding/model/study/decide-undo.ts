import { err, ok, type Refusal } from '../../../../kernel/result.ts';
import { codingsIn, sameCoding } from './coding-blocks.ts';
import { nameTakenBy, pathOf } from './code-tree.ts';
import { blindness } from './decide-rounds.ts';
import { codesIn, type Deciding, type StudyDeciders } from './deciding.ts';
import { deepEqual } from './deep-equal.ts';
import type { ActKind, Changed, CodingBlock, Patch } from './events.ts';
import { evolve, standing } from './evolve.ts';
import { notLeading } from './guards.ts';
import { visibleCodes } from './decide-codes.ts';
import { noteRefusals, roundRefusals } from './refusals.ts';

/** Deciding to take back one's own last act, and to put it back. Both say the whole change again, the other way round. */
export const undoDeciders: StudyDeciders<'undo' | 'redo'> = {
  undo(at) {
    const act = at.state.histories.get(at.me)?.done.at(-1);
    return act ? again(at, turned(act), 'undo') : err(noteRefusals.nothingToUndo());
  },
  redo(at) {
    const act = at.state.histories.get(at.me)?.undone.at(-1);
    return act ? again(at, act, 'redo') : err(noteRefusals.nothingToRedo());
  },
};

function again(at: Deciding, act: Changed, how: 'undo' | 'redo') {
  const wanted: Changed = { ...act, how, at: at.now, put: asHidden(at, act.put), gone: asHidden(at, act.gone) };
  const refused = notAllowed(at, wanted) ?? changedSince(at, wanted) ?? blindAgain(at, wanted) ?? bookRecorded(at, wanted) ?? roundsSettled(at, wanted) ?? usedSince(at, wanted) ?? brokenBook(at, wanted);
  return refused ? err(refused) : ok([wanted]);
}

/** Whether a block is hidden is a matter of now. */
function asHidden(at: Deciding, blocks: readonly CodingBlock[]): CodingBlock[] {
  return blocks.map((block) => ({ ...block, blind: at.hidden.has(block.roundId) }));
}

/** The same change backwards. */
export function turned(act: Changed): Changed {
  return { ...act, patches: act.patches.map(({ before, after, ...patch }) => ({ ...patch, before: after, after: before }) as Patch).toReversed(), put: act.gone, gone: act.put };
}

/** What only a lead does, also when it is taken back. */
const LEADS_ONLY: ReadonlySet<ActKind> = new Set<ActKind>(['book-adopted', 'round-added', 'round-changed']);

function notAllowed(at: Deciding, { kind, put, gone, patches }: Changed): Refusal | null {
  if (LEADS_ONLY.has(kind)) return notLeading(at, 'take this back or put it back');
  const shaping = patches.some((patch) => patch.of === 'code' && ![patch.before, patch.after].some((code) => code?.madeBy === at.me));
  if (shaping) return notLeading(at, 'take this back or put it back');
  if (kind === 'decided') return null;
  for (const { roundId } of [...put, ...gone]) {
    const round = at.state.rounds.get(roundId);
    if (round && at.part !== 'lead' && !codesIn(round, at.me, at.part)) return roundRefusals.roundNotOpen(round.name, 'no longer yours');
  }
  return null;
}

function changedSince({ state }: Deciding, { patches, put, gone }: Changed): Refusal | null {
  for (const patch of patches) if (!deepEqual(standing(state, patch), patch.before)) return noteRefusals.changedSince(nameOf(patch));
  const present = gone.every((block) => codingsIn(block).every((coding) => isStanding(coding)));
  const returning = new Set(gone.flatMap((block) => block.rows.map(([codingId]) => codingId)));
  const absent = put.every(({ sourceId, rows }) => rows.every(([codingId]) => returning.has(codingId) || !state.codings.get(sourceId)?.has(codingId)));
  return present && absent ? null : noteRefusals.changedSince('A coding');

  function isStanding(coding: ReturnType<typeof codingsIn>[number]): boolean {
    const now = state.codings.get(coding.sourceId)?.get(coding.codingId);
    return now !== undefined && sameCoding(now, coding);
  }
}

/** Undoing a change of a round is a change of it: it may not lift a blindness that coders rely on. */
function blindAgain(at: Deciding, { patches }: Changed): Refusal | null {
  for (const { of, before, after } of patches) {
    const refused = of === 'round' && before && after ? blindness(at, before, after) : null;
    if (refused) return refused;
  }
  return null;
}

function nameOf({ of, before, after }: Patch): string {
  const thing = after ?? before;
  const named = thing && ('name' in thing ? thing.name : 'title' in thing ? thing.title : null);
  return named ? `"${named}"` : { code: 'A code', lineage: 'The codebook', round: 'A round', coder: 'A coder', memo: 'A memo', decision: 'A decision', query: 'A saved question' }[of];
}

/** A round that was frozen with a step of the codebook keeps that step on record. */
function bookRecorded({ state }: Deciding, { patches }: Changed): Refusal | null {
  for (const { of, before, after } of patches) {
    if (of !== 'lineage') continue;
    const { book, draftOf } = (before ?? after)!;
    if (draftOf !== null || before === null) continue;
    for (const round of state.rounds.values()) if (round.book !== null && round.book >= book) return noteRefusals.bookRecorded(round.name);
  }
  return null;
}

function roundsSettled({ state }: Deciding, { kind, put, gone, patches }: Changed): Refusal | null {
  const roundIds = [...put, ...gone].map((block) => block.roundId);
  for (const patch of patches) if (patch.of === 'decision') roundIds.push((patch.before ?? patch.after)!.roundId);
  const due = kind === 'decided' ? 'compared' : 'open';
  for (const roundId of roundIds) {
    const round = state.rounds.get(roundId);
    if (round && round.phase !== due) return noteRefusals.settledSince(round.name);
  }
  return null;
}

/** What disappears may not be in use. Where a blind round hides what others do, it counts as used, so that the answer tells nothing. */
function usedSince(at: Deciding, { patches, gone }: Changed): Refusal | null {
  const leaving = patches.filter(({ after }) => after === null);
  const codes = new Set(leaving.filter(({ of }) => of === 'code').map(({ id }) => id));
  const rounds = new Set(leaving.filter(({ of }) => of === 'round').map(({ id }) => id));
  if (codes.size + rounds.size === 0) return null;
  const isPublic = leaving.some(({ of, before }) => (of === 'code' && before?.draftOf === null) || of === 'round');
  const going = new Set(gone.flatMap((block) => block.rows.map(([codingId]) => codingId)));
  const used = (isPublic && at.hidden.size > 0) || isUsed(at, codes, rounds, going);
  return used ? noteRefusals.usedSince(nameOf(leaving.find(({ of }) => of === 'code' || of === 'round')!)) : null;
}

function isUsed({ state }: Deciding, codes: ReadonlySet<string>, rounds: ReadonlySet<string>, going: ReadonlySet<string>): boolean {
  for (const codings of state.codings.values()) for (const { codingId, codeId, roundId } of codings.values()) if ((codes.has(codeId) || rounds.has(roundId)) && !going.has(codingId)) return true;
  for (const { parentId, codeId } of state.codes.values()) if (parentId !== null && codes.has(parentId) && !codes.has(codeId)) return true;
  for (const { on, roundId } of state.memos.values()) if ((on.of === 'code' && codes.has(on.id)) || (on.of === 'round' && rounds.has(on.id)) || (roundId !== null && rounds.has(roundId))) return true;
  for (const { families, within, roundId } of state.rounds.values()) {
    if (rounds.has(roundId)) continue;
    if ((within && rounds.has(within.roundId)) || [...(families ?? []), ...(within?.codeIds ?? [])].some((codeId) => codes.has(codeId))) return true;
  }
  return false;
}

/** A step back may not leave a circle, a code without its place or two codes of one name. */
function brokenBook(at: Deciding, wanted: Changed): Refusal | null {
  const touched = wanted.patches.flatMap((patch) => (patch.of === 'code' && patch.after !== null ? [patch.after] : []));
  if (touched.length === 0) return null;
  const state = evolve(at.state, wanted);
  const codes = visibleCodes({ ...at, state });
  for (const code of touched) {
    const path = pathOf(codes, code.codeId);
    const top = path[0];
    const rooted = top !== undefined && (top.parentId === null || !state.codes.has(top.parentId)) && (code.parentId === null || codes.has(code.parentId));
    if (!rooted || (code.retired === null && nameTakenBy(codes, code))) return noteRefusals.changedSince(`"${code.name}"`);
  }
  return null;
}
