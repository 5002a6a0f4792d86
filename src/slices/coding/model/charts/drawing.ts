import type { DataTable } from './data-table.ts';

/** How strongly a mark is filled: `tone` 0 … 1 of the chart's one colour, and a hatching where two kinds must be told apart without it. */
export interface Fill {
  readonly tone: number;
  readonly hatch?: boolean;
}

/** What a chart is drawn with, in its own units (pixels at its natural size). `tells` is what a mark stands for, for pointer and reader. */
export type Mark =
  | { readonly kind: 'bar'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly fill: Fill; readonly tells: string }
  | { readonly kind: 'line'; readonly points: readonly (readonly [x: number, y: number])[]; readonly width: number; readonly tells: string }
  | { readonly kind: 'dot'; readonly x: number; readonly y: number; readonly radius: number; readonly fill: Fill; readonly tells: string }
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly anchor: 'start' | 'middle' | 'end'; readonly turned?: boolean };

/**
 * A chart as plain geometry, with what it says in words and the table behind it. No meaning hangs on colour: every value is printed,
 * or stands in the table that is shown beside the chart.
 */
export interface Drawing {
  readonly title: string;
  /** One or two sentences: what is shown, and what stands out. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly table: DataTable;
}

/** The height of a line of text in a drawing, and about the width of a letter. */
export const LINE = 16;
const LETTER = 6.2;
/** What stands between the names of a code's path. */
const STEP_DOWN = ' › ';

/** Room that a label takes, at most `most`; longer ones are shortened by {@link fitted}. */
export function roomFor(labels: readonly string[], most: number): number {
  return Math.min(most, labels.reduce((widest, label) => Math.max(widest, Array.from(label).length * LETTER), 0) + LETTER);
}

/**
 * A label that fits into the room, with an ellipsis where something is left out; the table has it whole. Of the path of a code what
 * stands above it goes first: its own name tells more.
 */
export function fitted(label: string, room: number): string {
  const most = Math.max(1, Math.floor(room / LETTER) - 1);
  const names = label.split(STEP_DOWN);
  const ways = names.map((_, from) => (from === 0 ? label : `…${STEP_DOWN}${names.slice(from).join(STEP_DOWN)}`));
  const fitting = ways.find((way) => Array.from(way).length <= most);
  return fitting ?? `${Array.from(ways.at(-1)!).slice(0, Math.max(1, most - 1)).join('')}…`;
}

/** A number as charts print it: whole, or with one digit behind the point; nothing for what does not exist. */
export function printed(value: number | null): string {
  if (value === null) return '–';
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

/** The largest of the values that exist; 0 where there is none. */
export function largest(values: readonly (number | null)[]): number {
  return values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
}
