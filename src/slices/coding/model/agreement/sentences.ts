import type { Stretch } from './coded-text.ts';

/**
 * The sentences of a text in code points, by the sentence rules of Unicode (UAX 29) for a language; white space around them is
 * left out. With `within` (turns, paragraphs) no sentence runs across their ends.
 */
export function sentencesOf(text: string, language: string, within?: readonly Stretch[]): Stretch[] {
  const points = Array.from(text);
  const pieces = within ?? [{ start: 0, end: points.length }];
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  return pieces.flatMap(({ start, end }) => {
    let at = start;
    return [...segmenter.segment(points.slice(start, end).join(''))].flatMap(({ segment }) => {
      const from = at + lengthOf(segment) - lengthOf(segment.trimStart());
      at += lengthOf(segment);
      const to = from + lengthOf(segment.trim());
      return to > from ? [{ start: from, end: to }] : [];
    });
  });
}

function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
