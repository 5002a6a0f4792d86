import { escapeXmlText } from '../../../../kernel/xml/write-xml.ts';

/** The numbers behind a chart or a matrix, as a table with a heading for each column. Null is a value that does not exist. */
export interface DataTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/**
 * The table as the clipboard's plain text: tabs between cells, as Sheets and Excel paste it. Values are exact, numbers in full with a
 * point; a cell with a tab, a quote or a line end is quoted. What people wrote is not changed: a cell that begins like a formula
 * is one for whoever pastes it into a spreadsheet, so files for strangers go through the guarded csv of the exports instead.
 */
export function tableToTsv({ columns, rows }: DataTable): string {
  return [columns, ...rows].map((row) => row.map(plainCell).join('\t')).join('\n');
}

function plainCell(cell: string | number | null): string {
  const text = cell === null ? '' : String(cell);
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The table as the clipboard's HTML: a real table with heading cells, as Word, Docs and Sheets paste it. Nothing in a
 * cell can become markup; of formulas the same holds as for {@link tableToTsv}.
 */
export function tableToHtml({ caption, columns, rows }: DataTable): string {
  const head = columns.map((column) => `<th scope="col">${escapeXmlText(column)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map(htmlCell).join('')}</tr>`).join('');
  return `<table><caption>${escapeXmlText(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function htmlCell(cell: string | number | null, at: number): string {
  const text = cell === null ? '' : escapeXmlText(String(cell)).replaceAll('\n', '<br>');
  if (at === 0) return `<th scope="row">${text}</th>`;
  return `<td>${text}</td>`;
}
