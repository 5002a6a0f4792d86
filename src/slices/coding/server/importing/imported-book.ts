import { evolve } from '../../model/study/evolve.ts';
import type { StudyEvent } from '../../model/study/events.ts';
import { emptyStudy } from '../../model/study/empty-study.ts';
import type { StudyState } from '../../model/study/state.ts';
import { madeId } from './made-id.ts';

/** What an import must know of a study: all but its codings, and which sources' carried codes are kept already. */
export interface ImportedBook {
  readonly state: StudyState;
  readonly sources: ReadonlySet<string>;
  readonly hasBegun: boolean;
}

/** An event of a study as it is read without its codings; `sources` are those it put codings on. */
export interface BriefEvent {
  readonly event: StudyEvent;
  readonly sources: readonly string[];
}

/** The coder of everything that files carried. */
export function importedCoderId(studyId: string): string {
  return madeId(studyId, 'coder', 'imported');
}

/** The round of everything that files carried. */
export function importedRoundId(studyId: string): string {
  return madeId(studyId, 'round', 'imported');
}

export function emptyBook(studyId: string): ImportedBook {
  return { state: emptyStudy(studyId), sources: new Set(), hasBegun: false };
}

/** The book after what happened next. */
export function follow(book: ImportedBook, events: readonly BriefEvent[]): ImportedBook {
  if (events.length === 0) return book;
  const sources = new Set(book.sources);
  let { state } = book;
  for (const { event, sources: touched } of events) {
    state = evolve(state, withoutCodings(event));
    if (event.type === 'Changed' && event.kind === 'imported') for (const sourceId of touched) sources.add(sourceId);
  }
  return { state, sources, hasBegun: true };
}

function withoutCodings(event: StudyEvent): StudyEvent {
  if (event.type === 'Changed') return { ...event, put: [], gone: [] };
  return event.type === 'TextRevised' ? { ...event, back: [] } : event;
}
