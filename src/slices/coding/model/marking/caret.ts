import type { Stretch } from '../agreement/coded-text.ts';
import { pointsIn } from './points.ts';
import type { TextPage } from './text-page.ts';

/** What is marked by keys or mouse: from the unit where marking began to the unit where the hand is now. */
export interface Marked {
  readonly anchor: Stretch;
  readonly focus: Stretch;
}

/** One press: to the next or the one before, unit by unit; `extend` keeps the beginning where it is. */
export interface Step {
  readonly by: 'turn' | 'sentence' | 'word';
  readonly way: 1 | -1;
  readonly extend: boolean;
}

/** The stretch that a marking covers. */
export function markedStretch({ anchor, focus }: Marked): Stretch {
  return { start: Math.min(anchor.start, focus.start), end: Math.max(anchor.end, focus.end) };
}

/** A marking of just this stretch. */
export function markOnly(stretch: Stretch): Marked {
  return { anchor: stretch, focus: stretch };
}

/** The units of a kind that a block holds; a turn drawn in parts is one unit wherever it is asked for. */
export function unitsIn(page: TextPage, block: number, by: Step['by']): readonly Stretch[] {
  if (by === 'sentence') return page.sentencesIn(block);
  if (by === 'word') return page.wordsIn(block);
  const whole = page.blocks[block]?.whole;
  return whole && whole.end > whole.start ? [whole] : [];
}

/**
 * The marking after a step. Forward from a longer stretch goes to the first unit inside it; backward from a shorter one goes
 * to the unit that it stands in. At the ends of the text it stays.
 */
export function step(page: TextPage, marked: Marked | null, { by, way, extend }: Step): Marked | null {
  if (!marked) {
    const first = nextUnit(page, by, -1, -1);
    return first && markOnly(first);
  }
  const { focus } = marked;
  const to = way === 1 ? nextUnit(page, by, focus.start, focus.end) : unitBefore(page, by, focus.start);
  if (!to) return marked;
  return extend ? { anchor: marked.anchor, focus: to } : markOnly(to);
}

/** The first unit behind a stretch, or the first one inside it when it is shorter than the stretch. */
function nextUnit(page: TextPage, by: Step['by'], start: number, end: number): Stretch | null {
  for (let block = Math.max(0, page.blockAt(Math.max(0, start))); block < page.blocks.length; block++) {
    const to = unitsIn(page, block, by).find((unit) => unit.start >= end || (unit.start >= start && unit.end < end));
    if (to) return to;
  }
  return null;
}

function unitBefore(page: TextPage, by: Step['by'], start: number): Stretch | null {
  for (let block = page.blockAt(start); block >= 0; block--) {
    const to = unitsIn(page, block, by).findLast((unit) => unit.start < start);
    if (to) return to;
  }
  return null;
}

/** The marking widened to the whole turns (or sentences) that it touches. */
export function widen(page: TextPage, stretch: Stretch, by: 'turn' | 'sentence'): Stretch {
  const at = (place: number) => {
    const block = page.blockAt(place);
    return block < 0 ? undefined : unitsIn(page, block, by).find((unit) => unit.start <= place && place < unit.end);
  };
  return { start: at(stretch.start)?.start ?? stretch.start, end: at(Math.max(stretch.start, stretch.end - 1))?.end ?? stretch.end };
}

/** The marking of the first or last sentence of the text; as it was where the text has none. */
export function toEdge(page: TextPage, marked: Marked | null, edge: 'text-start' | 'text-end'): Marked | null {
  const order = edge === 'text-start' ? page.blocks.keys() : [...page.blocks.keys()].reverse();
  for (const block of order) {
    const units = page.sentencesIn(block);
    const to = edge === 'text-start' ? units[0] : units.at(-1);
    if (to) return markOnly(to);
  }
  return marked;
}

/** A stretch moved out to places where no character that people see as one is cut, without the white space at its ends; null when nothing is left. */
export function tidied(page: TextPage, stretch: Stretch): Stretch | null {
  const text = page.slice(stretch.start, stretch.end);
  const start = stretch.start + pointsIn(text) - pointsIn(text.trimStart());
  const end = start + pointsIn(text.trim());
  if (end <= start) return null;
  return { start: outward(page, start, -1), end: outward(page, end, 1) };
}

function outward(page: TextPage, place: number, way: 1 | -1): number {
  const block = page.blockAt(way === 1 ? Math.max(0, place - 1) : place);
  const cuts = block < 0 ? [] : page.cutsIn(block);
  if (cuts.length === 0 || place < cuts[0]! || place > cuts.at(-1)!) return place;
  return way === 1 ? cuts.find((cut) => cut >= place)! : cuts.findLast((cut) => cut <= place)!;
}

/** One edge of a stretch moved by a word; null when nothing would be left or nothing is there to move over. */
export function resized(page: TextPage, { start, end }: Stretch, edge: 'start' | 'end', way: 1 | -1): Stretch | null {
  if (edge === 'end') {
    const to = way === 1 ? nextUnit(page, 'word', end, end)?.end : wordEndBefore(page, end);
    return to === undefined || to <= start ? null : { start, end: to };
  }
  const to = way === 1 ? nextUnit(page, 'word', start + 1, start + 1)?.start : unitBefore(page, 'word', start)?.start;
  return to === undefined || to >= end ? null : { start: to, end };
}

function wordEndBefore(page: TextPage, place: number): number | undefined {
  for (let block = page.blockAt(Math.max(0, place - 1)); block >= 0; block--) {
    const word = page.wordsIn(block).findLast(({ end }) => end < place);
    if (word) return word.end;
  }
  return undefined;
}
