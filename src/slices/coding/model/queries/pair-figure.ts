import { pairCount, type CoOccurrence } from './co-occurrence.ts';

/** How strongly two codes go together. */
export interface PairFigure {
  /** Codings of the one, of the other, and pairs of them. */
  readonly n1: number;
  readonly n2: number;
  readonly n12: number;
  /** c = n12 / (n1 + n2 − n12), as in ATLAS.ti; null where that is not a number one may read. */
  readonly c: number | null;
  /** One code has more than five times as many codings as the other: c is low whatever they have to do with each other. */
  readonly isUnbalanced: boolean;
  /** What to know when reading c; none when there is nothing to know. */
  readonly notes: readonly string[];
}

const UNBALANCED = 5;

/** The figure of two codes, by their numbers. */
export function pairFigure(found: CoOccurrence, row: number, column: number): PairFigure {
  const [n1, n2, n12] = [found.codings[row]!, found.codings[column]!, pairCount(found, row, column)];
  const rest = n1 + n2 - n12;
  const isUnbalanced = Math.min(n1, n2) > 0 && Math.max(n1, n2) > UNBALANCED * Math.min(n1, n2);
  const isReadable = row !== column && rest > 0;
  const c = isReadable ? n12 / rest : null;
  const notes: string[] = [];
  if (row === column) notes.push('c compares two different codes; of a code with itself only the pairs are counted.');
  else if (n1 + n2 === 0) notes.push('Neither code has codings, so c is 0/0.');
  else if (rest <= 0) notes.push(`There are ${n12} pairs of only ${n1} and ${n2} codings: several codings of one code lie on a coding of the other, and c has no meaning. Join codings of the same code that overlap, or count characters.`);
  else if (c !== null && c > 1) notes.push('c is above 1: several codings of one code lie on one coding of the other, so there are more pairs than the formula expects.');
  if (isUnbalanced && row !== column) notes.push(`One code has more than ${UNBALANCED} times as many codings as the other, which keeps c low even if they always occur together.`);
  return { n1, n2, n12, c, isUnbalanced, notes };
}
