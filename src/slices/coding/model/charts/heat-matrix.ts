import { isNoted } from '../queries/cell-notes.ts';
import type { Matrix } from '../queries/matrix.ts';
import type { DataTable } from './data-table.ts';
import { fitted, largest, LINE, printed, roomFor, type Drawing, type Mark } from './drawing.ts';

const CELL = { width: 52, height: 26 };
const LABEL = { row: 380, column: 260 };
/** How far a turned label of a column reaches up and to the right, of its own length. */
const TURNED = 0.72;
/** Darker than this, the number in the cell would be hard to read. */
const DARKEST = 0.4;

/** What a matrix counts, in words for headings. */
export function contentWords({ content, percentOf }: Pick<Matrix, 'content' | 'percentOf'>): string {
  if (content === 'row-percent') return `% of the row’s ${percentOf}`;
  if (content === 'column-percent') return `% of the column’s ${percentOf}`;
  return content === 'presence' ? 'present (1) or not (0)' : content;
}

/**
 * A matrix as shaded cells, each with its number; cells with few codings are marked with ° in the chart. `labelRoom` is the most that
 * the labels of rows take.
 */
export function heatMatrix(title: string, matrix: Matrix, labelRoom = LABEL.row): Drawing {
  const left = roomFor(matrix.rows, labelRoom);
  const high = roomFor(matrix.columns, LABEL.column);
  const top = high * TURNED + LINE;
  const most = largest(matrix.cells.flat());
  const words = contentWords(matrix);
  const isSmall = isNoted(matrix.small);
  const marks: Mark[] = matrix.columns.map((label, column) => ({ kind: 'text', x: left + (column + 0.5) * CELL.width, y: top - 6, text: fitted(label, high), anchor: 'start', turned: true }));
  matrix.cells.forEach((cells, row) => {
    const y = top + row * CELL.height;
    marks.push({ kind: 'text', x: left - 6, y: y + LINE, text: fitted(matrix.rows[row]!, left), anchor: 'end' });
    cells.forEach((value, column) => {
      const x = left + column * CELL.width;
      marks.push(
        { kind: 'bar', x, y, width: CELL.width - 1, height: CELL.height - 1, fill: { tone: most === 0 ? 0 : (DARKEST * (value ?? 0)) / most }, tells: `${matrix.rows[row]!}, ${matrix.columns[column]!}: ${printed(value)} ${words}` },
        { kind: 'text', x: x + CELL.width / 2, y: y + LINE + 1, text: `${printed(value)}${isSmall(row, column) ? '°' : ''}`, anchor: 'middle' },
      );
    });
  });
  return {
    title,
    description: describe(matrix, most, words),
    width: left + matrix.columns.length * CELL.width + high * TURNED,
    height: top + matrix.rows.length * CELL.height + 4,
    marks,
    table: matrixTable(title, matrix),
  };
}

/** A matrix as a table with its totals, for reading, copying and the chart's side. */
export function matrixTable(caption: string, matrix: Matrix): DataTable {
  return {
    caption: `${caption} (${contentWords(matrix)})`,
    columns: ['', ...matrix.columns, 'Total'],
    rows: [...matrix.rows.map((label, row) => [label, ...matrix.cells[row]!, matrix.totals.rows[row]!]), ['Total', ...matrix.totals.columns, matrix.totals.all]],
  };
}

function describe({ rows, columns, cells, small, smallBelow }: Matrix, most: number, words: string): string {
  const size = `${rows.length} rows and ${columns.length} columns of ${words}.`;
  if (most === 0) return `${size} All cells are empty.`;
  const row = cells.findIndex((values) => values.includes(most));
  const column = cells[row]!.indexOf(most);
  const few = small.length === 0 ? '' : ` ${small.length} ${small.length === 1 ? 'cell has' : 'cells have'} fewer than ${smallBelow} codings (°).`;
  return `${size} The most is ${printed(most)}, at “${rows[row]!}” and “${columns[column]!}”.${few}`;
}
