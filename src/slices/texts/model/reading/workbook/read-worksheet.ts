import { ok, refuse, type Result } from '../../../../../kernel/result.ts';
import type { XmlHandler } from '../../../../../kernel/xml/read-xml.ts';
import type { MergedCells, SheetRow } from '../sheet.ts';
import { numberText, type NumberStyle } from './number-cells.ts';
import { readPart, type Parts } from '../office-parts.ts';
import { quickNames, quickScan, type QuickHandler, type QuickTag } from '../quick-scan.ts';
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
  const xml = parts.text(name);
  if (!xml.ok) return xml;
  let sheet = sheetReader(shared);
  if (!isUsual(xml.value) || !quickScan(xml.value, SHEET_NAMES, sheet.quick)) {
    sheet = sheetReader(shared);
    const read = readPart(name, xml.value, sheet.strict);
    if (!read.ok) return read;
  }
  const lost = sheet.lostAt();
  if (lost !== null) return refuse('invalid', 'text-missing', `The cell in row ${lost.row}, column ${lost.column + 1} points to a text that the workbook does not have.`, { mend: 'Open the workbook in a spreadsheet program, save it again and try once more.' });
  if (sheet.isTooLarge()) return refuse('too-large', 'too-many-cells', `The sheet has more than ${MOST.cells} cells, or cells outside ${MOST.row} rows and ${MOST.column} columns.`, { mend: 'Cut it into several sheets.' });
  return ok(sheet.result());
}

type Element = 'row' | 'c' | 'v' | 't' | 'rPh' | 'mergeCell';
type Attribute = 'r' | 's' | 't' | 'ref';

const ELEMENTS: readonly Element[] = ['row', 'c', 'v', 't', 'rPh', 'mergeCell'];
const SHEET_NAMES = quickNames(ELEMENTS.map((name) => [name, name] as const));
const PATTERNS: Readonly<Record<Attribute, string>> = { r: ' r="', s: ' s="', t: ' t="', ref: ' ref="' };
const NAMESPACES = ['xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"', 'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"'];

/** Whether the elements of spreadsheets have no prefix, as the quick scan expects. */
function isUsual(xml: string): boolean {
  const head = xml.slice(0, 4000);
  return NAMESPACES.some((namespace) => head.includes(namespace));
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
  let lost: { readonly row: number; readonly column: number } | null = null;
  const closeCell = (): void => {
    if (type === 'e') errors++;
    const text = cellText(type, value, style, shared);
    if (text === undefined) lost ??= { row, column };
    if (text === undefined || text === '' || isTooLarge) return;
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
  const open = (name: string, get: (attribute: Attribute) => string | undefined): void => {
    if (name === 'c') {
      openCell(get('r'));
      [type, style, value] = [get('t') ?? 'n', Number(get('s') ?? 0), ''];
    } else if (name === 'v' || name === 't') isValue = phonetic === 0;
    else if (name === 'row') openRow(get('r'));
    else if (name === 'rPh') phonetic++;
    else if (name === 'mergeCell' && merged.length < MOST.merged) merged.push(...mergedCells(get('ref') ?? ''));
  };
  let current: QuickTag | null = null;
  const attribute = (name: Attribute): string | undefined => current?.get(PATTERNS[name]);
  const close = (name: string): void => {
    if (name === 'c') closeCell();
    else if (name === 'v' || name === 't') isValue = false;
    else if (name === 'rPh') phonetic--;
    else if (name === 'row' && cells.some((cell) => cell.trim() !== '')) rows.push({ number: row, cells });
  };
  return {
    isTooLarge: () => isTooLarge,
    lostAt: () => lost,
    result: (): Worksheet => ({ rows: isSorted ? rows : rows.toSorted((a, b) => a.number - b.number), merged, errors }),
    strict: {
      open: (tag) => open(tag.local, (name) => tag.get(name)),
      text: (words) => {
        if (isValue) value += words;
      },
      close: (name) => close(localName(name)),
    } satisfies XmlHandler,
    quick: {
      get isText() { return isValue; },
      open(element, tag) {
        current = tag;
        open(element, attribute);
      },
      text: (words) => {
        value += words;
      },
      close,
    } satisfies QuickHandler<Element>,
  };
}

/** What a cell shows; undefined where it points to a shared text that is not there. */
function cellText(type: string, value: string, style: number, { strings, styles, is1904 }: WorkbookParts): string | undefined {
  if (value === '') return '';
  if (type === 's') return strings[Number(value)];
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
