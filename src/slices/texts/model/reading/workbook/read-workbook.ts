import type { Zip } from '../../../../../kernel/archive/read-zip.ts';
import { ok, refuse, type Result } from '../../../../../kernel/result.ts';
import type { Sheet } from '../sheet.ts';
import { mainPart, partsOf, relationsOf, type Parts, type Relation } from '../office-parts.ts';
import { readWorksheet, type WorkbookParts } from './read-worksheet.ts';
import { cellStyles, sharedStrings } from './shared-parts.ts';

/** All sheets of an xlsx workbook (ECMA-376, transitional and strict), hidden ones too; sheets that are charts have no cells and are left out. */
export function readWorkbook(zip: Zip): Result<readonly Sheet[]> {
  const parts = partsOf(zip);
  const main = mainPart(parts, 'xl/workbook.xml');
  if (!main.ok) return main;
  const book = readBook(parts, main.value);
  if (!book.ok) return book;
  const relations = relationsOf(parts, main.value);
  if (!relations.ok) return relations;
  const shared = readShared(parts, relations.value, book.value.is1904);
  if (!shared.ok) return shared;
  const sheets: Sheet[] = [];
  for (const { name, isHidden, id } of book.value.sheets) {
    const relation = relations.value.find((each) => each.id === id);
    if (relation?.kind !== 'worksheet') continue;
    if (!parts.has(relation.target)) return refuse('invalid', 'sheet-missing', `The sheet “${name}” is named in the workbook, but its cells are not there.`, { mend: 'Open the workbook in a spreadsheet program, save it again and try once more.' });
    const read = readWorksheet(parts, relation.target, shared.value);
    if (!read.ok) return read;
    const { rows, merged, errors } = read.value;
    sheets.push({ name, isHidden, rows, merged, notes: errors > 0 ? [`${errors} ${errors === 1 ? 'cell shows' : 'cells show'} an error (such as #N/A); it was kept as it shows.`] : [] });
  }
  return ok(sheets);
}

interface Book {
  readonly is1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean; readonly id: string }[];
}

function readBook(parts: Parts, main: string): Result<Book> {
  const sheets: { name: string; isHidden: boolean; id: string }[] = [];
  let is1904 = false;
  const read = parts.read(main, {
    open(tag) {
      if (tag.local === 'workbookPr') is1904 = ['1', 'true', 'on'].includes(tag.get('date1904') ?? '');
      if (tag.local !== 'sheet') return;
      // The prefix of the id is the writer's choice; only its namespace is fixed, and that differs in the strict form.
      const id = Array.from({ length: tag.count }, (_, at) => at).find((at) => tag.attributeName(at).endsWith(':id'));
      sheets.push({ name: tag.get('name') ?? '', isHidden: (tag.get('state') ?? 'visible') !== 'visible', id: id === undefined ? '' : tag.attributeValue(id) });
    },
  });
  return read.ok ? ok({ is1904, sheets }) : read;
}

function readShared(parts: Parts, relations: readonly Relation[], is1904: boolean): Result<WorkbookParts> {
  const target = (kind: string): string => relations.find((relation) => relation.kind === kind)?.target ?? '';
  const strings = sharedStrings(parts, target('sharedStrings'));
  if (!strings.ok) return strings;
  const styles = cellStyles(parts, target('styles'));
  return styles.ok ? ok({ strings: strings.value, styles: styles.value, is1904 }) : styles;
}
