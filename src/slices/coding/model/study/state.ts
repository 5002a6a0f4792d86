import type { Coding } from './entities.ts';
import type { ActKind, Changed, Kept, TextRevised } from './events.ts';

/** The codings of one source by their id, in no order that means anything. */
export type SourceCodings = ReadonlyMap<string, Coding>;

/** What one person can take back, newest last, and put back again. */
export interface History {
  readonly done: readonly Changed[];
  readonly undone: readonly Changed[];
}

/** A coding that a revision of its text cut away; its anchor counts in {@link fromVersion}. */
export interface CutAway {
  readonly fromVersion: number;
  readonly coding: Coding;
}

/** Everything a study's stream says, folded. Values are never changed in place: a new state shares what did not change. */
export interface StudyState {
  readonly studyId: string;
  readonly codes: ReadonlyMap<string, Kept['code']>;
  readonly lineage: ReadonlyMap<string, Kept['lineage']>;
  readonly rounds: ReadonlyMap<string, Kept['round']>;
  readonly coders: ReadonlyMap<string, Kept['coder']>;
  readonly memos: ReadonlyMap<string, Kept['memo']>;
  readonly decisions: ReadonlyMap<string, Kept['decision']>;
  readonly queries: ReadonlyMap<string, Kept['query']>;
  /** By source id; a source without codings may be missing. */
  readonly codings: ReadonlyMap<string, SourceCodings>;
  /** The version of each text that the anchors count in; 1 where nothing was revised. */
  readonly textVersions: ReadonlyMap<string, number>;
  /** What each revised text went through, oldest first. */
  readonly revisions: ReadonlyMap<string, readonly Pick<TextRevised, 'fromVersion' | 'toVersion' | 'edits'>[]>;
  /** By source: what its revisions cut away and has not come back. */
  readonly cutAway: ReadonlyMap<string, readonly CutAway[]>;
  /** The version of the codebook: rises by one with every act that changes codes or lineage which everybody may see. */
  readonly book: number;
  readonly histories: ReadonlyMap<string, History>;
}

/** How many acts of one person can be taken back. */
export const ACTS_KEPT = 200;

/** Acts that nobody can take back, because others have seen what was hidden or rely on the phase. */
export const FINAL_ACTS: ReadonlySet<ActKind> = new Set<ActKind>(['round-moved', 'round-unblinded', 'round-finished', 'coder-joined', 'text-revised', 'imported']);
