import type { Code, Coder, Round } from '../../model/study/entities.ts';
import type { StudyEvent } from '../../model/study/events.ts';
import { madeId } from './made-id.ts';

/** What an import must know of a study: its codes, and which sources' carried codes are kept already. */
export interface ImportedBook {
  readonly studyId: string;
  readonly codes: Map<string, Code>;
  coder: Coder | null;
  round: Round | null;
  readonly sources: Set<string>;
  hasBegun: boolean;
}

/** An event of a study without its codings; `sources` are those it put codings on. */
export interface BriefEvent {
  readonly event: StudyEvent;
  readonly sources: readonly string[];
}

/** The coder of everything that a file carried; the name is the one that people see. */
export function importedCoderId(studyId: string): string {
  return madeId(studyId, 'coder', 'imported');
}

/** The round of everything that a file carried. */
export function importedRoundId(studyId: string): string {
  return madeId(studyId, 'round', 'imported');
}

export function emptyBook(studyId: string): ImportedBook {
  return { studyId, codes: new Map(), coder: null, round: null, sources: new Set(), hasBegun: false };
}

export function copyOf(book: ImportedBook): ImportedBook {
  return { ...book, codes: new Map(book.codes), sources: new Set(book.sources) };
}

/** Takes in what happened next. */
export function follow(book: ImportedBook, { event, sources }: BriefEvent): void {
  book.hasBegun = true;
  if (event.type !== 'Changed') return;
  for (const patch of event.patches) {
    if (patch.of === 'code') {
      if (patch.after) book.codes.set(patch.id, patch.after);
      else book.codes.delete(patch.id);
    }
    if (patch.of === 'coder' && patch.id === importedCoderId(book.studyId)) book.coder = patch.after;
    if (patch.of === 'round' && patch.id === importedRoundId(book.studyId)) book.round = patch.after;
  }
  if (event.kind === 'imported') for (const sourceId of sources) book.sources.add(sourceId);
}
