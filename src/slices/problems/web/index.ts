import { IconBulb } from '@tabler/icons-react';
import type { Page } from '../../../platform/web/page.ts';
import { words } from './words.ts';

/** Writing problems of practice, talking them over, their documents and versions, and how kinds are spread. */
export const pages: readonly Page[] = [
  { path: '/problems', title: words.title, frame: 'rail', nav: { label: words.nav, icon: IconBulb, order: 30 }, load: async () => (await import('./list-page.tsx')).ProblemsPage },
  { path: '/problems/spread', title: words.spread.title, frame: 'rail', load: async () => (await import('./spread/spread-page.tsx')).SpreadPage },
  { path: '/problems/$problemId', title: words.one, frame: 'rail', load: async () => (await import('./sheet/problem-page.tsx')).ProblemPage },
  { path: '/problems/$problemId/versions', title: words.history.title, frame: 'rail', load: async () => (await import('./history/versions-page.tsx')).VersionsPage },
  { path: '/problems/$problemId/documents/$documentId', title: words.documents.title, frame: 'rail', load: async () => (await import('./documents/document-page.tsx')).DocumentPage },
];
