import type { Page } from '../../../platform/web/page.ts';
import { words } from './words.ts';

/** The record of a session, as a page and as files. */
export const pages: readonly Page[] = [
  { path: '/sessions/$sessionId/record', title: words.title, frame: 'rail', load: async () => (await import('./record-page.tsx')).RecordPage },
];
