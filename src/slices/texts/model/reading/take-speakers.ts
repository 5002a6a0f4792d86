import type { Segment, Turn } from '../source-text.ts';
import type { Draft } from './draft.ts';
import { knownSpeakers, speakersNote } from './known-speakers.ts';
import { labelReader } from './label-reader.ts';
import type { SpeakerLabel } from './speaker-label.ts';

interface LabelledLine {
  readonly start: number;
  readonly label: SpeakerLabel;
  /** Where the person's words begin: a label alone on its line takes the line break with it. */
  readonly wordsAt: number;
}

/**
 * Finds who speaks in a text of paragraphs and makes each person's words a turn; labels leave the text, and what is known about it moves
 * along. Paragraphs without a label go on with the turn before; a heading ends it. A text in which nobody speaks comes back as it was.
 */
export function takeSpeakers(draft: Draft): Draft {
  const { labelled, lines } = labelledLines(draft);
  const speakers = knownSpeakers(labelled.map(({ label }) => label), lines);
  const spoken = labelled.filter(({ label }) => speakers.has(label.name));
  if (spoken.length === 0) return draft;
  const { text, place } = withoutLabels(draft.text, spoken);
  const segments = draft.segments.map((segment) => ({ ...segment, start: place(segment.start), end: place(segment.end) }));
  return { ...draft, text, segments, turns: turnsOf(text, spoken, segments, place), notes: [...draft.notes, speakersNote(speakers)] };
}

function labelledLines({ text, segments }: Draft): { readonly labelled: readonly LabelledLine[]; readonly lines: number } {
  const headings = new Set(segments.filter(({ kind }) => kind === 'heading').map(({ start }) => start));
  const returns = text.includes('\r');
  const labelIn = labelReader();
  const labelled: LabelledLine[] = [];
  let [lines, colon] = [0, -1];
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start, returns);
    const next = afterBreak(text, end);
    const first = firstWritten(text, start, end);
    if (first < end && !headings.has(start)) {
      lines++;
      if (colon < start) colon = indexOrEnd(text, ':', start);
      const label = labelIn(text, start, first, end, colon);
      if (label) labelled.push({ start, label, wordsAt: start + label.length >= end ? next : start + label.length });
    }
    start = next;
  }
  return { labelled, lines };
}

function indexOrEnd(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at;
}

function firstWritten(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text.charCodeAt(at) <= 0x20 || text.charCodeAt(at) === 0xa0)) at++;
  return at;
}

function lineEnd(text: string, start: number, returns: boolean): number {
  const feed = indexOrEnd(text, '\n', start);
  if (!returns) return feed;
  for (let at = start; at < feed; at++) if (text.charCodeAt(at) === 13) return at;
  return feed;
}

function afterBreak(text: string, end: number): number {
  return text.startsWith('\r\n', end) ? end + 2 : Math.min(text.length, end + 1);
}

/** The text without its labels, and where a place of the old text lies in the new. */
function withoutLabels(text: string, spoken: readonly LabelledLine[]): { readonly text: string; readonly place: (at: number) => number } {
  const pieces: string[] = [];
  const ends: number[] = [];
  const removed: number[] = [];
  let [from, total] = [0, 0];
  for (const { start, wordsAt } of spoken) {
    pieces.push(text.slice(from, start));
    from = wordsAt;
    total += wordsAt - start;
    ends.push(wordsAt);
    removed.push(total);
  }
  const place = (at: number): number => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ends[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    const before = low === 0 ? 0 : removed[low - 1]!;
    const inside = low < ends.length && spoken[low]!.start < at ? at - spoken[low]!.start : 0;
    return at - before - inside;
  };
  return { text: pieces.join('') + text.slice(from), place };
}

function turnsOf(text: string, spoken: readonly LabelledLine[], segments: readonly Segment[], place: (at: number) => number): Turn[] {
  const headings = segments.filter(({ kind }) => kind === 'heading').map(({ start }) => start).toSorted((a, b) => a - b);
  let heading = 0;
  return spoken.map(({ wordsAt, label }, index) => {
    const start = place(wordsAt);
    const next = index + 1 < spoken.length ? place(spoken[index + 1]!.start) : text.length;
    while (heading < headings.length && headings[heading]! <= start) heading++;
    const limit = Math.max(start, Math.min(next, headings[heading] ?? next));
    return { start, end: endOfWords(text, start, limit), speaker: label.name, startMs: label.startMs, endMs: null };
  });
}

/** Line breaks and blanks between two turns belong to neither. */
function endOfWords(text: string, start: number, limit: number): number {
  let end = limit;
  while (end > start && ' \t\r\n'.includes(text[end - 1]!)) end--;
  return end;
}
