import { codePointMap } from '../../../../kernel/code-points.ts';
import { sayClock } from '../../../../platform/web/dates.ts';
import type { Column } from '../../../../platform/web/ui/table-arranging.ts';
import type { SearchHit } from '../../model/search-wire.ts';
import { words } from '../words.ts';

/** What was found, as a table for a sheet or a document. */
export const hitColumns: readonly Column<SearchHit>[] = [
  { key: 'title', head: words.facts.title, value: (hit) => hit.title },
  { key: 'folder', head: words.sources.filters.folder, value: (hit) => hit.folder },
  { key: 'row', head: words.search.row, value: (hit) => hit.row },
  { key: 'time', head: words.search.time, value: (hit) => (hit.startMs === null ? '' : sayClock(hit.startMs)) },
  { key: 'speaker', head: words.search.speaker, value: (hit) => hit.speaker ?? '' },
  { key: 'text', head: words.search.text, value: (hit) => hit.text },
];

/** The text of a hit in three: before, what matched, after; its places count code points. */
export function hitParts({ text, matchStart, matchEnd }: Pick<SearchHit, 'text' | 'matchStart' | 'matchEnd'>): readonly [string, string, string] {
  const map = codePointMap(text);
  const at = (place: number) => map.toUnits(Math.min(Math.max(0, place), map.length));
  return [text.slice(0, at(matchStart)), text.slice(at(matchStart), at(matchEnd)), text.slice(at(matchEnd))];
}

/** Hits that follow each other in one source stand under one heading. */
export function bySource(hits: readonly SearchHit[]): readonly { readonly sourceId: string; readonly title: string; readonly folder: string; readonly hits: readonly SearchHit[] }[] {
  const groups: { sourceId: string; title: string; folder: string; hits: SearchHit[] }[] = [];
  for (const hit of hits) {
    const last = groups.at(-1);
    if (last?.sourceId === hit.sourceId) last.hits.push(hit);
    else groups.push({ sourceId: hit.sourceId, title: hit.title, folder: hit.folder, hits: [hit] });
  }
  return groups;
}
