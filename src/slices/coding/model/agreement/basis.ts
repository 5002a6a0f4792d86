/** What one unit is. A segment unit carries the share (0–1] of intersection over union from which two segments count as the same. */
export type Unit =
  | { readonly kind: 'row' }
  | { readonly kind: 'character' }
  | { readonly kind: 'turn' }
  | { readonly kind: 'sentence' }
  | { readonly kind: 'segment'; readonly overlap: number };

/**
 * What text without a code is taken for: no answer (`missing`), an answer of its own (`own-value`: “nothing here”),
 * or no part of the question (`left-out`: only text that both coded, or only segments, are looked at).
 */
export type UncodedTreatment = 'missing' | 'own-value' | 'left-out';

/** What a figure is about. `null` says that it is pooled over all codes or all sources. */
export interface Scope {
  readonly code: string | null;
  readonly source: string | null;
}

/** What has to stand beside a figure for it not to mislead; the caller knows version and round, the library the rest. */
export interface Basis {
  readonly unit: Unit;
  /** Which units could have been counted, in words: “all text of 12 sources”. */
  readonly universe: string;
  readonly uncoded: UncodedTreatment;
  readonly scope: Scope;
  readonly codebookVersion: string | null;
  readonly round: string | null;
}

/** A table of rows and coders, as it comes from a file: rows are the units, a blank is no answer. */
export const PLAIN_ROWS: Basis = {
  unit: { kind: 'row' },
  universe: 'all rows',
  uncoded: 'missing',
  scope: { code: null, source: null },
  codebookVersion: null,
  round: null,
};

/** The unit in words, for a caption. */
export function unitInWords(unit: Unit): string {
  return unit.kind === 'segment' ? `segment, same code and at least ${Math.round(unit.overlap * 100)} % overlap` : unit.kind;
}

/** The treatment of text without a code in words, for a caption. */
export function uncodedInWords(uncoded: UncodedTreatment): string {
  const words = { missing: 'no code means no answer', 'own-value': '“no code” is a value of its own', 'left-out': 'text without a code is left out' };
  return words[uncoded];
}
