import { IconBook2 } from '@tabler/icons-react';
import type { Page } from '../../../platform/web/page.ts';
import { words } from './words.ts';

/** The library of protocols: reading, copying, changing, comparing, publishing. */
export const pages: readonly Page[] = [
  { path: '/protocols', title: words.title, frame: 'rail', nav: { label: words.nav, icon: IconBook2, order: 80 }, load: async () => (await import('./library/library-page.tsx')).LibraryPage },
  { path: '/protocols/$protocolId', title: words.one, frame: 'rail', load: async () => (await import('./reading/protocol-page.tsx')).ProtocolPage },
  { path: '/protocols/$protocolId/edit', title: words.edit.title, frame: 'rail', load: async () => (await import('./editor/editor-page.tsx')).EditorPage },
  { path: '/protocols/$protocolId/compare', title: words.compare.title, frame: 'rail', load: async () => (await import('./reading/compare-page.tsx')).ComparePage },
];
