import type { Edit } from '../../../texts/model/revision/edit.ts';
import type { Code, Coder, Decision, Lineage, Memo, Round, SavedQuery, Valence } from './entities.ts';

/** What changes one by one and is undone by putting back what was before. */
export interface Kept {
  readonly code: Code;
  readonly lineage: Lineage;
  readonly round: Round;
  readonly coder: Coder;
  readonly memo: Memo;
  readonly decision: Decision;
  readonly query: SavedQuery;
}
/** A name of {@link Kept}. */
export type KeptKind = keyof Kept;

/** One thing before and after a change; null where there is none. */
export type Patch = { [K in KeptKind]: { readonly of: K; readonly id: string; readonly before: Kept[K] | null; readonly after: Kept[K] | null } }[KeptKind];

/** Codings of one source, coder and round at one time, told briefly: a bulk import writes hundreds of thousands. */
export interface CodingBlock {
  readonly sourceId: string;
  readonly coderId: string;
  readonly roundId: string;
  readonly at: number;
  /** Made in a blind round that was not unblinded yet: an event shows it to its coder only, without asking any state. */
  readonly blind: boolean;
  /** The codes used in {@link rows}, each with its version. */
  readonly codes: readonly (readonly [codeId: string, codeVersion: number])[];
  /** `code` is a place in {@link codes}; offsets are code points, end exclusive. */
  readonly rows: readonly (readonly [codingId: string, code: number, start: number, end: number, valence: Valence | null])[];
}

/** What a person did, in the words of the product; never text of the study, because others may read it in the audit trail. */
export const ACT_KINDS = [
  'coded', 'uncoded', 'recoded', 'resized', 'marked', 'autocoded', 'imported',
  'code-added', 'code-changed', 'code-moved', 'codes-merged', 'code-split', 'code-eliminated', 'code-restored', 'book-adopted',
  'round-added', 'round-changed', 'round-finished', 'round-moved', 'round-unblinded',
  'memo-written', 'memo-changed', 'memo-removed', 'decided', 'query-saved', 'query-removed', 'text-revised', 'coder-joined',
] as const;
/** One of {@link ACT_KINDS}. */
export type ActKind = (typeof ACT_KINDS)[number];

/** One act of one person: everything it changed, both ways. */
export interface Changed {
  readonly type: 'Changed';
  readonly v: 1;
  /** Id of the act; undoing and redoing it name it. */
  readonly act: string;
  readonly kind: ActKind;
  readonly how: 'do' | 'undo' | 'redo';
  readonly by: string | null;
  readonly at: number;
  readonly patches: readonly Patch[];
  readonly put: readonly CodingBlock[];
  readonly gone: readonly CodingBlock[];
}

/** The text of a source was corrected: every anchor in it moves by these edits, in every round. */
export interface TextRevised {
  readonly type: 'TextRevised';
  readonly v: 1;
  readonly act: string;
  readonly by: string;
  readonly at: number;
  readonly sourceId: string;
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly edits: readonly Edit[];
  /** For a restored version: the codings that a former revision had cut away and that come back. */
  readonly back: readonly CodingBlock[];
}

/** A study's stream begins. */
export interface StudyBegan {
  readonly type: 'StudyBegan';
  readonly v: 1;
  readonly studyId: string;
  readonly at: number;
  readonly by: string | null;
}

/** All facts of a study's stream. */
export type StudyEvent = StudyBegan | Changed | TextRevised;
