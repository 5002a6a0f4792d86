import type { AutocodePreview } from '../../model/server-wire.ts';
import { newId } from '../../../../platform/web/sync/new-id.ts';

interface Item {
  readonly sourceId: string;
  readonly version: number;
  readonly spans: { readonly codingId: string; readonly start: number; readonly end: number }[];
}

/** What names one stretch of a preview. */
export function keyOfShown({ sourceId, start, end }: { readonly sourceId: string; readonly start: number; readonly end: number }): string {
  return `${sourceId} ${start}-${end}`;
}

/** Everything that was found but what was unchecked, each stretch with an id of its own; texts of which nothing stays are left out. */
export function itemsChosen(preview: Pick<AutocodePreview, 'items'>, unchecked: ReadonlySet<string>, id: () => string = newId): Item[] {
  return preview.items
    .map(({ sourceId, version, spans }) => ({ sourceId, version, spans: spans.filter(({ start, end }) => !unchecked.has(keyOfShown({ sourceId, start, end }))).map(({ start, end }) => ({ codingId: id(), start, end })) }))
    .filter(({ spans }) => spans.length > 0);
}
