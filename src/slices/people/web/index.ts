import { IconAffiliate } from '@tabler/icons-react';
import type { Page } from '../../../platform/web/page.ts';
import { words } from './words.ts';

export { PersonCorner } from './account/person-corner.tsx';
export { PersonPicker, type Picked } from './directory/person-picker.tsx';
export { SignedInOnly, useActor, useMay, useMe } from './signed-in.tsx';

const entering: readonly Page[] = [
  { path: '/welcome', title: words.welcome.title, frame: 'bare', load: () => import('./entering/welcome-page.tsx').then((page) => page.WelcomePage) },
  { path: '/sign-in', title: words.signIn.title, frame: 'bare', load: () => import('./entering/sign-in-page.tsx').then((page) => page.SignInPage) },
  { path: '/sign-in/link', title: words.link.title, frame: 'bare', load: () => import('./entering/link-page.tsx').then((page) => page.LinkPage) },
  { path: '/sign-in/recovery', title: words.recovery.title, frame: 'bare', load: () => import('./entering/recovery-page.tsx').then((page) => page.RecoveryPage) },
  { path: '/invitation/$token', title: words.invitation.waiting, frame: 'bare', load: () => import('./entering/invitation-page.tsx').then((page) => page.InvitationPage) },
  { path: '/guest/$token', title: words.guest.title, frame: 'bare', load: () => import('./entering/guest-page.tsx').then((page) => page.GuestPage) },
];

const own: readonly Page[] = [
  { path: '/account', title: words.account.title, frame: 'rail', load: () => import('./account/account-page.tsx').then((page) => page.AccountPage) },
  { path: '/inbox', title: words.inbox.title, frame: 'rail', load: () => import('./account/inbox-page.tsx').then((page) => page.InboxPage) },
  { path: '/district', title: words.district.title, frame: 'rail', load: () => import('./district/district-page.tsx').then((page) => page.DistrictPage) },
  { path: '/audit', title: words.audit.title, frame: 'rail', load: () => import('./district/audit-page.tsx').then((page) => page.AuditPage) },
];

const directory: readonly Page[] = [
  {
    path: '/networks',
    title: words.networks.title,
    frame: 'rail',
    nav: { label: words.nav, icon: IconAffiliate, order: 50, covers: ['/circles', '/cohorts', '/people', '/schools'] },
    load: () => import('./directory/network-pages.tsx').then((page) => page.NetworksPage),
  },
  { path: '/networks/$networkId', title: words.networks.title, frame: 'rail', load: () => import('./directory/network-pages.tsx').then((page) => page.NetworkPage) },
  { path: '/circles', title: words.circles.title, frame: 'rail', load: () => import('./directory/circle-pages.tsx').then((page) => page.CirclesPage) },
  { path: '/circles/$circleId', title: words.circles.title, frame: 'rail', load: () => import('./directory/circle-pages.tsx').then((page) => page.CirclePage) },
  { path: '/cohorts', title: words.cohorts.title, frame: 'rail', load: () => import('./directory/cohort-pages.tsx').then((page) => page.CohortsPage) },
  { path: '/cohorts/$cohortId', title: words.cohorts.title, frame: 'rail', load: () => import('./directory/cohort-pages.tsx').then((page) => page.CohortPage) },
  { path: '/people', title: words.people.title, frame: 'rail', load: () => import('./directory/people-page.tsx').then((page) => page.PeoplePage) },
  { path: '/people/$personId', title: words.people.title, frame: 'rail', load: () => import('./directory/person-page.tsx').then((page) => page.PersonPage) },
  { path: '/schools', title: words.schools.title, frame: 'rail', load: () => import('./directory/schools-page.tsx').then((page) => page.SchoolsPage) },
];

/** The pages of entering, of one's own account, and of the district and its people. */
export const pages: readonly Page[] = [...entering, ...own, ...directory];
