import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { todayIn } from '../../people/server/index.ts';
import type { SessionSubscriber } from '../../sessions/server/index.ts';
import { promisesOf } from '../model/commitment.ts';
import { ASK_CHECK_INS, askCheckIns } from './asking.ts';
import { linkRoutes } from './link-routes.ts';
import { readingRoutes, reportingRoutes } from './routes.ts';
import { keepPromises, withdrawUnreported, type Trx } from './store.ts';
import { peopleTrx } from './views.ts';

export { promisesFor } from './listing.ts';
export { commitmentsOfSession } from './of-session.ts';
export { askCheckIns } from './asking.ts';
export { keepReport } from './reporting.ts';
export { findCommitments, type Trx as CommitmentTrx } from './store.ts';

/** Every route of this slice. */
export function commitmentsRoutes(api: Api<Actor>, parts: Parts): void {
  readingRoutes(api, parts);
  reportingRoutes(api, parts);
  linkRoutes(api, parts);
}

/** Turns the next steps of an ended session into promises, in the very transaction that ends it; a reopened one takes them back. */
export function promiseKeeper(parts: Parts): SessionSubscriber {
  return {
    types: ['SessionEnded', 'SessionReopened'],
    async write(trx, batch) {
      const own = trx as unknown as Trx;
      for (const { event } of batch.entries) {
        if (event.type === 'SessionReopened') await withdrawUnreported(own, batch.state.sessionId);
        if (event.type !== 'SessionEnded') continue;
        const endedOn = await todayIn(peopleTrx(own), event.at);
        await keepPromises(own, batch.districtId, promisesOf(batch.state, endedOn, () => parts.newId()), event.at);
      }
    },
  };
}

/** The jobs of this slice; call before the jobs are started. */
export function commitmentsJobs(parts: Parts): void {
  parts.jobs.handle(ASK_CHECK_INS, () => askCheckIns(parts));
  parts.jobs.every('commitments.ask-check-ins-hourly', '7 * * * *', () => askCheckIns(parts));
}

/** Asks once right after a start, so that nothing waits for the full hour after a night without a server. */
export async function askAfterStart(parts: Parts): Promise<void> {
  await parts.jobs.ask(ASK_CHECK_INS, {});
}
