/** A place in a text with what stands around it. `before` and `after` end at the ends of words. */
export interface Excerpt {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

const SPACE = /\s/u;

function isSpace(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return unit === 32 || (unit >= 9 && unit <= 13);
  return SPACE.test(text[at]!);
}

/**
 * The text at two UTF-16 indices with at most `around` units before and behind it, cut where a word ends and never beyond `from` and
 * `to`. A word longer than that is cut within, but never inside a pair.
 */
export function excerptAt(text: string, start: number, end: number, around: number, from = 0, to = text.length): Excerpt {
  return { before: text.slice(wordBegin(text, Math.max(from, start - around), start, from), start), text: text.slice(start, end), after: text.slice(end, wordFinish(text, Math.min(to, end + around), end, to)) };
}

function wordBegin(text: string, cut: number, limit: number, from: number): number {
  if (cut <= from) return from;
  let at = cut;
  while (at < limit && !isSpace(text, at - 1)) at++;
  if (at < limit) return at;
  return isInsidePair(text, cut) ? cut + 1 : cut;
}

function wordFinish(text: string, cut: number, limit: number, to: number): number {
  if (cut >= to) return to;
  let at = cut;
  while (at > limit && !isSpace(text, at)) at--;
  if (at > limit) return at;
  return isInsidePair(text, cut) ? cut - 1 : cut;
}

function isInsidePair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}
