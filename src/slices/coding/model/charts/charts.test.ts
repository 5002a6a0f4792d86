import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axis } from '../queries/axis.ts';
import { coOccurrence } from '../queries/co-occurrence.ts';
import { codingTable, type CodingRow, type CodingTable } from '../queries/coding-table.ts';
import { matrix } from '../queries/matrix.ts';
import { timeAxis } from '../queries/time-axis.ts';
import { codeNetwork } from './code-network.ts';
import { tableToHtml, tableToTsv, type DataTable } from './data-table.ts';
import { drawingToSvg } from './drawing-to-svg.ts';
import { fitted, type Drawing } from './drawing.ts';
import { heatMatrix } from './heat-matrix.ts';
import { occurringRows, timeMultiples } from './time-multiples.ts';

fc.configureGlobal({ seed: 20261122 });

const NAMES = { sources: ['s0', 's1', 's2'], codes: ['Joint work', 'Modeling <talk> & "thinking"', 'Brokering with a name that is far too long for any chart'], coders: ['ana'], rounds: ['r1'] };
const someRows: fc.Arbitrary<CodingRow[]> = fc
  .array(fc.record({ sourceId: fc.constantFrom(...NAMES.sources), codeId: fc.constantFrom(...NAMES.codes), start: fc.nat(20) }), { maxLength: 20 })
  .map((rows) => rows.map((row, at) => ({ ...row, id: String(at), end: row.start + 5, coderId: 'ana', roundId: 'r1' })));
const DATES: Record<string, string> = { s0: '2025-11-03', s1: '2026-01-10', s2: '2026-02-12' };

function drawingsOf(table: CodingTable): Drawing[] {
  const rows = axis(table, 'code', 'code');
  const bySource = matrix(table, { rows, columns: axis(table, 'source', 'source'), content: 'codings' });
  const shares = matrix(table, { rows, columns: axis(table, 'source', 'source'), content: 'row-percent' });
  const overTime = matrix(table, { rows, columns: timeAxis(table, (id) => DATES[id]!, 'month'), content: 'codings' });
  return [
    heatMatrix('Codes by source', bySource),
    heatMatrix('Shares', shares),
    timeMultiples('Codes over time', overTime),
    codeNetwork('Codes together', coOccurrence(table, { kind: 'overlap' }), table.codes),
    codeNetwork('One after the other', coOccurrence(table, { kind: 'before', within: 9 }), table.codes, 2),
  ];
}

/** Code a twice in November and once in January, b never, c once in January. */
function overTime(): Drawing {
  const on: Record<string, string> = { early: '2025-11-03', late: '2026-01-10' };
  const row = (codeId: string, sourceId: string, start: number): CodingRow => ({ id: `${codeId}${sourceId}${start}`, codeId, sourceId, start, end: start + 3, coderId: 'k', roundId: 'r' });
  const table = codingTable([row('a', 'early', 0), row('a', 'early', 5), row('a', 'late', 0), row('c', 'late', 9)], { codes: ['a', 'b', 'c'] });
  return timeMultiples('t', matrix(table, { rows: axis(table, 'code', 'code'), columns: timeAxis(table, (id) => on[id]!, 'month'), content: 'codings' }));
}

