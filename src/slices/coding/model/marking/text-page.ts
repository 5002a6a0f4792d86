import { codePointMap, type CodePointMap } from '../../../../kernel/code-points.ts';
import type { Segment, SourceText } from '../../../texts/model/source-text.ts';
import type { Stretch } from '../agreement/coded-text.ts';
import { sentencesOf } from '../agreement/sentences.ts';
import { cutIntoBlocks, type Block } from './blocks.ts';
import { pointsIn } from './points.ts';

/** A text laid out for reading and marking: blocks in order, and the sentences and words of each, found when first asked for. */
export interface TextPage {
  readonly text: string;
  readonly map: CodePointMap;
  /** In code points. */
  readonly length: number;
  readonly blocks: readonly Block[];
  readonly segments: readonly Segment[];
  /** The part between two places in code points; places outside the text are taken as its ends. */
  readonly slice: (start: number, end: number) => string;
  /** The block that a place stands in, or the one before the gap it stands in; -1 for a text without any. */
  readonly blockAt: (place: number) => number;
  readonly sentencesIn: (block: number) => readonly Stretch[];
  readonly wordsIn: (block: number) => readonly Stretch[];
  /** Places of the block where a cut goes through no character that people see as one (UAX 29), ascending. */
  readonly cutsIn: (block: number) => readonly number[];
}

const LANGUAGE = 'en';

/** Lays a text out. The work for sentences, words and characters is done block by block when it is needed. */
export function layOut(source: SourceText): TextPage {
  const { text, segments } = source;
  const map = codePointMap(text);
  const blocks = cutIntoBlocks(source, map);
  const slice = (start: number, end: number) => text.slice(map.toUnits(clamped(start, map.length)), map.toUnits(clamped(end, map.length)));
  const each = (find: (block: Block) => readonly Stretch[]) => remembered((index) => (blocks[index] ? find(blocks[index]) : []));
  const pieces = (block: Block, granularity: 'word' | 'grapheme') => piecesOf(slice(block.start, block.end), block.start, granularity);
  return {
    text,
    map,
    length: map.length,
    blocks,
    segments,
    slice,
    blockAt: (place) => blockAt(blocks, place),
    sentencesIn: each((block) => sentencesOf(slice(block.start, block.end), LANGUAGE).map(({ start, end }) => ({ start: start + block.start, end: end + block.start }))),
    wordsIn: each((block) => pieces(block, 'word').filter((piece) => piece.isWord)),
    cutsIn: remembered((index) => (blocks[index] ? [blocks[index].start, ...pieces(blocks[index], 'grapheme').map(({ end }) => end)] : [])),
  };
}

function clamped(place: number, length: number): number {
  return Math.max(0, Math.min(length, place));
}

function remembered<T>(find: (index: number) => T): (index: number) => T {
  const found = new Map<number, T>();
  return (index) => {
    if (!found.has(index)) found.set(index, find(index));
    return found.get(index)!;
  };
}

function blockAt(blocks: readonly Block[], place: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (blocks[middle]!.start <= place) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, blocks.length === 0 ? -1 : 0);
}

function piecesOf(text: string, offset: number, granularity: 'word' | 'grapheme'): (Stretch & { readonly isWord: boolean })[] {
  let at = offset;
  return [...new Intl.Segmenter(LANGUAGE, { granularity }).segment(text)].map(({ segment, isWordLike }) => {
    const start = at;
    at += pointsIn(segment);
    return { start, end: at, isWord: isWordLike ?? false };
  });
}
