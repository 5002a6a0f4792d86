import type { Result } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import { ok } from '../../../kernel/result.ts';
import type { Actor } from '../../people/model/actor.ts';
import type { SessionState } from '../model/state.ts';
import { aroundRoutes } from './around-routes.ts';
import { liveRoutes, type Identify } from './live-routes.ts';
import type { LiveSessions } from './live-sessions.ts';
import { planRoutes } from './plan-routes.ts';

export { createLiveSessions, type LiveSessions } from './live-sessions.ts';
export { meetSession, type Met } from './access.ts';
export { facilitatorOf, presenterOf, relationsTo as relationsToSession } from './relations.ts';
export { listSessions } from './session-list.ts';
export { sessionsOfProblem } from './sessions-of-problem.ts';
export type { SessionBatch } from './projections.ts';
export type { SessionSubscriber } from './subscribers.ts';

/** Every route of this slice. `identify` says who a request belongs to, also later, while its stream is open. */
export function sessionsRoutes(api: Api<Actor>, live: LiveSessions, identify: Identify): void {
  planRoutes(api, live);
  liveRoutes(api, live, identify);
  aroundRoutes(api, live);
}

/** A session as the log has it now, unprojected: for other slices' rules. What leaves the server passes `project` first. */
export async function readSession(live: LiveSessions, districtId: string, sessionId: string): Promise<Result<SessionState>> {
  const read = await live.hub.read({ districtId, streamId: sessionId });
  return read.ok ? ok(read.value.state) : read;
}
