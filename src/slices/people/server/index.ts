import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../model/actor.ts';
import { districtRoutes } from './district-routes.ts';
import { groupRoutes } from './group-routes.ts';
import type { Identity } from './identity.ts';
import { meRoutes } from './me-routes.ts';
import { noticeRoutes } from './notice-routes.ts';
import { MAIL_NOTICE, mailNotice, type MailNoticeJob } from './notices.ts';
import { invitationRoutes, peopleListRoutes } from './people-routes.ts';
import { setupRoutes } from './setup-routes.ts';
import type { SetupOptions } from './setup.ts';
import { MAIL_SIGN_IN_LINK, sendSignInLink, signInRoutes } from './sign-in-routes.ts';
import { removeRunOut } from './tidy.ts';

export interface PeopleOptions extends SetupOptions {
  /** The product's version, shown on the first-run page. */
  readonly version: string;
}

/** Every route of this slice. */
export function peopleRoutes(api: Api<Actor>, parts: Parts, identity: Identity, options: PeopleOptions): void {
  const { inside } = identity;
  setupRoutes(api, parts, inside, options);
  signInRoutes(api, parts, inside);
  meRoutes(api, parts, inside);
  districtRoutes(api, parts, inside);
  peopleListRoutes(api, parts, inside);
  invitationRoutes(api, parts, inside);
  groupRoutes(api, parts);
  noticeRoutes(api, parts);
}

/** The jobs of this slice; call before the jobs are started. */
export function peopleJobs(parts: Parts, identity: Identity): void {
  parts.jobs.handle<{ email: string }>(MAIL_SIGN_IN_LINK, ({ email }) => sendSignInLink(identity.inside, email));
  parts.jobs.handle<MailNoticeJob>(MAIL_NOTICE, (job) => mailNotice(parts, job));
  parts.jobs.every('people.remove-run-out', '17 3 * * *', () => removeRunOut(parts));
}

export { actorIn, loadActor, todayIn } from './actors.ts';
export { audit, type Act } from './audit.ts';
export { createDistrict, createDistrictWithAdministrator, type DistrictMade, type NewDistrict } from './districts.ts';
export { endGuestPassesOf, issueGuestPass, revokeGuestPass, type GuestPass, type GuestPassAsk } from './guest-passes.ts';
export { createIdentity, type Identity } from './identity.ts';
export { countUnread as unreadNotices, notify, writeNotice, type Notice } from './notices.ts';
export {
  circleMembers,
  circleOf,
  circlesOfPerson,
  circleSupervisors,
  networkExists,
  peopleByIds,
  principalsOf,
  relationsToPerson,
  supervisorsOf,
  type Circle,
  type GroupPerson,
} from './relations.ts';
export { fillPeople, type BulkPeople } from './bulk-people.ts';
export type { FillSample } from './setup.ts';
export type { AnyTrx, PeopleTables } from './tables.ts';
