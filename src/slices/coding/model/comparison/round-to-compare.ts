import type { Resampling } from '../agreement/bootstrap.ts';
import type { Unit } from '../agreement/basis.ts';
import type { Stretch } from '../agreement/coded-text.ts';

/**
 * One source of a round with what was coded in it; offsets are code points. `rows` are its turns, or its paragraphs where nobody
 * speaks. `within` is the text that could be coded, null for all of it.
 */
export interface ComparedText {
  readonly sourceId: string;
  readonly title: string;
  readonly text: string;
  readonly length: number;
  readonly rows: readonly Stretch[];
  readonly within: readonly Stretch[] | null;
  readonly codings: readonly ComparedCoding[];
}

/** A coding as a comparison sees it. */
export interface ComparedCoding extends Stretch {
  readonly codingId: string;
  readonly coderId: string;
  readonly codeId: string;
}

/** A code as a comparison names it; `familyId` is its parent, and the codes of one family are a domain for α-binary and cu-α. */
export interface ComparedCode {
  readonly codeId: string;
  readonly path: string;
  readonly familyId: string | null;
  readonly familyPath: string | null;
}

/** Everything a comparison of a round rests on. */
export interface RoundToCompare {
  readonly roundId: string;
  readonly round: string;
  readonly codebookVersion: string;
  readonly coders: readonly { readonly coderId: string; readonly name: string }[];
  readonly codes: readonly ComparedCode[];
  readonly texts: readonly ComparedText[];
}

/** What is asked of a comparison. */
export interface ComparisonAsked {
  readonly unit: Exclude<Unit, { kind: 'row' }>;
  /** For turns and sentences: the share of one that a coding must cover to count, 0 for any character. */
  readonly share: number;
  /** BCP 47, for the rules of sentences. */
  readonly language: string;
  readonly resampling: Resampling | null;
}
