import type { SourceChange, SourceFacts, SourceLine } from '../../model/source-wire.ts';

const FIELDS = ['title', 'type', 'datedOn', 'respondentId', 'basis', 'handoutOf', 'givenBy', 'documentKind', 'attributes', 'caseIds'] as const satisfies readonly (keyof SourceFacts)[];

/** The facts of a source without what the server counts. */
export function factsOf(source: SourceFacts): SourceFacts {
  return Object.fromEntries(FIELDS.map((field) => [field, source[field]])) as SourceFacts;
}

/** What differs between two states of the facts, to be sent on top of `revision`; null when nothing does. */
export function changeBetween(before: SourceFacts, after: SourceFacts, revision: number): SourceChange | null {
  const changed = FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return changed.length === 0 ? null : { ...Object.fromEntries(changed.map((field) => [field, after[field]])), revision };
}

/** What takes a change back: the old values of what was changed, and of nothing else. */
export function undoOf(before: SourceFacts, change: SourceChange, now: SourceLine): SourceChange {
  const changed = FIELDS.filter((field) => field in change);
  return { ...Object.fromEntries(changed.map((field) => [field, before[field]])), revision: now.revision };
}
