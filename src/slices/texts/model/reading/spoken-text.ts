import type { Turn } from '../source-text.ts';

/** One turn before it has its place in a text. */
export interface SpokenPart extends Pick<Turn, 'speaker' | 'startMs' | 'endMs'> {
  readonly words: string;
}

/** The words of the turns, each exactly as it stands, with one line feed between two, which belongs to neither; offsets in UTF-16 units. */
export function spokenText(parts: readonly SpokenPart[]): { readonly text: string; readonly turns: Turn[] } {
  let start = 0;
  const turns = parts.map(({ words, speaker, startMs, endMs }) => {
    const turn = { start, end: start + words.length, speaker, startMs, endMs };
    start = turn.end + 1;
    return turn;
  });
  return { text: parts.map(({ words }) => words).join('\n'), turns };
}
