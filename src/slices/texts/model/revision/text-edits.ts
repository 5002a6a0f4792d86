import type { Edit } from './edit.ts';
import { shortestScript } from './shortest-script.ts';

/**
 * The edits that make one text of another, in code points of the first: sentences that stand once in both texts hold them together,
 * words are compared between these, and of a changed word only the characters that differ count.
 */
export function textEdits(before: string, after: string): Edit[] {
  if (before === after) return [];
  const first = commonStart(before, after);
  const last = commonEnd(before, after, first);
  const [from, to] = [before.slice(first, before.length - last), after.slice(first, after.length - last)];
  const edits: Edit[] = [];
  let at = codePoints(before, 0, first);
  for (const [gone, come] of changes(from, to)) {
    if (gone !== come) {
      const start = commonStart(gone, come);
      const end = commonEnd(gone, come, start);
      push(edits, { at: at + codePoints(gone, 0, start), removed: codePoints(gone, start, gone.length - end), inserted: codePoints(come, start, come.length - end) });
    }
    at += codePoints(gone, 0, gone.length);
  }
  return edits;
}

/** Edits that touch are one. */
function push(edits: Edit[], edit: Edit): void {
  const last = edits.at(-1);
  if (last && last.at + last.removed === edit.at) edits[edits.length - 1] = { at: last.at, removed: last.removed + edit.removed, inserted: last.inserted + edit.inserted };
  else edits.push(edit);
}

/** Pairs of what stood and what stands, in order; the two are equal where nothing changed. */
function* changes(before: string, after: string): Generator<readonly [string, string]> {
  for (const [from, to] of betweenAnchors(before, after)) {
    if (from === to) {
      yield [from, to];
      continue;
    }
    const [a, b] = [from.match(WORDS) ?? [], to.match(WORDS) ?? []];
    let at = 0;
    for (const change of shortestScript(a, b)) {
      const same = a.slice(at, change.from).join('');
      yield [same, same];
      yield [a.slice(change.from, change.to).join(''), b.slice(change.newFrom, change.newTo).join('')];
      at = change.to;
    }
    const same = a.slice(at).join('');
    yield [same, same];
  }
}

/** Words, and every blank and mark by itself. */
const WORDS = /[\p{L}\p{N}\p{M}]+|[^]/gu;

const SENTENCES = /[^.!?\n\r]*[.!?\n\r]*[^\S\n\r]*/g;

/** Below this many characters on both sides words are compared at once. */
const SHORT = 2_000;

/**
 * Both texts cut at sentences that stand once in each and in the same order (patience diff, B. Cohen 2003), so that a long text with
 * many small changes is compared in small pieces.
 */
function* betweenAnchors(before: string, after: string): Generator<readonly [string, string]> {
  if (before.length < SHORT && after.length < SHORT) {
    yield [before, after];
    return;
  }
  const [a, b] = [sentences(before), sentences(after)];
  let [i, j] = [0, 0];
  for (const [x, y] of inBothOrders(onceInBoth(a, b))) {
    if (x > i || y > j) yield [a.slice(i, x).join(''), b.slice(j, y).join('')];
    yield [a[x]!, b[y]!];
    [i, j] = [x + 1, y + 1];
  }
  yield [a.slice(i).join(''), b.slice(j).join('')];
}

function sentences(text: string): readonly string[] {
  return (text.match(SENTENCES) ?? []).filter((sentence) => sentence !== '');
}

/** Places of the sentences that stand exactly once in each list, in the order of the first. */
function onceInBoth(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const placesOf = (list: readonly string[]): Map<string, number> => {
    const places = new Map<string, number>();
    list.forEach((sentence, at) => places.set(sentence, places.has(sentence) ? -1 : at));
    return places;
  };
  const inB = placesOf(b);
  return [...placesOf(a)].flatMap(([sentence, at]): (readonly [number, number])[] => {
    const there = inB.get(sentence) ?? -1;
    return at >= 0 && there >= 0 ? [[at, there]] : [];
  });
}

/** The longest part of the pairs that rises in both (by patience sorting); of the rest one can say that it moved. */
function inBothOrders(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const tops: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, place], index) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (pairs[tops[middle]!]![1] < place) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = tops[low - 1]!;
    tops[low] = index;
  });
  const rising: (readonly [number, number])[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index]!) rising.push(pairs[index]!);
  return rising.reverse();
}

/** How many UTF-16 units two texts share at their start, never half a pair. */
function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at > 0 && isHigh(a.charCodeAt(at - 1)) ? at - 1 : at;
}

/** How many UTF-16 units two texts share at their end, besides what they share at their start; never half a pair. */
function commonEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let count = 0;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
  return count > 0 && isLow(a.charCodeAt(a.length - count)) ? count - 1 : count;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function codePoints(text: string, from: number, to: number): number {
  let count = to - from;
  for (let at = from; at + 1 < to; at++) {
    if (isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1))) {
      count--;
      at++;
    }
  }
  return count;
}
