import { describe, expect, test } from 'vitest';
import { must } from '../../../src/kernel/result.ts';
import type { ReadFile } from '../../../src/slices/texts/model/reading/read-file.ts';
import { readSourceFile } from '../../../src/slices/texts/model/reading/read-source-file.ts';
import { textRow, workbookFile, type WorkbookParts } from '../../support/workbook-files.ts';

function read(parts: WorkbookParts): ReadFile[] {
  return must(readSourceFile({ name: 'lessons.xlsx', bytes: workbookFile(parts) }));
}

function rows(file: ReadFile): unknown[] {
  const points = Array.from(file.text.text);
  return file.text.turns.map(({ start, end, speaker, startMs }) => [startMs, speaker, points.slice(start, end).join('')]);
}

const HEADINGS = textRow('Time', 'Speaker', 'Sentence', 'Tag');

/** What the text column shows for some cells, given raw. */
function shown(cells: readonly string[], more: Partial<WorkbookParts> = {}): string[] {
  const file = read({ sheets: [{ name: 'One', rows: `<row><c t="inlineStr"><is><t>Sentence</t></is></c><c t="inlineStr"><is><t>Speaker</t></is></c></row>${cells.map((cell) => `<row>${cell}<c t="inlineStr"><is><t>T</t></is></c></row>`).join('')}` }], ...more });
  return file[0]!.text.text.split('\n');
}

