import { codeSeen, myHiddenRound, type Deciding } from './deciding.ts';
import type { Code, Memo } from './entities.ts';

/**
 * The blind round to which a new code belongs, or null when everybody sees it at once: that of its parent, or that of the text it is
 * put on; without either, whatever somebody finds while they code blind is theirs for now, and only what a lead brings from a
 * framework or another tool is everybody's.
 */
export function draftOfCode(at: Deciding, code: Pick<Code, 'parentId' | 'provenance'>, onRound: string | null): string | null {
  const parent = code.parentId === null ? null : codeSeen(at, code.parentId);
  if (parent?.draftOf) return parent.draftOf;
  if (onRound !== null) return at.hidden.has(onRound) ? onRound : null;
  return at.part === 'lead' && code.provenance.kind !== 'inductive' ? null : myHiddenRound(at);
}

/**
 * The blind round to which a new memo belongs: that of what it is about, else that which its writer codes in. A lead's memo on the
 * study or on a round is about the work and not about the data, and is everybody's at once.
 */
export function draftOfMemo(at: Deciding, on: Memo['on'], roundId: string | null): string | null {
  if (on.of === 'coding') {
    const coding = at.state.codings.get(on.sourceId)?.get(on.id);
    if (coding && at.hidden.has(coding.roundId)) return coding.roundId;
  }
  if (on.of === 'code') {
    const draftOf = codeSeen(at, on.id)?.draftOf ?? null;
    if (draftOf !== null) return draftOf;
  }
  if (roundId !== null && at.hidden.has(roundId)) return roundId;
  if (at.part === 'lead' && (on.of === 'study' || on.of === 'round')) return null;
  return myHiddenRound(at);
}
