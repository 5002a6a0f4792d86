import { ok, type Result } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Actor } from '../../people/model/actor.ts';
import type { StudyState } from '../model/study/state.ts';
import { auditRoutes } from './audit-routes.ts';
import { autocodeRoutes } from './autocode/autocode-routes.ts';
import { bookRoutes } from './book-routes.ts';
import { commandRoutes } from './command-routes.ts';
import { comparisonRoutes } from './comparison/comparison-routes.ts';
import type { LiveStudies } from './live-studies.ts';
import { matrixRoutes } from './queries/matrix-routes.ts';
import { sideBySideRoutes } from './queries/side-by-side-routes.ts';
import { supportRoutes } from './queries/support-routes.ts';
import { textRoutes } from './queries/text-routes.ts';
import { togetherRoutes } from './queries/together-routes.ts';
import { revisionRoutes } from './revision-routes.ts';
import { streamRoutes, type Identify } from './stream-routes.ts';

export { createLiveStudies, type LiveStudies, type OpenStudy } from './live-studies.ts';
export { meet as meetStudy, type MetStudy } from './access.ts';
export { studyImportHooks } from './importing/import-hooks.ts';
export { tagKeeper, type CarriedTags, type TagKeeper } from './importing/import-carried-tags.ts';
export type { CarriedSource } from './importing/plan-tags.ts';
export { appendAnyway, type ActOfStudy } from './append-in.ts';
export { readStudyIn } from './read-study-in.ts';
export { visibleTo as visibleStudy } from './visible.ts';
export { askingOfTexts, type AskingOfTexts } from './queries/asking.ts';
export { chosenCodings } from './queries/choose.ts';
export { quoted, quotedSpans } from './queries/quoting.ts';
export { codingTableOf } from './queries/coding-table-of.ts';
export { studyFacts, type StudyFacts } from './queries/study-facts.ts';
export { countedMatrix } from './queries/matrix-routes.ts';

/** Every route of this slice. `identify` says who a request belongs to, also later, while its stream is open. */
export function codingRoutes(api: Api<Actor>, live: LiveStudies, identify: Identify): void {
  commandRoutes(api, live);
  streamRoutes(api, live, identify);
  bookRoutes(api, live);
  autocodeRoutes(api, live);
  revisionRoutes(api, live);
  auditRoutes(api, live);
  matrixRoutes(api, live);
  togetherRoutes(api, live);
  textRoutes(api, live);
  supportRoutes(api, live);
  sideBySideRoutes(api, live);
  comparisonRoutes(api, live);
}

/** A study as the log has it now, unprojected: for other slices' rules. What leaves the server passes {@link visibleStudy} first. */
export async function readStudy(live: LiveStudies, districtId: string, studyId: string): Promise<Result<StudyState>> {
  const opened = await live.open(districtId, studyId, true);
  return opened.ok ? ok(opened.value.state) : opened;
}