describe('charts', () => {
  test('[CG-120] every chart says in words what it shows, has its table, and prints or tells every value: nothing hangs on colour', () => {
    fc.assert(
      fc.property(someRows, (given) => {
        for (const drawing of drawingsOf(codingTable(given, NAMES))) {
          expect(drawing.title).not.toBe('');
          expect(drawing.description).toMatch(/\.$/);
          for (const row of drawing.table.rows) expect(row).toHaveLength(drawing.table.columns.length);
          for (const mark of drawing.marks) if (mark.kind !== 'text') expect(mark.tells).not.toBe('');
          const bars = drawing.marks.filter((mark) => mark.kind === 'bar');
          const texts = drawing.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text.replace('°', '')] : []));
          for (const { tells } of bars) expect(texts).toContain(/: (\S+) [^:]*$/.exec(tells)![1]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('[CG-121] every mark lies inside its chart, and bars are as long as their values', () => {
    fc.assert(
      fc.property(someRows, (given) => {
        for (const { marks, width, height } of drawingsOf(codingTable(given, NAMES))) {
          for (const mark of marks) {
            const places = mark.kind === 'line' ? mark.points : mark.kind === 'bar' ? [[mark.x, mark.y], [mark.x + mark.width, mark.y + mark.height]] : [[mark.x, mark.y]];
            for (const [x, y] of places) expect([x >= 0, y >= -14, x <= width, y <= height]).toEqual([true, true, true, true]);
          }
        }
      }),
      { numRuns: 40 },
    );
    const heights = overTime().marks.flatMap((mark) => (mark.kind === 'bar' ? [mark.height] : []));
    expect(heights.map((height) => height / Math.max(...heights))).toEqual([1, 0.5, 0.5]);
  });

  test('[CG-235] over time, a code that does not occur is left out of the picture, which says so, and stays in its table', () => {
    const drawing = overTime();
    expect(drawing.marks.flatMap((mark) => (mark.kind === 'line' ? [mark.tells] : []))).toEqual(['a', 'c']);
    expect(drawing.description).toBe('Small charts of codings over time, 2025-11 to 2026-01, one for each of 2 rows. First seen: “a” from 2025-11, “c” from 2026-01. 1 row in which nothing occurs is left out; the table has it.');
    expect(drawing.table.rows.map(([label]) => label)).toEqual(['a', 'b', 'c', 'Total']);
    const none = codingTable([], { codes: ['a', 'b'] });
    const empty = matrix(none, { rows: axis(none, 'code', 'code'), columns: axis(none, 'source', 'source'), content: 'codings' });
    expect([occurringRows(empty), timeMultiples('t', empty).marks]).toEqual([[], []]);
  });

  test('[CG-121] the labels of a network keep apart, and so do the numbers over columns from what is drawn above them', () => {
    const many = Array.from({ length: 24 }, (_, at): CodingRow => ({ id: String(at), codeId: `code ${at}`, sourceId: 's', start: 20 * Math.floor(at / 2), end: 20 * Math.floor(at / 2) + 5, coderId: 'k', roundId: 'r' }));
    const table = codingTable(many);
    for (const anchor of ['start', 'end'] as const) {
      const ys = codeNetwork('t', coOccurrence(table, { kind: 'overlap' }), table.codes).marks.flatMap((mark) => (mark.kind === 'text' && mark.anchor === anchor ? [mark.y] : [])).toSorted((a, b) => a - b);
      expect(ys).toHaveLength(12);
      ys.slice(1).forEach((y, at) => expect(y - ys[at]!).toBeGreaterThan(13));
    }
    const { marks } = overTime();
    const feet = marks.flatMap((mark) => (mark.kind === 'line' ? [mark.points[0]![1]] : []));
    for (const mark of marks) if (mark.kind === 'text' && mark.anchor === 'middle') for (const foot of feet.filter((y) => y < mark.y)) expect(mark.y - foot).toBeGreaterThan(18);
  });

  test('[CG-120] of a path that is too long for a chart, the name of the code itself stays', () => {
    expect([fitted('Practices › Brokering › Bridging', 400), fitted('Practices › Brokering › Bridging', 150), fitted('Practices › Brokering › Bridging', 40)]).toEqual(['Practices › Brokering › Bridging', '… › Bridging', '… › …']);
    expect(fitted('A source with a long name', 70)).toBe('A source …');
  });

  test('[CG-122] a network draws the strongest ties and its table has them all, with the coefficient', () => {
    const row = (codeId: string, sourceId: string, start: number, end: number): CodingRow => ({ id: `${codeId}${start}`, codeId, sourceId, start, end, coderId: 'k', roundId: 'r' });
    const table = codingTable([row('a', 's', 0, 10), row('b', 's', 5, 12), row('b', 's', 6, 9), row('c', 's', 8, 20)]);
    const drawing = codeNetwork('t', coOccurrence(table, { kind: 'overlap' }), table.codes, 1);
    expect(drawing.table.rows).toEqual([['a', 'b', 2, 1, 2, 2], ['b', 'c', 2, 2, 1, 2], ['a', 'c', 1, 1, 1, 1]]);
    expect(drawing.marks.filter((mark) => mark.kind === 'line')).toHaveLength(1);
    expect(drawing.description).toBe('3 pairs of codes occur together; most often “a” and “b”, 2 times. The 1 strongest are drawn; the table has the other 2 too.');
  });

  test('[CG-123] an SVG carries title and description for readers, and no text of people becomes markup', () => {
    fc.assert(
      fc.property(someRows, (given) => {
        for (const [at, drawing] of drawingsOf(codingTable(given, NAMES)).entries()) {
          const svg = drawingToSvg(drawing, `chart-${at}`);
          expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="chart-\d-title chart-\d-desc"/);
          expect(svg).toContain(`<title id="chart-${at}-title">${drawing.title}</title><desc id="chart-${at}-desc">`);
          expect(svg).not.toMatch(/<talk>|NaN|Infinity|undefined/);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('tables to paste', () => {
  const cell = fc.oneof(fc.string({ unit: fc.constantFrom('a', '\t', '\n', '"', '=', '<', '&', 'é') }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));
  const table: fc.Arbitrary<DataTable> = fc.integer({ min: 1, max: 4 }).chain((width) => fc.record({ caption: fc.string(), columns: fc.array(fc.constantFrom('Code', 'a\tb', '<i>'), { minLength: width, maxLength: width }), rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 4 }) }));

  test('[CG-124] plain text for the clipboard gives back every value exactly, also with tabs, quotes and line ends', () => {
    fc.assert(
      fc.property(table, (given) => {
        const cells = readTsv(tableToTsv(given));
        expect(cells).toEqual([given.columns, ...given.rows].map((row) => row.map((value) => (value === null ? '' : String(value)))));
      }),
    );
    expect(tableToTsv({ caption: 't', columns: ['Code', 'n'], rows: [['=joint', 1 / 3], ['b', null]] })).toBe('Code\tn\n=joint\t0.3333333333333333\nb\t');
  });

  test('[CG-125] HTML for the clipboard is a table with heading cells, in which no text becomes markup', () => {
    expect(tableToHtml({ caption: 'A & B', columns: ['Code', 'n', 'who'], rows: [['<b>x</b>', 2, 'one\ntwo'], ['y', null, null]] })).toBe(
      '<table><caption>A &amp; B</caption><thead><tr><th scope="col">Code</th><th scope="col">n</th><th scope="col">who</th></tr></thead><tbody><tr><th scope="row">&lt;b&gt;x&lt;/b&gt;</th><td>2</td><td>one<br>two</td></tr><tr><th scope="row">y</th><td></td><td></td></tr></tbody></table>',
    );
    fc.assert(
      fc.property(table, (given) => {
        expect(tableToHtml(given).replace(/<\/?(?:table|caption|thead|tbody|tr|td|br|th(?: scope="(?:row|col)")?)>/g, '')).not.toMatch(/[<>]/);
      }),
    );
  });
});

/** What a spreadsheet makes of pasted text. */
function readTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let rest = text;
  for (;;) {
    const [whole, quoted, plain] = /^(?:"((?:[^"]|"")*)"|([^\t\n]*))/.exec(rest)!;
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    rest = rest.slice(whole.length);
    if (rest === '') return rows;
    if (rest[0] === '\n') rows.push([]);
    rest = rest.slice(1);
  }
}
