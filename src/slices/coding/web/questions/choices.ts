import { pathName } from '../../model/study/code-tree.ts';
import type { StudyState } from '../../model/study/state.ts';

/** One value that can be chosen, and what it is called. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The living codes by their paths. */
export function codeChoices({ codes }: Pick<StudyState, 'codes'>): Choice[] {
  return [...codes.values()].filter(({ retired }) => retired === null).map(({ codeId }) => ({ value: codeId, label: pathName(codes, codeId) })).sort(byLabel);
}

/** The rounds in their order; those of other tools last. */
export function roundChoices({ rounds }: Pick<StudyState, 'rounds'>): Choice[] {
  return [...rounds.values()].sort((a, b) => (a.number || Infinity) - (b.number || Infinity)).map(({ roundId, name }) => ({ value: roundId, label: name }));
}

/** The coders by name. */
export function coderChoices({ coders }: Pick<StudyState, 'coders'>): Choice[] {
  return [...coders.values()].map(({ coderId, name }) => ({ value: coderId, label: name })).sort(byLabel);
}

/** The choices of a catalogue's names. */
export function namedChoices<Name extends string>(names: Readonly<Record<Name, string>>): readonly { readonly value: Name; readonly label: string }[] {
  return (Object.keys(names) as Name[]).map((value) => ({ value, label: names[value] }));
}

function byLabel(a: Choice, b: Choice): number {
  return a.label < b.label ? -1 : a.label > b.label ? 1 : 0;
}
