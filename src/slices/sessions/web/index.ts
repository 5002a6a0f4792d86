import { IconMessages } from '@tabler/icons-react';
import type { Page } from '../../../platform/web/page.ts';
import { words } from './words.ts';

export { opening } from './opening.ts';

/** Planning sessions, the room itself, and the view for a shared screen. */
export const pages: readonly Page[] = [
  {
    path: '/sessions',
    title: words.list.title,
    frame: 'rail',
    nav: { label: words.list.title, icon: IconMessages, order: 20 },
    load: () => import('./list/sessions-page.tsx').then((page) => page.SessionsPage),
  },
  {
    path: '/sessions/new',
    title: words.planning.title,
    frame: 'rail',
    load: () => import('./planning/plan-page.tsx').then((page) => page.PlanPage),
  },
  {
    path: '/sessions/$sessionId',
    title: words.list.one,
    frame: 'board',
    load: () => import('./room/room-page.tsx').then((page) => page.RoomPage),
  },
  {
    path: '/sessions/$sessionId/screen',
    title: words.screen.title,
    frame: 'board',
    load: () => import('./screen/screen-page.tsx').then((page) => page.ScreenPage),
  },
];
