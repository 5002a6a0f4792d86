import type { Api } from '../../../platform/server/http/api.ts';
import type { Actor } from '../../people/model/actor.ts';
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

export { createLiveStudies, type LiveStudies } from './live-studies.ts';
export { studyImportHooks } from './importing/import-hooks.ts';
export { tagKeeper } from './importing/import-carried-tags.ts';
export { appendAnyway } from './append-in.ts';
export { holdStudyIn, readStudyIn } from './read-study-in.ts';
export { visibleTo as visibleStudy } from './visible.ts';
export { askingOfTexts, type AskingOfTexts } from './queries/asking.ts';
export { chosenCodings } from './queries/choose.ts';
export { quoted, quotedSpans } from './queries/quoting.ts';
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
