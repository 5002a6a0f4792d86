import type { SpeakerLabel } from './speaker-label.ts';

/**
 * Which names on the lines of a text are people who speak: two or more that come back, or one that does among others, or names with
 * times; then also names that come once, if half of the lines have one. None where the text rather looks like prose with colons.
 * `lines` counts all lines that are not blank.
 */
export function knownSpeakers(labels: readonly SpeakerLabel[], lines: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of labels) counts.set(name, (counts.get(name) ?? 0) + 1);
  const marked = new Set(labels.filter(({ isMarked }) => isMarked).map(({ name }) => name));
  const returning = [...counts.values()].filter((count) => count > 1).length;
  const share = labels.length / Math.max(1, lines);
  const isSpoken = returning >= 2 || (returning === 1 && counts.size > 1 && share >= 0.3) || labels.filter(({ isMarked }) => isMarked).length >= 2;
  if (!isSpoken) return new Map();
  return new Map([...counts].filter(([name, count]) => count > 1 || marked.has(name) || share >= 0.5));
}

/** A sentence that shows what was taken for speakers, so that a wrong guess is seen. */
export function speakersNote(speakers: ReadonlyMap<string, number>): string {
  const all = [...speakers].toSorted((a, b) => b[1] - a[1]);
  const named = all.slice(0, 12).map(([name, count]) => `${name} (${count})`).join(', ');
  const more = all.length > 12 ? ` and ${all.length - 12} more` : '';
  return `Taken for speakers, with the number of their turns: ${named}${more}. The names stand beside the text, not in it; if they are no speakers, read the file without guessing speakers.`;
}
