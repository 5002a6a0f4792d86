import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { attributeRoutes } from './attribute-routes.ts';
import type { ImportHooks } from './importing.ts';
import { caseRoutes } from './case-routes.ts';
import { importRoutes } from './import-routes.ts';
import { searchRoutes } from './search-routes.ts';
import { sourceRoutes } from './source-routes.ts';
import { studyRoutes } from './study-routes.ts';
import { createStudyTexts, type StudyTexts } from './study-texts.ts';

/** What the routes of this slice are given: what higher slices do in an import, and the texts held in memory by this process. */
export interface TextsOptions {
  readonly hooks?: ImportHooks;
  readonly studyTexts?: StudyTexts;
  /** Told after somebody's part in a study changed or ended: who follows it is to be asked again whether they may. */
  readonly onMembersChanged?: () => void;
}

/** Every route of this slice. */
export function textsRoutes(api: Api<Actor>, parts: Parts, { hooks = {}, studyTexts = createStudyTexts(), onMembersChanged = () => undefined }: TextsOptions = {}): void {
  studyRoutes(api, parts, onMembersChanged);
  attributeRoutes(api, parts);
  caseRoutes(api, parts);
  sourceRoutes(api, parts);
  importRoutes(api, parts, hooks);
  searchRoutes(api, parts, studyTexts);
}

export { importFile } from './import-file.ts';
export type { ImportedFile, ImportHooks } from './importing.ts';
export { keepForeign } from './keep-foreign.ts';
export { readHere } from './read-files.ts';
export { takeUpload } from './import-upload.ts';
export { addMember, makeStudy, studiesHere, type StudyHere } from './make-study.ts';
export { membershipOf, reachStudy, studyThing, type ReachedStudy, type StudyReach } from './permit.ts';
export { caseLinks, readSourceText, sourceList, studyAttributes, studyCases, type CaseLink, type CurrentText, type ListedCase } from './reading-out.ts';
export { findInTexts, rowText, searchAnswer } from './search-texts.ts';
export { createStudyTexts, type HeldStudy, type HeldText, type StudyTexts } from './study-texts.ts';
export { storeRevision, type Revised, type Revision } from './revision.ts';
export type { TextTables } from './tables.ts';
