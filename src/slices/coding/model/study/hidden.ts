import type { Code, Coding, Lineage, Memo, Round, SavedQuery } from './entities.ts';
import type { Kept, KeptKind } from './events.ts';
import type { StudyState } from './state.ts';

/** Whether nobody may yet see another's work in this round. */
export function isHidden(round: Pick<Round, 'blind' | 'unblindedAt'> | undefined): boolean {
  return round !== undefined && round.blind && round.unblindedAt === null;
}

/** The rounds in which work is still hidden. */
export function hiddenRounds(state: StudyState): ReadonlySet<string> {
  return new Set([...state.rounds.values()].filter(isHidden).map((round) => round.roundId));
}

/** Whether this person may see the coding; the part in the study changes nothing. */
export function seesCoding(hidden: ReadonlySet<string>, coding: Pick<Coding, 'roundId' | 'coderId'>, me: string): boolean {
  return coding.coderId === me || !hidden.has(coding.roundId);
}

const SEEN: { readonly [K in KeptKind]: (thing: Kept[K], me: string) => boolean } = {
  code: (code: Code, me) => code.draftOf === null || code.madeBy === me,
  lineage: (step: Lineage, me) => step.draftOf === null || step.by === me,
  round: () => true,
  coder: () => true,
  memo: (memo: Memo, me) => memo.by === me || (memo.audience === 'team' && memo.draftOf === null),
  decision: () => true,
  query: (query: SavedQuery, me) => query.draftOf === null || query.by === me,
};

/** Whether this person may see the thing, by what it says itself: no other state is asked. */
export function sees<K extends KeptKind>(of: K, thing: Kept[K], me: string): boolean {
  return SEEN[of](thing, me);
}
