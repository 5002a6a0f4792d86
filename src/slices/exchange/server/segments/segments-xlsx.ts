import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { xmlStorable } from '../../../../kernel/xml/write-xml.ts';
import { SEGMENT_COLUMNS, type SegmentRow } from '../../model/segments/segment-table.ts';

const WIDTHS: Readonly<Partial<Record<keyof SegmentRow, number>>> = { code: 30, text: 80, source: 30, before: 30, after: 30, cases: 20 };
/** What a cell of a workbook can hold. */
const MOST = 32_767;

/** The segments as a workbook. Words are text cells whatever they begin with, so that none can be a formula. */
export async function segmentsXlsx(rows: readonly SegmentRow[]): Promise<Uint8Array> {
  const head: Row = SEGMENT_COLUMNS.map(([, heading]) => ({ value: heading, fontWeight: 'bold' as const }));
  const body: Row[] = rows.map((row) => SEGMENT_COLUMNS.map(([key]) => cellOf(row[key])));
  const file = writeXlsxFile([head, ...body], { columns: SEGMENT_COLUMNS.map(([key]) => ({ width: WIDTHS[key] ?? 14 })), stickyRowsCount: 1 });
  return new Uint8Array(await file.toBuffer());
}

function cellOf(value: string | number): Row[number] {
  if (typeof value === 'number') return { value, type: Number };
  return value === '' ? null : { value: fit(value), type: String, wrap: true };
}

function fit(text: string): string {
  const carried = xmlStorable(text);
  return carried.length <= MOST ? carried : `${carried.slice(0, MOST - 2).replace(/[\uD800-\uDBFF]$/, '')} …`;
}
