import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axis } from '../queries/axis.ts';
import { coOccurrence } from '../queries/co-occurrence.ts';
import { codingTable, type CodingRow, type CodingTable } from '../queries/coding-table.ts';
import { matrix } from '../queries/matrix.ts';
import { timeAxis } from '../queries/time-axis.ts';
import { barChart } from './bar-chart.ts';
import { codeNetwork } from './code-network.ts';
import { tableToHtml, tableToTsv, type DataTable } from './data-table.ts';
import { drawingToSvg } from './drawing-to-svg.ts';
import type { Drawing } from './drawing.ts';
import { heatMatrix } from './heat-matrix.ts';
import { timeMultiples } from './time-multiples.ts';

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
    barChart('Codings per code', bySource.rows.map((label, at) => ({ label, value: bySource.totals.rows[at] ?? 0 })), 'codings'),
    heatMatrix('Codes by source', bySource),
    heatMatrix('Shares', shares),
    timeMultiples('Codes over time', overTime),
    codeNetwork('Codes together', coOccurrence(table, { kind: 'overlap' }), table.codes),
    codeNetwork('One after the other', coOccurrence(table, { kind: 'before', within: 9 }), table.codes, 2),
  ];
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
    const chart = barChart('t', [{ label: 'a', value: 4 }, { label: 'b', value: 2 }, { label: 'c', value: 0 }], 'codings');
    expect(chart.marks.flatMap((mark) => (mark.kind === 'bar' ? [mark.width] : []))).toEqual([320, 160, 0]);
    expect(chart.description).toBe('Bars for 3 codes. Most codings has “a” with 4, fewest “c” with 0.');
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
