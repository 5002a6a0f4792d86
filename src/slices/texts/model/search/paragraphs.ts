import { codePointMap } from '../../../../kernel/code-points.ts';

/** The paragraphs of a text in code points: what stands between line ends, without blank ones and without the line ends. */
export function paragraphs(text: string): { readonly start: number; readonly end: number }[] {
  const map = codePointMap(text);
  return Array.from(text.matchAll(/[^\r\n\u2028\u2029]*\S[^\r\n\u2028\u2029]*/gu), ({ index, 0: line }) => ({ start: map.toCodePoints(index), end: map.toCodePoints(index + line.length) }));
}
