const ELLIPSIS = /(?:…|\.\.\.)$/;

/** Whether a name is the text between two places (UTF-16 units), letter for letter. */
export function isExactly(text: string, from: number, to: number, name: string): boolean {
  return to - from === name.length && text.startsWith(name, from);
}

/**
 * Whether a name may be the text between two places (UTF-16 units). Most programs name a selection after its text, long ones cut
 * short with an ellipsis, white space sometimes squeezed; a name of the person's own agrees with nothing.
 */
export function agrees(text: string, from: number, to: number, name: string): boolean {
  if (isExactly(text, from, to, name)) return true;
  if (ELLIPSIS.test(name)) {
    const beginning = name.replace(ELLIPSIS, '').trimEnd();
    if (beginning === '') return false;
    if (to - from > beginning.length && text.startsWith(beginning, from)) return true;
    const [start, quote] = [squeezed(beginning), squeezed(text.slice(from, Math.min(to, from + beginning.length * 4 + 40)))];
    return quote.length > start.length && quote.startsWith(start);
  }
  // A quote of very different length cannot be the same but for white space.
  if (to - from > name.length * 4 + 40 || to - from < name.length) return false;
  return squeezed(text.slice(from, to)) === squeezed(name);
}

/** Without the white space at both ends, and each run of white space between as one space. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
