import { wordFinder } from '../word-finder.ts';

/** A column as data: what it is called, and the plain value it sorts, filters and copies by. */
export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  readonly value: (row: Row) => string | number;
  /** Numbers: aligned to the right. */
  readonly figures?: boolean;
  readonly sortable?: boolean;
}

export interface Order {
  readonly by: string;
  readonly direction: 'up' | 'down';
}

/** The rows whose columns hold every word that was typed, in the order asked for (their own order when null). */
export function arrange<Row>(rows: readonly Row[], columns: readonly Column<Row>[], typed: string, order: Order | null): readonly Row[] {
  const fits = wordFinder(typed);
  const found = typed.trim() === '' ? rows : rows.filter((row) => fits(columns.map((column) => String(column.value(row))).join(' ')));
  const column = order && columns.find(({ key }) => key === order.by);
  if (!column || !order) return found;
  const sign = order.direction === 'up' ? 1 : -1;
  return [...found].sort((a, b) => sign * compared(column.value(a), column.value(b)));
}

/** Tab-separated, one row a line, with the heads: what a sheet takes. Tabs and line breaks inside a cell become spaces. */
export function asTsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cell = (value: string | number) => String(value).replace(/[\t\r\n]+/g, ' ');
  return [columns.map(({ head }) => cell(head)), ...rows.map((row) => columns.map(({ value }) => cell(value(row))))].map((line) => line.join('\t')).join('\n');
}

/** The same as an HTML table: what a document takes. */
export function asHtml<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const heads = columns.map(({ head }) => `<th>${escaped(head)}</th>`).join('');
  const body = rows.map((row) => `<tr>${columns.map(({ value }) => `<td>${escaped(value(row))}</td>`).join('')}</tr>`).join('');
  return `<table><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`;
}

function compared(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), undefined, { numeric: true });
}

function escaped(value: string | number): string {
  return String(value).replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!).replace(/\n/g, '<br>');
}
