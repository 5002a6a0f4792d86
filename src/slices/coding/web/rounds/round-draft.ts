import type { Round } from '../../model/study/entities.ts';

/** A round as it stands in its form: lists are empty where everyone and everything belongs to it. */
export interface RoundDraft {
  readonly name: string;
  readonly purpose: string;
  readonly blind: boolean;
  readonly coders: readonly string[];
  readonly sources: readonly string[];
  readonly withinId: string;
  readonly withinCodes: readonly string[];
  readonly families: readonly string[];
}

/** The fields that a round is begun or changed with. */
export type RoundSent = Pick<Round, 'name' | 'purpose' | 'blind'> & { readonly coders: string[]; readonly sources: string[] | null; readonly within: { readonly roundId: string; readonly codeIds: string[] | null } | null; readonly families: string[] | null };

/** The form of a new round. */
export function freshRound(name: string): RoundDraft {
  return { name, purpose: '', blind: true, coders: [], sources: [], withinId: '', withinCodes: [], families: [] };
}

/** The form of a round that is there. */
export function roundDraftFrom({ name, purpose, blind, coders, sources, within, families }: Round): RoundDraft {
  return { name, purpose, blind, coders, sources: sources ?? [], withinId: within?.roundId ?? '', withinCodes: within?.codeIds ?? [], families: families ?? [] };
}

/** What a form says of a round: nothing chosen in a list means that it bounds nothing. */
export function roundFieldsOf({ name, purpose, blind, coders, sources, withinId, withinCodes, families }: RoundDraft): RoundSent {
  const list = (ids: readonly string[]) => (ids.length === 0 ? null : [...ids]);
  return { name: name.trim(), purpose: purpose.trim(), blind, coders: [...coders], sources: list(sources), within: withinId === '' ? null : { roundId: withinId, codeIds: list(withinCodes) }, families: list(families) };
}

/** The people who code in a round and those of them who have not said to be done. */
export function codersOf(round: Pick<Round, 'coders' | 'done'>, members: readonly { readonly personId: string; readonly part: string }[]): { readonly all: readonly string[]; readonly still: readonly string[] } {
  const all = round.coders.length > 0 ? round.coders : members.filter(({ part }) => part !== 'reader').map(({ personId }) => personId);
  return { all, still: all.filter((coderId) => !(coderId in round.done)) };
}
