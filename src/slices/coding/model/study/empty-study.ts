import { emptyMap } from './persistent-map.ts';
import type { StudyState } from './state.ts';

/** A study in which nothing was done yet. */
export function emptyStudy(studyId: string): StudyState {
  return {
    studyId,
    codes: new Map(),
    lineage: new Map(),
    rounds: new Map(),
    coders: new Map(),
    memos: new Map(),
    decisions: new Map(),
    queries: new Map(),
    codings: emptyMap(),
    textVersions: new Map(),
    revisions: new Map(),
    cutAway: new Map(),
    book: 0,
    histories: new Map(),
  };
}
