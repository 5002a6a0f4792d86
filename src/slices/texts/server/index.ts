import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { attributeRoutes } from './attribute-routes.ts';
import type { ImportHooks } from './importing.ts';
import { studyRoutes } from './study-routes.ts';

/** Every route of this slice. `hooks` let higher slices take part in imports, in the same transaction. */
export function textsRoutes(api: Api<Actor>, parts: Parts, hooks: ImportHooks = {}): void {
  void hooks;
  studyRoutes(api, parts);
  attributeRoutes(api, parts);
}

export { importFile } from './import-file.ts';
export type { ArrivedSource, FileToImport, ImportedFile, ImportHooks, ReadSources, SourceAt } from './importing.ts';
export { readInThisThread } from './read-in-this-thread.ts';
export { makeStudy, studiesHere, type StudyHere } from './make-study.ts';
export { membershipOf, NO_STUDY, reachStudy, studyThing, type ReachedStudy, type StudyReach } from './permit.ts';
export { caseLinks, readSourceText, sourceList, studyAttributes, studyCases, type CaseLink, type CurrentText, type ListedCase, type ListedSource } from './reading-out.ts';
export { findInTexts, rowText, searchAnswer } from './search-texts.ts';
export { createStudyTexts, type HeldStudy, type HeldText, type StudyTexts } from './study-texts.ts';
export { storeRevision, type Revised, type Revision } from './revision.ts';
export type { TextTables } from './tables.ts';
