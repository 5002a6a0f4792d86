import type { Page } from '../../../platform/web/page.ts';
import type { StudyTab } from '../../texts/web/index.ts';
import { compareWords } from './compare/compare-words.ts';
import { questionWords } from './questions/question-words.ts';
import { words } from './words.ts';

export { LiveStudy, useLive, type Live } from './live/study-context.tsx';
export { useAct, type Acting } from './live/use-act.ts';
export { CodeDot } from './choose/code-dot.tsx';
export { CodeTree } from './book/code-tree.tsx';
export { besideBook } from './book/beside-book.ts';
export { CorrectHere } from './correct/correct-here.tsx';

/** The places of coding inside a study. */
export const codingTabs: readonly StudyTab[] = [
  { path: 'codebook', label: words.book.tab, order: 30 },
  { path: 'rounds', label: words.rounds.tab, order: 40 },
  { path: 'code', label: words.bench.tab, order: 50 },
  { path: 'memos', label: words.memos.tab, order: 55 },
  { path: 'compare', label: compareWords.title, order: 60 },
  { path: 'questions', label: questionWords.tab, order: 80 },
];

/** The workbench, the codebook, rounds and memos. */
export const pages: readonly Page[] = [
  { path: '/studies/$studyId/code', title: words.bench.title, frame: 'rail', load: async () => (await import('./bench/code-home-page.tsx')).CodeHomePage },
  { path: '/studies/$studyId/code/$sourceId', title: words.bench.title, frame: 'rail', load: async () => (await import('./bench/workbench-page.tsx')).WorkbenchPage },
  { path: '/studies/$studyId/codebook', title: words.book.title, frame: 'rail', load: async () => (await import('./book/book-page.tsx')).BookPage },
  { path: '/studies/$studyId/rounds', title: words.rounds.title, frame: 'rail', load: async () => (await import('./rounds/rounds-page.tsx')).RoundsPage },
  { path: '/studies/$studyId/compare', title: compareWords.title, frame: 'rail', load: async () => (await import('./compare/compare-list-page.tsx')).CompareListPage },
  { path: '/studies/$studyId/compare/$roundId', title: compareWords.title, frame: 'rail', load: async () => (await import('./compare/compare-page.tsx')).ComparePage },
  { path: '/studies/$studyId/questions', title: questionWords.title, frame: 'rail', load: async () => (await import('./questions/questions-page.tsx')).QuestionsPage },
  { path: '/studies/$studyId/memos', title: words.memos.title, frame: 'rail', load: async () => (await import('./memos/memos-page.tsx')).MemosPage },
];
