import { zipOf } from './word-files.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A sheet of a workbook made by hand: raw rows. */
export interface RawSheet {
  readonly name: string;
  readonly rows: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** Raw elements behind the rows, such as merged cells. */
  readonly after?: string;
}

/** What else such a workbook holds. */
export interface WorkbookParts {
  readonly sheets: readonly RawSheet[];
  /** Raw `si` elements. */
  readonly strings?: string;
  /** Number formats of the cells' styles, in their order: ids of built-in ones, or codes. */
  readonly formats?: readonly (number | string)[];
  readonly is1904?: boolean;
  /** Namespaces of the strict form of the standard. */
  readonly isStrict?: boolean;
}

/** A workbook from raw XML, for what no single program writes. */
export function workbookFile({ sheets, strings = '', formats = [0], is1904 = false, isStrict = false }: WorkbookParts): Buffer {
  const [main, office] = isStrict ? ['http://purl.oclc.org/ooxml/spreadsheetml/main', 'http://purl.oclc.org/ooxml/officeDocument/relationships'] : [MAIN, OFFICE];
  const codes = formats.map((format, at) => (typeof format === 'string' ? `<numFmt numFmtId="${200 + at}" formatCode="${format.replaceAll('"', '&quot;')}"/>` : ''));
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${main}" xmlns:rel="${office}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map(({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} rel:id="s${at}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}">${sheets.map((_, at) => `<Relationship Id="s${at}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="t" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="y" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${main}">${strings}</sst>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${main}"><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats.map((format, at) => `<xf numFmtId="${typeof format === 'number' ? format : 200 + at}"/>`).join('')}</cellXfs></styleSheet>`,
  };
  sheets.forEach(({ rows, after = '' }, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = `${HEAD}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
  });
  return zipOf(parts);
}

/** A row of texts, each in its cell, without places. */
export function textRow(...cells: readonly string[]): string {
  return `<row>${cells.map((cell) => `<c t="inlineStr"><is><t xml:space="preserve">${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`).join('')}</row>`;
}
