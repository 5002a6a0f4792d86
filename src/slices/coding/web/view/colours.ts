import type { Code } from '../../model/study/entities.ts';

/** Colours that are told apart on paper and on the board, also by people who see some of them alike: they differ in lightness too. */
export const COLOURS = ['#1F6F8B', '#C2571A', '#5B8C2A', '#8A3B8F', '#B8860B', '#2E4A9E', '#A3324F', '#3C9D8F', '#6B4F2A', '#7A7F1E', '#5E6C8C', '#D07C9B'] as const;

/** The colour that fewest living codes have, the first of them in the list. */
export function nextColour(codes: Iterable<Pick<Code, 'colour' | 'retired'>>): string {
  const uses = new Map<string, number>(COLOURS.map((colour) => [colour, 0]));
  for (const { colour, retired } of codes) if (retired === null && uses.has(colour.toUpperCase())) uses.set(colour.toUpperCase(), uses.get(colour.toUpperCase())! + 1);
  return [...uses].reduce((least, one) => (one[1] < least[1] ? one : least))[0];
}
