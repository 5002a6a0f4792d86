import { ok, refuse, type Result } from '../../../../../kernel/result.ts';
import type { MergedCells, SheetRow } from '../sheet.ts';
import { numberText, type NumberStyle } from './number-cells.ts';
import type { Parts } from '../office-parts.ts';
import { localName, unescaped } from './shared-parts.ts';

/** What all sheets of a workbook share. */
export interface WorkbookParts {
  readonly strings: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly is1904: boolean;
}

/** What a sheet holds. */
export interface Worksheet {
  readonly rows: readonly SheetRow[];
  readonly merged: readonly MergedCells[];
  /** Cells that show an error (`#N/A`); they are kept as they show. */
  readonly errors: number;
}

/** The most that any spreadsheet program holds, and the most cells that we take. */
const MOST = { row: 1_048_576, column: 16_384, cells: 10_000_000, merged: 100_000 } as const;

/** The cells of a sheet as texts; rows and cells may leave out their own places, and come in any order. */
export function readWorksheet(parts: Parts, name: string, shared: WorkbookParts): Result<Worksheet> {
  const sheet = sheetReader(shared);
  const read = parts.read(name, sheet.handler);
  if (!read.ok) return read;
  if (sheet.isTooLarge()) return refuse('too-large', 'too-many-cells', `The sheet has more than ${MOST.cells} cells, or cells outside ${MOST.row} rows and ${MOST.column} columns.`, { mend: 'Cut it into several sheets.' });
  return ok(sheet.result());
}

function sheetReader(shared: WorkbookParts) {
  const rows: SheetRow[] = [];
  const merged: MergedCells[] = [];
  let cells: string[] = [];
  let [row, column, held, errors] = [0, 0, 0, 0];
  let [type, style, value, isValue, phonetic] = ['n', 0, '', false, 0];
  let [isTooLarge, isSorted] = [false, true];

  const openCell = (ref: string | undefined): void => {
    const place = ref === undefined ? -1 : columnOf(ref);
    column = place < 0 ? column + 1 : place;
    if (column >= MOST.column) isTooLarge = true;
  };
  const closeCell = (): void => {
    if (type === 'e') errors++;
    const text = cellText(type, value, style, shared);
    if (text === '' || isTooLarge) return;
    held += Math.max(1, column + 1 - cells.length);
    if (held > MOST.cells) isTooLarge = true;
    else {
      while (cells.length < column) cells.push('');
      cells[column] = text;
    }
  };
  const openRow = (ref: string | undefined): void => {
    const number = ref === undefined ? row + 1 : Number(ref);
    if (!Number.isInteger(number) || number < 1 || number > MOST.row) isTooLarge = true;
    if (number <= row) isSorted = false;
    [row, column, cells] = [number, -1, []];
  };
  return {
    isTooLarge: () => isTooLarge,
    result: (): Worksheet => ({ rows: isSorted ? rows : rows.toSorted((a, b) => a.number - b.number), merged, errors }),
    handler: {
      open(tag: { readonly local: string; readonly get: (name: string) => string | undefined }) {
        const { local } = tag;
        if (local === 'c') {
          openCell(tag.get('r'));
          [type, style, value] = [tag.get('t') ?? 'n', Number(tag.get('s') ?? 0), ''];
        } else if (local === 'v' || local === 't') isValue = phonetic === 0;
        else if (local === 'row') openRow(tag.get('r'));
        else if (local === 'rPh') phonetic++;
        else if (local === 'mergeCell' && merged.length < MOST.merged) merged.push(...mergedCells(tag.get('ref') ?? ''));
      },
      text(text: string) {
        if (isValue) value += text;
      },
      close(tag: string) {
        const local = tag.length < 3 ? tag : localName(tag);
        if (local === 'c') closeCell();
        else if (local === 'v' || local === 't') isValue = false;
        else if (local === 'rPh') phonetic--;
        else if (local === 'row' && cells.some((cell) => cell.trim() !== '')) rows.push({ number: row, cells });
      },
    },
  };
}

function cellText(type: string, value: string, style: number, { strings, styles, is1904 }: WorkbookParts): string {
  if (value === '') return '';
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'n') return numberText(value, styles[style] ?? 'number', is1904);
  if (type === 'b') return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE';
  return type === 'str' || type === 'inlineStr' ? unescaped(value) : value;
}

/** The column of a place such as `AB12`, from 0; -1 where it has no letters. */
function columnOf(ref: string): number {
  let column = 0;
  for (let at = 0; at < ref.length && at < 4; at++) {
    const unit = ref.charCodeAt(at) & 0xdf;
    if (unit < 65 || unit > 90) break;
    column = column * 26 + unit - 64;
  }
  return column - 1;
}

function mergedCells(ref: string): MergedCells[] {
  const match = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/i.exec(ref);
  if (!match || Number(match[2]) >= Number(match[3])) return [];
  return [{ column: columnOf(match[1]!), first: Number(match[2]), last: Number(match[3]) }];
}
