import type { Matrix } from '../queries/matrix.ts';
import { contentWords, matrixTable } from './heat-matrix.ts';
import { fitted, largest, LINE, printed, roomFor, type Drawing, type Mark } from './drawing.ts';

const PANEL = { width: 360, height: 54, gap: 14 };

/**
 * A matrix over time as small charts, one for each row under the other, all on one scale: a column for each time with its number above
 * it where it is not 0.
 */
export function timeMultiples(title: string, matrix: Matrix): Drawing {
  const left = roomFor(matrix.rows, 220);
  const most = largest(matrix.cells.flat());
  const step = matrix.columns.length === 0 ? PANEL.width : Math.max(22, PANEL.width / matrix.columns.length);
  const words = contentWords(matrix);
  const marks = matrix.cells.flatMap((cells, row) => panel(matrix, cells, row, { left, most, step, words }));
  const bottom = matrix.rows.length * (PANEL.height + PANEL.gap) + LINE;
  // As many dates as have room; the first one is always there.
  const every = Math.max(1, Math.ceil(60 / step));
  const dates = matrix.columns.flatMap((label, column): Mark[] => (column % every === 0 ? [{ kind: 'text', x: left + column * step, y: bottom + LINE, text: label, anchor: 'start' }] : []));
  return {
    title,
    description: describe(matrix, words),
    width: left + matrix.columns.length * step + 80,
    height: bottom + 2 * LINE,
    marks: [...marks, ...dates],
    table: matrixTable(title, matrix),
  };
}

function panel(matrix: Matrix, cells: readonly (number | null)[], row: number, { left, most, step, words }: { left: number; most: number; step: number; words: string }): Mark[] {
  const foot = (row + 1) * (PANEL.height + PANEL.gap);
  const width = cells.length * step;
  const columns = cells.flatMap((value, column): Mark[] => {
    if (value === null || value === 0) return [];
    const height = (PANEL.height * value) / most;
    const x = left + column * step;
    return [
      { kind: 'bar', x: x + 2, y: foot - height, width: step - 4, height, fill: { tone: 0.7 }, tells: `${matrix.rows[row]!}, ${matrix.columns[column]!}: ${printed(value)} ${words}` },
      { kind: 'text', x: x + step / 2, y: foot - height - 3, text: printed(value), anchor: 'middle' },
    ];
  });
  return [{ kind: 'text', x: left - 6, y: foot - 2, text: fitted(matrix.rows[row]!, left), anchor: 'end' }, { kind: 'line', points: [[left, foot], [left + width, foot]], width: 1, tells: matrix.rows[row]! }, ...columns];
}

function describe({ rows, columns, cells }: Matrix, words: string): string {
  const span = columns.length === 0 ? 'no dates' : columns.length === 1 ? columns[0]! : `${columns[0]!} to ${columns.at(-1)!}`;
  const first = rows.flatMap((label, row) => {
    const at = cells[row]!.findIndex((value) => (value ?? 0) > 0);
    return at < 0 ? [] : [`“${label}” from ${columns[at]!}`];
  });
  const shown = first.slice(0, 5).join(', ');
  return `Small charts of ${words} over time, ${span}, one for each of ${rows.length} rows.${shown === '' ? ' Nothing is dated yet.' : ` First seen: ${shown}${first.length > 5 ? ` and ${first.length - 5} more` : ''}.`}`;
}
