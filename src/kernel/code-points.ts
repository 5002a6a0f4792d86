/** Places in one text, between Unicode code points (how the text is kept) and UTF-16 code units (how JavaScript counts). */
export interface CodePointMap {
  /** The length of the text in code points; the halves of a broken pair count as one each. */
  readonly length: number;
  /** The UTF-16 index of a code point's start; `length` gives the end of the text. Outside the text: a RangeError. */
  readonly toUnits: (codePoint: number) => number;
  /** The code point that a UTF-16 index stands at; an index inside a pair gives the pair's own. Outside the text: a RangeError. */
  readonly toCodePoints: (unit: number) => number;
}

const NONE = new Uint32Array();
const ASTRAL = /[\ud800-\udbff][\udc00-\udfff]/;

/**
 * Maps places of a text in O(1) where no character lies beyond U+FFFF, and in O(log n) of the number of such characters
 * otherwise. Build it once for a text and ask it often.
 */
export function codePointMap(text: string): CodePointMap {
  return placeMap(text, astralPlaces(text));
}

/** The part of a text between two places in code points, half-open. Places outside the text are a RangeError. */
export function sliceByCodePoints(text: string, start: number, end: number, map: CodePointMap = codePointMap(text)): string {
  return text.slice(map.toUnits(start), map.toUnits(end));
}

function identity(length: number): CodePointMap {
  const same = (place: number) => inside(place, length);
  return { length, toUnits: same, toCodePoints: same };
}

function inside(place: number, length: number): number {
  if (!Number.isInteger(place) || place < 0 || place > length) throw new RangeError(`${place} is no place in a text of ${length}`);
  return place;
}

/** The UTF-16 places at which a surrogate pair begins, rising. */
export function astralPlaces(text: string): Uint32Array {
  const first = text.search(ASTRAL);
  if (first < 0) return NONE;
  const places: number[] = [];
  for (let at = first; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(at + 1);
    if (next >= 0xdc00 && next <= 0xdfff) places.push(at++);
  }
  return Uint32Array.from(places);
}

/**
 * A map for a text in which some pairs of UTF-16 units count as one: `pairs` are the places of their first units, rising. Code
 * points are one such count; programs that count a line end of two characters as one have another.
 */
export function placeMap(text: string, pairs: Uint32Array): CodePointMap {
  if (pairs.length === 0) return identity(text.length);
  const length = text.length - pairs.length;
  return {
    length,
    toUnits(codePoint) {
      inside(codePoint, length);
      // The i-th pair begins at code point pairs[i] - i; each pair wholly before the place adds one unit.
      return codePoint + countBelow(pairs, codePoint, (pair, i) => pair - i);
    },
    toCodePoints(unit) {
      inside(unit, text.length);
      // A pair whose first half lies before the index has its second half at or before it.
      return unit - countBelow(pairs, unit, (pair) => pair);
    },
  };
}

/** How many pairs, by the measure given, lie below the place. */
function countBelow(pairs: Uint32Array, place: number, measure: (pair: number, index: number) => number): number {
  let [low, high] = [0, pairs.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (measure(pairs[middle]!, middle) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
