import type { CarriedTag } from '../source-text.ts';
import { headingKey } from './column-map.ts';

type Tag = Pick<CarriedTag, 'column' | 'tag'>;

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

interface Counted {
  readonly columns: Map<string, number>;
  readonly spellings: Map<string, number>;
}

/**
 * The codes behind the tags of any number of files, in the order of column and name. Spellings are one code if they differ in case, blanks,
 * marks or accents only, or if they have the same number before them and the number stands alone or the words resemble each other
 * (`3 - getting students to relate`, `3 - gettingSto relate`, `3`). Tags of different columns are never one.
 */
export function foldTags(tags: Iterable<Tag>): FoldedTag[] {
  const codes = new Map<string, Counted>();
  for (const { column, tag } of tags) {
    const key = tagKey({ column, tag });
    let code = codes.get(key);
    if (!code) codes.set(key, (code = { columns: new Map(), spellings: new Map() }));
    code.columns.set(column, (code.columns.get(column) ?? 0) + 1);
    code.spellings.set(tag, (code.spellings.get(tag) ?? 0) + 1);
  }
  return byNumber([...codes.values()]).map(folded).toSorted((a, b) => inOrder(a.column, b.column) || inOrder(a.name, b.name));
}

/** What spellings that differ in case, blanks, marks or accents share. A code of {@link foldTags} can have several such keys, one for each variant. */
export function tagKey({ column, tag }: Tag): string {
  return `${headingKey(column)}\n${headingKey(tag) || tag}`;
}

/** `3 - getting students to relate`, `3.`, `3)`: a number that counts codes, and the words after it. */
const NUMBERED = /^(\d{1,3})\s*(?:[-–—.):\\/]+\s*(.*))?$/s;

/** How alike the words of two spellings with one number must be; below it they are taken for two codes that share a number. */
const ALIKE = 0.3;

/** Joins codes of one column with the same number to the most frequent of them that has words like theirs. */
function byNumber(codes: readonly Counted[]): Counted[] {
  const kept: Counted[] = [];
  const heads = new Map<string, { readonly words: string; readonly code: Counted }[]>();
  const totals = new Map(codes.map((code) => [code, total(code.spellings)]));
  const hasWords = (code: Counted): number => (NUMBERED.exec(commonest(code.spellings))?.[2] ? 1 : 0);
  for (const code of codes.toSorted((a, b) => hasWords(b) - hasWords(a) || totals.get(b)! - totals.get(a)! || inOrder(commonest(a.spellings), commonest(b.spellings)))) {
    const match = NUMBERED.exec(commonest(code.spellings));
    const key = match ? `${headingKey(commonest(code.columns))}\n${match[1]}` : '';
    const words = match?.[2] ?? '';
    const found = heads.get(key) ?? [];
    const head = match === null ? undefined : words === '' ? (found.length === 1 ? found[0] : undefined) : found.find((other) => likeness(other.words, words) >= ALIKE);
    if (head) {
      add(head.code.columns, code.columns);
      add(head.code.spellings, code.spellings);
      continue;
    }
    kept.push(code);
    if (match) heads.set(key, [...found, { words, code }]);
  }
  return kept;
}

/** How many pairs of neighbouring letters two texts share, from 0 to 1 (L. Dice 1945, on bigrams). */
function likeness(one: string, other: string): number {
  const [a, b] = [headingKey(one), headingKey(other)].map((key) => Array.from({ length: Math.max(0, key.length - 1) }, (_, at) => key.slice(at, at + 2)));
  const left = [...b!];
  let shared = 0;
  for (const pair of a!) {
    const at = left.indexOf(pair);
    if (at < 0) continue;
    left.splice(at, 1);
    shared++;
  }
  return a!.length + b!.length === 0 ? 1 : (2 * shared) / (a!.length + b!.length);
}

function add(to: Map<string, number>, from: ReadonlyMap<string, number>): void {
  for (const [key, count] of from) to.set(key, (to.get(key) ?? 0) + count);
}

function folded({ columns, spellings }: Counted): FoldedTag {
  const variants = byFrequency(spellings).map(([tag, count]) => ({ tag, count }));
  return { column: commonest(columns), name: variants[0]!.tag, count: total(spellings), variants };
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function commonest(counts: ReadonlyMap<string, number>): string {
  return byFrequency(counts)[0]![0];
}

function byFrequency(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].toSorted((a, b) => b[1] - a[1] || inOrder(a[0], b[0]));
}

/** By code units: the same on every machine, whatever its language. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
