import type { Transaction } from 'kysely';
import { Api } from '../platform/server/http/api.ts';
import { vacuum } from '../platform/server/db/vacuum.ts';
import type { Parts } from '../platform/server/parts.ts';
import { codingRoutes, createLiveStudies, studyImportHooks, type LiveStudies } from '../slices/coding/server/index.ts';
import { commitmentsJobs, commitmentsRoutes, promiseKeeper } from '../slices/commitments/server/index.ts';
import { exchangeRoutes } from '../slices/exchange/server/index.ts';
import { homeRoutes } from '../slices/home/server/index.ts';
import type { Actor } from '../slices/people/model/actor.ts';
import { createIdentity, endGuestPassesOf, peopleJobs, peopleRoutes, type Identity } from '../slices/people/server/index.ts';
import { markPresented, problemsJobs, problemsRoutes } from '../slices/problems/server/index.ts';
import { installBuiltInProtocols, protocolsRoutes } from '../slices/protocols/server/index.ts';
import { recordsRoutes } from '../slices/records/server/index.ts';
import { createLiveSessions, sessionsOfProblem, sessionsRoutes, type LiveSessions, type SessionSubscriber } from '../slices/sessions/server/index.ts';
import { createStudyTexts, textsRoutes } from '../slices/texts/server/index.ts';
import { fillSampleDistrict } from './sample/fill-sample-district.ts';

/** The whole product on the server side, put together from its slices. */
export interface Wired {
  readonly api: Api<Actor>;
  readonly identity: Identity;
  readonly live: LiveSessions;
  readonly studies: LiveStudies;
  close(): Promise<void>;
}

/** Connects every slice; the only place that knows them all. Jobs are declared here and started by the caller. */
export async function wire(parts: Parts, version: string): Promise<Wired> {
  const identity = await createIdentity(parts);
  const api = new Api<Actor>(identity.identify);
  const live = await createLiveSessions(parts);
  live.onSessionEvents(promiseKeeper(parts));
  live.onSessionEvents(presentedProblems);
  live.onSessionEvents(guestsLeave(parts, identity));
  const studyTexts = createStudyTexts();
  const studies = await createLiveStudies(parts, studyTexts);
  const stopHearing = identity.onChange(() => {
    live.recheck();
    studies.recheck();
  });

  peopleRoutes(api, parts, identity, {
    version,
    onDistrictMade: ({ districtId }) => giveBuiltIns(parts, districtId),
    fillSample: (made) => fillSampleDistrict(parts, live, made),
  });
  protocolsRoutes(api, parts);
  problemsRoutes(api, parts, { sessionsOf: sessionsOfProblem });
  textsRoutes(api, parts, { hooks: studyImportHooks(), studyTexts, onMembersChanged: () => studies.recheck() });
  sessionsRoutes(api, live, identity.identify);
  commitmentsRoutes(api, parts);
  codingRoutes(api, studies, identity.identify);
  exchangeRoutes(api, studies);
  recordsRoutes(api, parts, live);
  homeRoutes(api, parts);

  peopleJobs(parts, identity);
  problemsJobs(parts);
  commitmentsJobs(parts);
  parts.jobs.every('database.vacuum', '41 3 * * *', () => vacuum(parts.db));
  await giveBuiltInsEverywhere(parts);

  return {
    api,
    identity,
    live,
    studies,
    async close() {
      stopHearing();
      await live.close();
      await studies.close();
      await identity.close();
    },
  };
}

/** A problem has been presented once a session with it has ended. */
const presentedProblems: SessionSubscriber = {
  types: ['SessionEnded'],
  async write(trx, { state }) {
    if (state.plan.problemId && state.endedAt) await markPresented(trx, state.plan.problemId, state.endedAt);
  },
};

interface SessionOver {
  readonly districtId: string;
  readonly sessionId: string;
  readonly endedAt: number;
}
const END_GUEST_PASSES = 'guest-passes-end';

/** Guests of an ended session may look at it for one more day. A job, since passes lie on the identity side of the wall. */
function guestsLeave(parts: Parts, identity: Identity): SessionSubscriber {
  parts.jobs.handle<SessionOver>(END_GUEST_PASSES, ({ districtId, sessionId, endedAt }) => endGuestPassesOf(parts, identity, districtId, sessionId, endedAt));
  return {
    types: ['SessionEnded'],
    async write(_trx, { districtId, state }) {
      if (state.endedAt === null) return;
      const over: SessionOver = { districtId, sessionId: state.sessionId, endedAt: state.endedAt };
      // Not awaited: the embedded database has one connection, and this transaction holds it.
      parts.jobs.ask(END_GUEST_PASSES, over).catch((cause: unknown) => parts.log.error('guest-passes-not-ended', cause));
    },
  };
}

async function giveBuiltIns(parts: Parts, districtId: string): Promise<void> {
  await parts.db.inDistrict(districtId, (trx: Transaction<unknown>) => installBuiltInProtocols(trx, districtId, { newId: parts.newId, now: parts.clock.now() }));
}

async function giveBuiltInsEverywhere(parts: Parts): Promise<void> {
  const districts = await parts.db.call<{ district_id: string }>('select district_id from district', []);
  for (const { district_id: districtId } of districts) await giveBuiltIns(parts, districtId);
}
