import type { CarriedTag } from '../source-text.ts';
import { headingKey } from './column-map.ts';

/** One code and all the ways in which the files spell it. */
export interface FoldedTag {
  /** The column's heading, as most cells have it. */
  readonly column: string;
  /** The spelling that most cells have; of equals the first in order of their characters. */
  readonly name: string;
  readonly count: number;
  /** Every spelling, the most frequent first. */
  readonly variants: readonly { readonly tag: string; readonly count: number }[];
}

/** What the spellings of one tag have in common; tags of different columns are never the same. */
export function tagKey({ column, tag }: Pick<CarriedTag, 'column' | 'tag'>): string {
  return `${headingKey(column)}\n${headingKey(tag) || tag}`;
}

/** The codes behind the tags of any number of files, in the order of column and name, with their spellings folded by {@link tagKey}. */
export function foldTags(tags: Iterable<Pick<CarriedTag, 'column' | 'tag'>>): FoldedTag[] {
  const codes = new Map<string, { columns: Map<string, number>; spellings: Map<string, number> }>();
  for (const given of tags) {
    const key = tagKey(given);
    const code = codes.get(key) ?? { columns: new Map(), spellings: new Map() };
    codes.set(key, code);
    code.columns.set(given.column, (code.columns.get(given.column) ?? 0) + 1);
    code.spellings.set(given.tag, (code.spellings.get(given.tag) ?? 0) + 1);
  }
  const folded = [...codes.values()].map(({ columns, spellings }) => {
    const variants = byFrequency(spellings).map(([tag, count]) => ({ tag, count }));
    return { column: byFrequency(columns)[0]![0], name: variants[0]!.tag, count: variants.reduce((sum, { count }) => sum + count, 0), variants };
  });
  return folded.toSorted((a, b) => inOrder(a.column, b.column) || inOrder(a.name, b.name));
}

function byFrequency(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].toSorted((a, b) => b[1] - a[1] || inOrder(a[0], b[0]));
}

/** By code units: the same on every machine, whatever its language. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
