import { astralPlaces, placeMap, type CodePointMap } from '../../../../kernel/code-points.ts';

/** How a program counts places in a text. The standard says code points from 0; the rest is what programs do. */
export interface Convention {
  /** Whether the end position is the place behind the last character or the last character itself. */
  readonly end: 'exclusive' | 'inclusive';
  readonly unit: 'code-point' | 'utf-16';
  /** Whether a line end of CR and LF counts as two characters or as one. */
  readonly lineEnd: 'two' | 'one';
}

/** What this library writes, and what most programs do. */
export const STANDARD_CONVENTION: Convention = { end: 'exclusive', unit: 'code-point', lineEnd: 'two' };

/** All conventions, the commonest first. */
export const CONVENTIONS: readonly Convention[] = (['exclusive', 'inclusive'] as const).flatMap((end) =>
  (['code-point', 'utf-16'] as const).flatMap((unit) => (['two', 'one'] as const).map((lineEnd) => ({ end, unit, lineEnd }))),
);

/** The origin that this library writes: in its own files nothing has to be guessed. */
export const OWN_ORIGIN = 'Jointwork';

/** What a program is known to do, for files whose own evidence decides nothing. */
export function conventionOf(origin: string): Convention {
  if (/atlas\.?ti/i.test(origin)) return { ...STANDARD_CONVENTION, lineEnd: 'one' };
  if (/potato/i.test(origin)) return { ...STANDARD_CONVENTION, end: 'inclusive' };
  return /qualcanvas/i.test(origin) ? { ...STANDARD_CONVENTION, unit: 'utf-16' } : STANDARD_CONVENTION;
}

/** A text as one program counts it. */
export interface CountedText {
  readonly text: string;
  /** Places of the convention to UTF-16 units. */
  readonly map: CodePointMap;
}

const NONE = new Uint32Array();

/** The text counted in a convention. */
export function countIn(text: string, { unit, lineEnd }: Convention): CountedText {
  const pairs = unit === 'code-point' ? astralPlaces(text) : NONE;
  const lines = lineEnd === 'one' ? lineEnds(text) : NONE;
  return { text, map: placeMap(text, lines.length === 0 ? pairs : pairs.length === 0 ? lines : Uint32Array.from([...pairs, ...lines]).sort()) };
}

/** UTF-16 places of every line end of CR and LF. */
function lineEnds(text: string): Uint32Array {
  const places: number[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) places.push(at);
  return Uint32Array.from(places);
}

/** The span in UTF-16 units, half-open, that two positions mean in a convention; null when they lie outside the text or are reversed. */
export function spanIn({ map }: CountedText, convention: Convention, startPosition: number, endPosition: number): { readonly from: number; readonly to: number } | null {
  const end = convention.end === 'inclusive' ? endPosition + 1 : endPosition;
  if (startPosition < 0 || end < startPosition || end > map.length) return null;
  return { from: map.toUnits(startPosition), to: map.toUnits(end) };
}

/** Whether a place in UTF-16 units stands inside one character. */
export function splitsCharacter(text: string, unit: number): boolean {
  return (text.charCodeAt(unit) & 0xfc00) === 0xdc00 && (text.charCodeAt(unit - 1) & 0xfc00) === 0xd800;
}

/** Conventions that count this text differently; the rest count it as one of these does. */
export function differingConventions(text: string): readonly Convention[] {
  const [hasPairs, hasLineEnds] = [astralPlaces(text).length > 0, text.includes('\r\n')];
  return CONVENTIONS.filter(({ unit, lineEnd }) => (hasPairs || unit === 'code-point') && (hasLineEnds || lineEnd === 'two'));
}
