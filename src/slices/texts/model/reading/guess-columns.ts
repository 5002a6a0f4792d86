import { columnFacts, type ColumnFacts } from './column-facts.ts';
import type { ColumnGuess } from './column-map.ts';
import { namedPart, type NamedPart } from './column-words.ts';

interface Column {
  readonly at: number;
  readonly heading: string;
  readonly named: ReturnType<typeof namedPart>;
  readonly facts: ColumnFacts;
}

type Part = NamedPart | 'attribute' | 'ignored';

/**
 * Guesses which column of a table is what, from its headings (none: an empty list) and some of its rows; says why for each column.
 * A heading counts only where the cells do not speak against it, and a column without a telling heading by what its cells are like.
 */
export function guessColumns(header: readonly string[], sampleRows: readonly (readonly string[])[]): ColumnGuess {
  const width = sampleRows.reduce((most, row) => Math.max(most, row.length), header.length);
  const columns = Array.from({ length: width }, (_, at): Column => {
    const heading = (header[at] ?? '').trim();
    return { at, heading, named: namedPart(heading), facts: columnFacts(sampleRows.map((row) => row[at] ?? '')) };
  });
  const found = new Map<number, { part: Part; why: string }>();
  const take = (column: Column | undefined, part: Part, why: string): void => {
    if (column && !found.has(column.at)) found.set(column.at, { part, why });
  };
  const free = (): Column[] => columns.filter(({ at }) => !found.has(at));

  const text = textColumn(columns);
  if (text) take(text.column, 'text', text.why);
  takeTimes(free(), take);
  const speaker = speakerColumn(free(), text?.column);
  if (speaker) take(speaker.column, 'speaker', speaker.why);
  const rest = free();
  const firsts = new Map(rest.toReversed().flatMap((column) => (column.named ? [[column.named.part, column.at] as const] : [])));
  for (const column of rest) takeRest(column, firsts, take);
  return asGuess(columns, found, text?.sure ?? false);
}

function heading({ heading: words }: Column): string {
  return `its heading is “${words}”`;
}

function textColumn(columns: readonly Column[]): { readonly column: Column; readonly why: string; readonly sure: boolean } | null {
  const wordy = (column: Column): boolean => column.facts.clocks < 0.5 && column.facts.numbers < 0.5 && column.facts.dates < 0.5;
  const named = columns.filter((column) => column.named?.part === 'text' && wordy(column)).toSorted((a, b) => a.named!.rank - b.named!.rank);
  // A note beside the talk may have a heading that fits as well: of two that fit, the one with more filled rows is the talk.
  const best = named.find(({ facts }) => facts.filled * 2 >= Math.max(...named.map((column) => column.facts.filled)));
  if (best) return { column: best, why: `text: ${heading(best)}`, sure: true };
  const others = columns.filter((column) => wordy(column) && column.named === null && column.facts.filled > 0);
  const mass = ({ facts }: Column): number => facts.filled * facts.meanLength;
  const longest = others.toSorted((a, b) => mass(b) - mass(a))[0] ?? columns.toSorted((a, b) => mass(b) - mass(a))[0];
  return longest ? { column: longest, why: 'text: it has the most words', sure: false } : null;
}

function takeTimes(columns: readonly Column[], take: (column: Column | undefined, part: Part, why: string) => void): void {
  const isTime = ({ facts, named }: Column): boolean => facts.clocks >= 0.5 || facts.fractions >= 0.5 || (named !== null && facts.clocks + facts.numbers >= 0.8);
  const isEmptyNamed = ({ facts, named }: Column): boolean => facts.filled === 0 && named !== null && named.rank < 6;
  for (const part of ['start', 'end'] as const) {
    const named = columns.filter((column) => column.named?.part === part && (isTime(column) || isEmptyNamed(column))).toSorted((a, b) => a.named!.rank - b.named!.rank)[0];
    take(named, part, named ? `${part}: ${heading(named)}` : '');
  }
  const hasStart = columns.some(({ named }) => named?.part === 'start' || named?.part === 'end');
  const unnamed = columns.filter((column) => column.named === null && (column.facts.clocks >= 0.8 || (column.facts.fractions >= 0.8 && column.facts.isRising)));
  if (hasStart) return;
  take(unnamed[0], 'start', 'start: its cells are times');
  take(unnamed[1], 'end', 'end: its cells are times, and it is the second such column');
}

function speakerColumn(columns: readonly Column[], text: Column | undefined): { readonly column: Column; readonly why: string } | null {
  const isName = ({ facts }: Column): boolean => facts.clocks < 0.5 && facts.fractions < 0.5 && facts.meanWords <= 5;
  const named = columns.filter((column) => column.named?.part === 'speaker' && isName(column)).toSorted((a, b) => a.named!.rank - b.named!.rank)[0];
  if (named) return { column: named, why: `speaker: ${heading(named)}` };
  const returning = columns.filter(
    ({ at, facts, named: says, heading: words }) =>
      says === null && words.length <= 2 && at < (text?.at ?? 0) && facts.filled > 3 && facts.numbers < 0.3 && facts.clocks < 0.3 && facts.meanWords <= 3 && facts.meanLength <= 30 && facts.distinct > 1 && facts.distinct <= facts.filled / 2,
  );
  const column = returning.at(-1);
  return column ? { column, why: 'speaker: short names that come back stand before the text' } : null;
}

/** `firsts` holds, for each part, the first column whose heading names it. */
function takeRest(column: Column, firsts: ReadonlyMap<NamedPart, number>, take: (column: Column, part: Part, why: string) => void): void {
  const { facts, named } = column;
  const isFirst = (part: NamedPart): boolean => firsts.get(part) === column.at;
  if (named?.part === 'tag') return take(column, 'tag', `codes: ${heading(column)}`);
  if (facts.filled === 0) return take(column, 'ignored', 'left out: it is empty');
  if (named?.part === 'turn' && isFirst('turn') && (facts.wholeNumbers >= 0.5 || facts.isRising)) return take(column, 'turn', `running number: ${heading(column)}`);
  if (column.heading === '' && facts.wholeNumbers === 1 && facts.isRising) return take(column, 'ignored', 'left out: a running number without a heading');
  if (named?.part === 'date' && isFirst('date')) return take(column, 'date', `date: ${heading(column)}`);
  if (named?.part === 'title' && isFirst('title') && facts.distinct * 2 <= facts.filled) return take(column, 'title', `title: ${heading(column)}, and its cells come back`);
  if (column.heading !== '' && facts.distinct === 1) return take(column, 'attribute', 'attribute: it says the same in every row');
  return take(column, 'ignored', 'left out: neither its heading nor its cells tell what it is');
}

function asGuess(columns: readonly Column[], found: ReadonlyMap<number, { readonly part: Part; readonly why: string }>, sure: boolean): ColumnGuess {
  const all = (part: Part): number[] => columns.flatMap(({ at }) => (found.get(at)?.part === part ? [at] : []));
  const one = (part: Part): number | null => all(part)[0] ?? null;
  return {
    text: one('text') ?? 0,
    speaker: one('speaker'),
    start: one('start'),
    end: one('end'),
    turn: one('turn'),
    date: one('date'),
    title: one('title'),
    tags: all('tag'),
    attributes: all('attribute'),
    ignored: all('ignored'),
    sure,
    why: columns.map(({ at }) => found.get(at)?.why ?? ''),
  };
}
