import type { Api } from '../../../platform/server/http/api.ts';
import type { LiveStudies } from '../../coding/server/index.ts';
import type { Actor } from '../../people/model/actor.ts';
import { contributionRoutes } from './contribution-routes.ts';
import { projectInRoutes } from './project-in-routes.ts';
import { projectOutRoutes } from './project-out-routes.ts';
import { segmentsRoutes } from './segments/segments-routes.ts';

/** Every route of this slice. */
export function exchangeRoutes(api: Api<Actor>, live: LiveStudies): void {
  projectOutRoutes(api, live);
  projectInRoutes(api, live);
  contributionRoutes(api, live);
  segmentsRoutes(api, live);
}