describe('cells', () => {
  test('[TX-41] shared and rich texts, without the readings above them; inline texts; escaped characters; CDATA', () => {
    const strings = '<si><t xml:space="preserve"> one </t></si><si><r><t>two </t></r><r><rPr/><t>parts</t></r></si><si><t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh><phoneticPr/></si><si><t/></si><si><t>a_x0041_b &amp; <![CDATA[<c>]]></t></si>';
    expect(shown(['<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>', '<c t="s"><v>2</v></c>', '<c t="s"><v>4</v></c>', '<c t="str"><f>A1</f><v>made</v></c>', '<c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r><rPh><t>x</t></rPh></is></c>'], { strings })).toEqual([' one ', 'two parts', '漢字', 'aAb & <c>', 'made', 'inline']);
  });

  test('[TX-30] what no database keeps leaves tags too: such characters can be written in a workbook', () => {
    const [file] = read({ sheets: [{ name: 'One', rows: textRow('Speaker', 'Text', 'Move _xD83D_ tag') + textRow('Kim', 'yes', 'a_x0000_b _xD83D_') + textRow('Lee', 'no', '') }] });
    expect(file!.tags).toEqual([{ start: 0, end: 3, column: 'Move \uFFFD tag', tag: 'ab \uFFFD' }]);
  });

  test('[TX-41] numbers as spreadsheets show them, truth values, errors', () => {
    expect(shown(['<c><v>5.0999999999999996</v></c>', '<c><v>12</v></c>', '<c t="n"><v>1E-3</v></c>', '<c t="b"><v>1</v></c>', '<c t="b"><v>0</v></c>', '<c t="e"><v>#N/A</v></c>', '<c t="d"><v>2026-05-03T10:00:00</v></c>'])).toEqual(['5.1', '12', '0.001', 'TRUE', 'FALSE', '#N/A', '2026-05-03T10:00:00']);
  });

  test('[TX-41] days and times by their formats, counted from 1900 or 1904', () => {
    const formats = [0, 14, 21, 'yyyy\\-mm\\-dd hh:mm', '[h]:mm:ss', '0.00"days"', '[$-409]d mmm;@', 'mm:ss.0'];
    const cells = ['<c s="1"><v>46145</v></c>', '<c s="2"><v>0.000567129629629</v></c>', '<c s="3"><v>46145.5</v></c>', '<c s="4"><v>1.25</v></c>', '<c s="5"><v>2.5</v></c>', '<c s="6"><v>61</v></c>', '<c s="1"><v>1</v></c>', '<c s="7"><v>0.00002</v></c>'];
    expect(shown(cells, { formats })).toEqual(['2026-05-03', '00:00:49', '2026-05-03T12:00:00', '30:00:00', '2.5', '1900-03-01', '1900-01-01', '00:00:01.728']);
    expect(shown(['<c s="1"><v>44683</v></c>'], { formats, is1904: true })).toEqual(['2026-05-03']);
  });

  test('[TX-41] cells and rows without places, with gaps, in any order; the strict form of the standard', () => {
    const sparse = `<row r="2"><c r="C2" t="inlineStr"><is><t>Sentence</t></is></c><c r="B2" t="inlineStr"><is><t>Speaker</t></is></c></row><row r="5"><c r="C5" t="inlineStr"><is><t>last</t></is></c></row><row r="3"><c r="B3" t="inlineStr"><is><t>Kim</t></is></c><c t="inlineStr"><is><t>first</t></is></c></row>`;
    for (const isStrict of [false, true]) expect(rows(read({ sheets: [{ name: 'One', rows: sparse }], isStrict })[0]!)).toEqual([[null, 'Kim', 'first'], [null, null, ''], [null, null, 'last']]);
  });

  test('[TX-41] merged cells count for all their rows, but what was said is said once', () => {
    const file = read({ sheets: [{ name: 'One', rows: HEADINGS + textRow('00:01', 'Kim', 'one', '1 - press') + textRow('', '', 'two', '') + textRow('00:05', 'Lee', 'three', '') + textRow('', '', '', ''), after: '<mergeCells><mergeCell ref="B2:B3"/><mergeCell ref="D2:D3"/><mergeCell ref="C4:C5"/></mergeCells>' }] })[0]!;
    expect(rows(file)).toEqual([[1000, 'Kim', 'one'], [null, 'Kim', 'two'], [5000, 'Lee', 'three']]);
    expect(file.tags.map(({ start, end, tag }) => [start, end, tag])).toEqual([[0, 3, '1 - press'], [4, 7, '1 - press']]);
  });

  test('[TX-41] cells outside every sheet and more cells than anybody writes are refused', () => {
    const refused = (rows: string) => {
      const result = readSourceFile({ name: 'lessons.xlsx', bytes: workbookFile({ sheets: [{ name: 'One', rows }] }) });
      return result.ok ? 'read' : result.error.code;
    };
    expect(refused('<row r="99999999"><c><v>1</v></c></row>')).toBe('too-many-cells');
    expect(refused(Array.from({ length: 700 }, (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`).join(''))).toBe('too-many-cells');
    expect(refused('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>')).toBe('too-many-cells');
  });
});

describe('sheets', () => {
  const talk = (words: string) => HEADINGS + textRow('00:01', 'Kim', words, '');

  test('[TX-42] each sheet with talk is a source of its own; lists and hidden sheets are left out and named', () => {
    const files = read({ sheets: [{ name: 'Monday', rows: talk('one') }, { name: 'Tags', rows: textRow('1 - None', '1 - None') + textRow('2 - Keeping', '2 - Relating') }, { name: 'Old', rows: talk('no'), state: 'hidden' }, { name: 'Tuesday', rows: talk('two') }] });
    expect(files.map(({ title, text }) => [title, text.text])).toEqual([['lessons – Monday', 'one'], ['lessons – Tuesday', 'two']]);
    expect(files[0]!.notes).toContain('The sheet “Tags” was left out: it is a list and no talk.');
    expect(files[0]!.notes).toContain('The sheet “Old” was left out: it is hidden.');
  });

  test('[TX-42] a long gap between rows is left out and told', () => {
    const file = read({ sheets: [{ name: 'One', rows: `${HEADINGS}<row r="2"><c r="C2" t="inlineStr"><is><t>a</t></is></c></row><row r="900"><c r="C900" t="inlineStr"><is><t>b</t></is></c></row>` }] })[0]!;
    expect(rows(file)).toHaveLength(2);
    expect(file.notes).toContain('The 897 blank rows before row 900 were left out.');
  });

  test('[TX-32] a cell that points to a text that is not there is refused with its place', () => {
    const result = readSourceFile({ name: 'lessons.xlsx', bytes: workbookFile({ sheets: [{ name: 'One', rows: `${HEADINGS}<row r="7"><c r="C7" t="s"><v>3</v></c></row>` }] }) });
    expect(result).toMatchObject({ ok: false, error: { message: expect.stringContaining('The cell in row 7, column 3 points to a text that the workbook does not have.') } });
  });

  test('[TX-32] a workbook that names a sheet it does not have is refused whole', () => {
    const bytes = workbookFile({ sheets: [{ name: 'One', rows: talk('a') }, { name: 'Two', rows: talk('b') }] });
    const broken = Buffer.from(bytes.toString('latin1').replaceAll('sheet2.xml', 'sheet9.xml'), 'latin1');
    const result = readSourceFile({ name: 'lessons.xlsx', bytes: broken });
    expect(result).toMatchObject({ ok: false, error: { message: expect.stringContaining('“lessons.xlsx” cannot be read:') } });
  });
});
