import type { Matrix } from '../queries/matrix.ts';
import { contentWords, matrixTable } from './heat-matrix.ts';
import { fitted, largest, LINE, printed, roomFor, type Drawing, type Mark } from './drawing.ts';

const PANEL = { width: 480, column: 48, gap: 12 };
/** The columns with the number over the highest one, and room before the line of the next. */
const TALL = PANEL.column + LINE + PANEL.gap;
const STEP = { least: 22, most: 84 };
const LABEL = 360;

/** The rows of a matrix in which anything occurs, by their places. */
export function occurringRows({ cells }: Pick<Matrix, 'cells'>): number[] {
  return cells.flatMap((values, row) => (values.some((value) => (value ?? 0) > 0) ? [row] : []));
}

/**
 * A matrix over time as small charts under each other, one for each row in which anything occurs, all on one scale: a column for each
 * time with its number above it where it is not 0. Rows in which nothing occurs are only in the table. `labelRoom` is the most that
 * the labels take.
 */
export function timeMultiples(title: string, matrix: Matrix, labelRoom = LABEL): Drawing {
  const { columns } = matrix;
  const shown = occurringRows(matrix);
  const left = roomFor(shown.map((row) => matrix.rows[row]!), labelRoom);
  const step = columns.length === 0 ? STEP.most : Math.min(STEP.most, Math.max(STEP.least, PANEL.width / columns.length));
  const most = largest(matrix.cells.flat());
  const marks = shown.flatMap((row, place) => panel(matrix, row, { foot: (place + 1) * TALL, left, most, step }));
  const bottom = shown.length * TALL;
  // As many dates as have room; the first one is always there.
  const every = Math.max(1, Math.ceil(roomFor(columns, 120) / step));
  const dates = columns.flatMap((label, column): Mark[] => (column % every === 0 ? [{ kind: 'text', x: left + column * step, y: bottom + LINE, text: fitted(label, every * step), anchor: 'start' }] : []));
  return {
    title,
    description: describe(matrix, shown),
    width: left + (columns.length + every - 1) * step,
    height: bottom + LINE + 6,
    marks: [...marks, ...dates],
    table: matrixTable(title, matrix),
  };
}

function panel(matrix: Matrix, row: number, { foot, left, most, step }: { foot: number; left: number; most: number; step: number }): Mark[] {
  const [label, cells, words] = [matrix.rows[row]!, matrix.cells[row]!, contentWords(matrix)];
  const columns = cells.flatMap((value, column): Mark[] => {
    if (value === null || value === 0) return [];
    const height = (PANEL.column * value) / most;
    const x = left + column * step;
    return [
      { kind: 'bar', x: x + 2, y: foot - height, width: step - 4, height, fill: { tone: 0.7 }, tells: `${label}, ${matrix.columns[column]!}: ${printed(value)} ${words}` },
      { kind: 'text', x: x + step / 2, y: foot - height - 3, text: printed(value), anchor: 'middle' },
    ];
  });
  return [{ kind: 'text', x: left - 6, y: foot - 2, text: fitted(label, left), anchor: 'end' }, { kind: 'line', points: [[left, foot], [left + cells.length * step, foot]], width: 1, tells: label }, ...columns];
}

function describe(matrix: Matrix, shown: readonly number[]): string {
  const { rows, columns, cells } = matrix;
  const span = columns.length === 0 ? 'no dates' : columns.length === 1 ? columns[0]! : `${columns[0]!} to ${columns.at(-1)!}`;
  if (shown.length === 0) return `Small charts of ${contentWords(matrix)} over time, ${span}. Nothing occurs.`;
  const first = shown.slice(0, 5).map((row) => `“${rows[row]!}” from ${columns[cells[row]!.findIndex((value) => (value ?? 0) > 0)]!}`);
  const more = shown.length > first.length ? ` and ${shown.length - first.length} more` : '';
  const without = rows.length - shown.length;
  const left = without === 0 ? '' : ` ${without} ${without === 1 ? 'row' : 'rows'} in which nothing occurs ${without === 1 ? 'is' : 'are'} left out; the table has ${without === 1 ? 'it' : 'them'}.`;
  return `Small charts of ${contentWords(matrix)} over time, ${span}, one for each of ${shown.length} ${shown.length === 1 ? 'row' : 'rows'}. First seen: ${first.join(', ')}${more}.${left}`;
}
