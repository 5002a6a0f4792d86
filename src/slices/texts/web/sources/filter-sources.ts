import { wordFinder } from '../../../../platform/web/word-finder.ts';
import type { SourceType } from '../../model/study.ts';
import type { SourceLine } from '../../model/source-wire.ts';

/** Which sources are shown; '' means all of them. It stands in the address, so that coming back finds the same list. */
export interface Filters {
  readonly named: string;
  readonly type: SourceType | '';
  readonly caseId: string;
  readonly folder: string;
  readonly from: string;
  readonly until: string;
}

export const NO_FILTERS: Filters = { named: '', type: '', caseId: '', folder: '', from: '', until: '' };

/** The sources that fit: every word in the title or file name, of the type, of the case, in the folder or below it, within the days. */
export function filterSources(sources: readonly SourceLine[], filters: Filters): readonly SourceLine[] {
  const fits = wordFinder(filters.named);
  return sources.filter(
    (source) =>
      (filters.type === '' || source.type === filters.type) &&
      (filters.caseId === '' || source.caseIds.includes(filters.caseId)) &&
      (filters.folder === '' || source.folder === filters.folder || source.folder.startsWith(`${filters.folder}/`)) &&
      (filters.from === '' || source.datedOn >= filters.from) &&
      (filters.until === '' || source.datedOn <= filters.until) &&
      fits(`${source.title} ${source.file}`),
  );
}

/** Every folder that holds sources, with the folders above it, in order. */
export function foldersOf(sources: readonly SourceLine[]): readonly string[] {
  const folders = new Set<string>();
  for (const { folder } of sources) {
    const parts = folder.split('/').filter(Boolean);
    parts.forEach((_, depth) => folders.add(parts.slice(0, depth + 1).join('/')));
  }
  return [...folders].sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
}

/** The address of a list with these filters; those that let all through are left out. */
export function filteredAddress(path: string, filters: Filters): string {
  const set = Object.entries(filters).filter(([, value]) => value !== '');
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}
