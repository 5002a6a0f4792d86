import type { Memo, Round } from '../../model/study/entities.ts';
import { isHidden } from '../../model/study/hidden.ts';
import type { StudyState } from '../../model/study/state.ts';

/** The blind rounds that this person codes in now, the newest first: what they write meanwhile stays theirs until then. */
export function myHiddenRounds(state: Pick<StudyState, 'rounds'>, personId: string): readonly Round[] {
  return [...state.rounds.values()].filter((round) => isHidden(round) && (round.coders.length === 0 || round.coders.includes(personId))).sort((a, b) => b.number - a.number);
}

/** Whom a memo is kept to at the moment: its writer for good, its writer until an unblinding, or the team. */
export function keptTo({ audience, draftOf }: Pick<Memo, 'audience' | 'draftOf'>): 'me' | 'draft' | 'team' {
  return audience === 'me' ? 'me' : draftOf === null ? 'team' : 'draft';
}
