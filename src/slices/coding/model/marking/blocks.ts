import type { CodePointMap } from '../../../../kernel/code-points.ts';
import type { SourceText } from '../../../texts/model/source-text.ts';
import type { Stretch } from '../agreement/coded-text.ts';
import { pointsIn } from './points.ts';

/** A piece of text that is drawn in one: a turn, a paragraph, or a part of one that is too long to be drawn at once. */
export interface Block extends Stretch {
  readonly speaker: string | null;
  /** From the beginning of the recording, in ms. */
  readonly startMs: number | null;
  /** The turn or paragraph that this block is, or is a part of. */
  readonly whole: Stretch;
  /** What it is counted as when people cite it: turns and paragraphs from 1. */
  readonly number: number;
}

/** A longer turn or paragraph is drawn in parts, in code points. */
const LONGEST = 2400;

/** Cuts a text into blocks, in order and never overlapping. White space between them belongs to none. */
export function cutIntoBlocks({ text, turns }: SourceText, map: CodePointMap): readonly Block[] {
  const wholes: (Stretch & Pick<Block, 'speaker' | 'startMs'>)[] = [];
  let at = 0;
  const between = (end: number) => wholes.push(...paragraphs(text, map, at, end));
  for (const { start, end, speaker, startMs } of turns) {
    between(start);
    wholes.push({ start, end, speaker, startMs });
    at = end;
  }
  between(map.length);
  return wholes.flatMap((whole, index) => partsOf(text, map, whole).map((part) => ({ ...part, speaker: whole.speaker, startMs: whole.startMs, whole: { start: whole.start, end: whole.end }, number: index + 1 })));
}

function paragraphs(text: string, map: CodePointMap, start: number, end: number): (Stretch & { readonly speaker: null; readonly startMs: null })[] {
  if (end <= start) return [];
  const from = map.toUnits(start);
  return [...text.slice(from, map.toUnits(end)).matchAll(/[^\r\n\u2028\u2029]+/gu)]
    .filter(([line]) => line.trim() !== '')
    .map(({ 0: line, index }) => ({ start: map.toCodePoints(from + index), end: map.toCodePoints(from + index + line.length), speaker: null, startMs: null }));
}

function partsOf(text: string, map: CodePointMap, { start, end }: Stretch): Stretch[] {
  const parts: Stretch[] = [];
  let at = start;
  while (end - at > LONGEST) {
    const cut = at + cutPlace(text.slice(map.toUnits(at), map.toUnits(at + LONGEST)));
    parts.push({ start: at, end: cut });
    at = cut;
  }
  return [...parts, { start: at, end }];
}

/** Where a long text is best parted, in code points: after a line, a sentence, a word; in the second half of it. */
function cutPlace(text: string): number {
  for (const end of [/[\r\n]/gu, /[.!?…]["'”’)]*\s/gu, /\s/gu]) {
    const last = [...text.matchAll(end)].at(-1);
    if (last && last.index > text.length / 2) return pointsIn(text.slice(0, last.index + last[0].length));
  }
  return LONGEST;
}
