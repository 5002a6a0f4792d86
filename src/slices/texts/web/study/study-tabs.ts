import { words } from '../words.ts';

/** A place inside a study. Higher slices add their own; `order` puts them all in one line. */
export interface StudyTab {
  /** What follows `/studies/{studyId}/`. */
  readonly path: string;
  readonly label: string;
  /** Sources 10, cases 20, codebook 30, rounds 40, code 50, compare 60, search 70, questions 80, exchange 90, members 100. */
  readonly order: number;
  /** Other places under the study that belong to this one, so that it stays marked there: `['bring']`. */
  readonly covers?: readonly string[];
}

const own: readonly StudyTab[] = [
  { path: 'sources', label: words.tabs.sources, order: 10, covers: ['bring', 'imports'] },
  { path: 'cases', label: words.tabs.cases, order: 20 },
  { path: 'search', label: words.tabs.search, order: 70 },
  { path: 'settings', label: words.tabs.settings, order: 100 },
];
let tabs: readonly StudyTab[] = own;

/** The places inside a study; apps/ gives it those of the higher slices before the pages are drawn. */
export const studyTabs = {
  add(more: readonly StudyTab[]): void {
    tabs = [...tabs.filter((tab) => !more.some(({ path }) => path === tab.path)), ...more].sort((a, b) => a.order - b.order);
  },
  all(): readonly StudyTab[] {
    return tabs;
  },
};
