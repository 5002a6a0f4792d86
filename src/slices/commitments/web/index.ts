import { IconHandStop } from '@tabler/icons-react';
import type { Page } from '../../../platform/web/page.ts';
import { words } from './words.ts';

export { SinceLastTime } from './since-last-time.tsx';
export { PromiseList } from './promise-list.tsx';

/** The pages of promises and check-ins. */
export const pages: readonly Page[] = [
  { path: '/promises', title: words.title, frame: 'rail', nav: { label: words.nav, icon: IconHandStop, order: 40 }, load: async () => (await import('./promises-page.tsx')).PromisesPage },
  { path: '/promises/$commitmentId', title: words.title, frame: 'rail', load: async () => (await import('./promise-page.tsx')).PromisePage },
  { path: '/check-in/$key', title: words.link.title, frame: 'bare', load: async () => (await import('./check-in-link-page.tsx')).CheckInLinkPage },
];
