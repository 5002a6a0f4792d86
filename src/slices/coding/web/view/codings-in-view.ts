import type { Code, Coding, Round } from '../../model/study/entities.ts';
import type { SourceCodings, StudyState } from '../../model/study/state.ts';
import { liesWithin } from '../../model/study/code-tree.ts';

/** Which codings of a text are shown; null shows all of that kind. */
export interface Filter {
  readonly roundId: string | null;
  readonly coderId: string | null;
  /** This code and those under it. */
  readonly codeId: string | null;
}

/** Everything is shown. */
export const SHOW_ALL: Filter = { roundId: null, coderId: null, codeId: null };

/** The codings of a source in the order they were made; ids made in one moment sort by themselves. */
export function inOrderMade(codings: SourceCodings | undefined): readonly Coding[] {
  return [...(codings?.values() ?? [])].sort((a, b) => a.at - b.at || (a.codingId < b.codingId ? -1 : 1));
}

/** The codings that a filter shows, in the same order. */
export function shownBy(codings: readonly Coding[], state: Pick<StudyState, 'codes'>, { roundId, coderId, codeId }: Filter): readonly Coding[] {
  if (roundId === null && coderId === null && codeId === null) return codings;
  const family = codeId === null ? null : new Set([...state.codes.keys()].filter((id) => liesWithin(state.codes, id, codeId)));
  return codings.filter((coding) => (roundId === null || coding.roundId === roundId) && (coderId === null || coding.coderId === coderId) && (family === null || family.has(coding.codeId)));
}

/** The band of the margin that a coding is drawn in: one for each coder in each round. */
export function bandOf({ roundId, coderId }: Pick<Coding, 'roundId' | 'coderId'>): string {
  return `${roundId} ${coderId}`;
}

/** All bands in the order they stand: by round, then by name of the coder. */
export function bandsOf(codings: readonly Coding[], state: Pick<StudyState, 'rounds' | 'coders'>): readonly string[] {
  const names = new Map(codings.map((coding) => [bandOf(coding), coding] as const));
  const number = (round: Round | undefined) => round?.number ?? 0;
  return [...names].sort(([, a], [, b]) => number(state.rounds.get(a.roundId)) - number(state.rounds.get(b.roundId)) || (state.coders.get(a.coderId)?.name ?? '').localeCompare(state.coders.get(b.coderId)?.name ?? '') || (a.coderId < b.coderId ? -1 : 1)).map(([band]) => band);
}

/** The codings by their place in the text: from the beginning, the longer of two first. */
export function byPlace(codings: readonly Coding[]): readonly Coding[] {
  return [...codings].sort((a, b) => a.start - b.start || b.end - a.end || a.at - b.at);
}

/** The next coding (or the one before) from a place; from a coding that is focused, its neighbour. */
export function neighbour(sorted: readonly Coding[], focusedId: string | null, place: number, way: 1 | -1): Coding | null {
  const at = sorted.findIndex(({ codingId }) => codingId === focusedId);
  if (at >= 0) return sorted[at + way] ?? null;
  return (way === 1 ? sorted.find(({ start }) => start >= place) : sorted.findLast(({ start }) => start < place)) ?? null;
}

/** The codes that this person put on text last, the newest first: of this text, after those `used` on this page. */
export function recentCodes(state: Pick<StudyState, 'codes'>, codings: readonly Coding[], personId: string, used: readonly string[], most = 9): readonly string[] {
  const mine = codings.filter(({ coderId }) => coderId === personId).reverse().map(({ codeId }) => codeId);
  const usable = (codeId: string) => {
    const code: Code | undefined = state.codes.get(codeId);
    return code !== undefined && code.retired === null && code.codable;
  };
  return [...new Set([...used, ...mine])].filter(usable).slice(0, most);
}

/** The open rounds that this person can code this text in, the newest first. */
export function myRounds(state: Pick<StudyState, 'rounds'>, personId: string, sourceId: string): readonly Round[] {
  return [...state.rounds.values()]
    .filter((round) => round.phase === 'open' && round.number > 0 && (round.coders.length === 0 || round.coders.includes(personId)) && (round.sources === null || round.sources.includes(sourceId)))
    .sort((a, b) => b.number - a.number);
}
