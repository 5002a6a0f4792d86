import { sentencesOf } from '../../model/agreement/sentences.ts';
import { covered, intersection, type IntervalSet } from '../../model/queries/interval-sets.ts';
import type { AutocodeQuestion } from '../../model/server-wire.ts';

/** A stretch of a text in code points, end not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One text in which something is to be coded: what was found in it, and the rows that these finds lie in. */
export interface TextFound {
  readonly sourceId: string;
  readonly text: string;
  readonly found: readonly (Span & { readonly row: Span })[];
  /** Null: anywhere. */
  readonly within: readonly Span[] | null;
}

/** Sentences are told apart by the rules of English; those of other languages that end in a full stop come out the same. */
const LANGUAGE = 'en';

/** What becomes a coding in one text, in order and each once: the finds themselves, or the turns or sentences that they lie in. */
export function spansToCode({ text, found, within }: TextFound, unit: AutocodeQuestion['unit']): Span[] {
  const inside = within && covered(within.map(({ start }) => start), within.map(({ end }) => end));
  if (unit === 'match') return distinct(found.filter((span) => !inside || liesIn(inside, span)));
  const rows = distinct(found.map(({ row }) => row));
  const units = unit === 'turn' ? rows : sentencesOf(text, LANGUAGE, rows).filter((sentence) => found.some((span) => span.start < sentence.end && sentence.start < span.end));
  return inside ? distinct(units.flatMap((one) => spansOf(intersection(inside, [one.start, one.end])))) : distinct(units);
}

function liesIn(set: IntervalSet, { start, end }: Span): boolean {
  const [piece] = spansOf(intersection(set, [start, end]));
  return piece?.start === start && piece.end === end;
}

function spansOf(set: IntervalSet): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < set.length; at += 2) spans.push({ start: set[at]!, end: set[at + 1]! });
  return spans;
}

function distinct(spans: readonly Span[]): Span[] {
  const known = new Set<string>();
  return spans
    .filter(({ start, end }) => {
      const key = `${start} ${end}`;
      const isNew = start < end && !known.has(key);
      known.add(key);
      return isNew;
    })
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}
