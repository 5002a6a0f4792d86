import { IconFileSearch } from '@tabler/icons-react';
import type { Page } from '../../../platform/web/page.ts';
import { createSlot } from '../../../platform/web/slot.tsx';
import type { SourceLine, SourceTextView } from '../model/source-wire.ts';
import type { StudyView } from '../model/study-wire.ts';
import { words } from './words.ts';

export { StudyFrame, useStudy } from './study/study-frame.tsx';
export { studyApi, studyPage } from './study/study-paths.ts';
export { studyTabs, type StudyTab } from './study/study-tabs.ts';

/** Where coding offers to correct the text of a source and says what moved. */
export const correctText = createSlot<{ readonly study: StudyView; readonly source: SourceLine; readonly text: SourceTextView }>();

/** Studies, their sources and cases, bringing files in, reading and searching. */
export const pages: readonly Page[] = [
  { path: '/studies', title: words.title, frame: 'rail', nav: { label: words.nav, icon: IconFileSearch, order: 60 }, load: async () => (await import('./study/studies-page.tsx')).StudiesPage },
  { path: '/studies/$studyId', title: words.one, frame: 'rail', load: async () => (await import('./study/study-page.tsx')).StudyPage },
  { path: '/studies/$studyId/settings', title: words.settings.title, frame: 'rail', load: async () => (await import('./study/settings-page.tsx')).SettingsPage },
];
