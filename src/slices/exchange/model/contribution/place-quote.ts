import { codePointMap, type CodePointMap } from '../../../../kernel/code-points.ts';
import type { Stretch } from '../../../coding/model/agreement/coded-text.ts';

/** A text that quotes are looked for in, prepared once. */
export interface QuotedText {
  readonly text: string;
  readonly places: CodePointMap;
}

/** Prepares a text. */
export function quotedText(text: string): QuotedText {
  return { text, places: codePointMap(text) };
}

/** Whether these words stand at this place. */
export function standsAt({ text, places }: QuotedText, { start, end }: Stretch, quote: string): boolean {
  return end <= places.length && text.slice(places.toUnits(start), places.toUnits(end)) === quote;
}

/**
 * Where the words of a coding stand in a text that is not the one they were coded in: only where they stand exactly once, because a
 * place that was guessed would be somebody else's coding. Null when they are gone or stand more than once.
 */
export function placeOfQuote({ text, places }: QuotedText, quote: string): Stretch | null {
  if (quote === '') return null;
  const at = text.indexOf(quote);
  if (at < 0 || text.indexOf(quote, at + 1) >= 0) return null;
  return { start: places.toCodePoints(at), end: places.toCodePoints(at + quote.length) };
}
