import type { Page } from '../../../platform/web/page.ts';
import type { StudyTab } from '../../texts/web/index.ts';
import { words } from './words.ts';

export { BookAlong } from './book-along.tsx';

/** The place of exchange inside a study. */
export const exchangeTabs: readonly StudyTab[] = [{ path: 'exchange', label: words.tab, order: 90 }];

/** Out to other programs and back. */
export const pages: readonly Page[] = [{ path: '/studies/$studyId/exchange', title: words.title, frame: 'rail', load: async () => (await import('./exchange-page.tsx')).ExchangePage }];
