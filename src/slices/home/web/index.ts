import { IconHome } from '@tabler/icons-react';
import type { Page } from '../../../platform/web/page.ts';
import { words } from './words.ts';

/** The first page after sign-in. */
export const pages: readonly Page[] = [
  {
    path: '/',
    title: words.title,
    frame: 'rail',
    nav: { label: words.nav, icon: IconHome, order: 10 },
    load: () => import('./home-page.tsx').then((page) => page.HomePage),
  },
];
