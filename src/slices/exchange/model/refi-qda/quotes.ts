const ELLIPSIS = /(?:…|\.\.\.)$/;

/** How a quoted text and the name of its selection agree: letter for letter, but for white space or a cut, or not at all. */
export type Agreement = 'exactly' | 'loosely' | 'not';

/**
 * Compares the text between two places (UTF-16 units) with the name of its selection. Most programs name a selection after its
 * text, long ones cut short with an ellipsis, white space sometimes squeezed; a name of the person's own agrees with nothing.
 */
export function agreement(text: string, from: number, to: number, name: string): Agreement {
  if (to - from === name.length && text.startsWith(name, from)) return 'exactly';
  if (ELLIPSIS.test(name)) {
    const beginning = name.replace(ELLIPSIS, '').trimEnd();
    if (beginning === '') return 'not';
    if (to - from > beginning.length && text.startsWith(beginning, from)) return 'loosely';
    const [start, quote] = [squeezed(beginning), squeezed(text.slice(from, Math.min(to, from + beginning.length * 4 + 40)))];
    return quote.length > start.length && quote.startsWith(start) ? 'loosely' : 'not';
  }
  // A quote of very different length cannot be the same but for white space.
  if (to - from > name.length * 4 + 40 || to - from < name.length) return 'not';
  return squeezed(text.slice(from, to)) === squeezed(name) ? 'loosely' : 'not';
}

/** Without the white space at both ends, and each run of white space between as one space. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
