import { IconFileSearch } from '@tabler/icons-react';
import type { Page } from '../../../platform/web/page.ts';
import { words } from './words.ts';

export { CorrectText } from './reading/correct-text.ts';
export { StudyFrame, useStudy } from './study/study-frame.tsx';
export { studyApi, studyPage } from './study/study-paths.ts';
export { studyTabs, type StudyTab } from './study/study-tabs.ts';

/** Studies, their sources and cases, bringing files in, reading and searching. */
export const pages: readonly Page[] = [
  { path: '/studies', title: words.title, frame: 'rail', nav: { label: words.nav, icon: IconFileSearch, order: 60 }, load: async () => (await import('./study/studies-page.tsx')).StudiesPage },
  { path: '/studies/$studyId', title: words.one, frame: 'rail', load: async () => (await import('./study/study-page.tsx')).StudyPage },
  { path: '/studies/$studyId/sources', title: words.tabs.sources, frame: 'rail', load: async () => (await import('./sources/sources-page.tsx')).SourcesPage },
  { path: '/studies/$studyId/sources/$sourceId', title: words.tabs.sources, frame: 'rail', load: async () => (await import('./reading/source-page.tsx')).SourcePage },
  { path: '/studies/$studyId/bring', title: words.bring.title, frame: 'rail', load: async () => (await import('./import/bring-page.tsx')).BringPage },
  { path: '/studies/$studyId/imports', title: words.imports.title, frame: 'rail', load: async () => (await import('./import/imports-page.tsx')).ImportsPage },
  { path: '/studies/$studyId/imports/$importId', title: words.imports.one, frame: 'rail', load: async () => (await import('./import/imports-page.tsx')).ImportPage },
  { path: '/studies/$studyId/cases', title: words.tabs.cases, frame: 'rail', load: async () => (await import('./cases/cases-page.tsx')).CasesPage },
  { path: '/studies/$studyId/cases/$caseId', title: words.tabs.cases, frame: 'rail', load: async () => (await import('./cases/case-page.tsx')).CasePage },
  { path: '/studies/$studyId/search', title: words.tabs.search, frame: 'rail', load: async () => (await import('./search/search-page.tsx')).SearchPage },
  { path: '/studies/$studyId/settings', title: words.settings.title, frame: 'rail', load: async () => (await import('./study/settings-page.tsx')).SettingsPage },
];
