import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axis, familyAxis, groupedAxis, type Axis } from '../../../src/slices/coding/model/queries/axis.ts';
import { chooseCodings, codingTable, type CodingRow } from '../../../src/slices/coding/model/queries/coding-table.ts';
import { codingsOfCell, matrix, type CellContent } from '../../../src/slices/coding/model/queries/matrix.ts';
import type { Measure } from '../../../src/slices/coding/model/queries/measure-cells.ts';
import { withoutSmallCells } from '../../../src/slices/coding/model/queries/small-cells.ts';
import { timeAxis } from '../../../src/slices/coding/model/queries/time-axis.ts';
import { wordStarts } from '../../../src/slices/texts/model/search/words.ts';
import { coding, LENGTH, NAMES, placesOf, someRows, tableOf } from './random-tables.ts';

const PARENT: Record<string, string | null> = { talk: 'modeling', modeling: 'joint work' };
const FAMILY: Record<string, string[]> = { 'joint work': ['joint work'], modeling: ['modeling', 'joint work'], talk: ['talk', 'modeling', 'joint work'], brokering: ['brokering'] };
const CASES: Record<string, string[]> = { s0: ['north'], s1: ['north', 'south'], s2: ['south'], s3: [] };
const casesOf = (id: string): string[] => CASES[id]!;
const TEXT = 'we met to plan to teach ';

const AXES: Record<string, { of: (rows: readonly CodingRow[]) => Axis; groups: (row: CodingRow) => string[] }> = {
  code: { of: (rows) => axis(tableOf(rows), 'code', 'code'), groups: ({ codeId }) => [codeId] },
  family: { of: (rows) => familyAxis(tableOf(rows), (id) => PARENT[id] ?? null), groups: ({ codeId }) => FAMILY[codeId]! },
  source: { of: (rows) => axis(tableOf(rows), 'source', 'source'), groups: ({ sourceId }) => [sourceId] },
  case: { of: (rows) => groupedAxis(tableOf(rows), 'source', 'case', casesOf), groups: ({ sourceId }) => CASES[sourceId]! },
  coder: { of: (rows) => axis(tableOf(rows), 'coder', 'coder'), groups: ({ coderId }) => [coderId] },
  round: { of: (rows) => axis(tableOf(rows), 'round', 'round'), groups: ({ roundId }) => [roundId] },
};

function plainly(measure: Measure, rows: readonly CodingRow[]): number {
  if (measure === 'codings') return rows.length;
  if (measure === 'sources') return new Set(rows.map(({ sourceId }) => sourceId)).size;
  if (measure === 'cases') return new Set(rows.flatMap(({ sourceId }) => CASES[sourceId]!)).size;
  const places = placesOf(rows);
  if (measure === 'characters') return places.size;
  return [...places].filter((place) => wordStarts(TEXT).includes(Number(place.split(' ')[1]))).length;
}

describe('counting', () => {
  const MEASURES: Measure[] = ['codings', 'sources', 'cases', 'characters', 'words'];
  test('[CG-100] every cell and total of every pair of axes is what a plain count gives, and text covered twice counts once', () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom(...Object.keys(AXES)), fc.constantFrom(...Object.keys(AXES)), fc.constantFrom(...MEASURES), (rows, down, across, measure) => {
        const [rowAxis, columnAxis] = [AXES[down]!, AXES[across]!];
        const found = matrix(tableOf(rows), { rows: rowAxis.of(rows), columns: columnAxis.of(rows), content: measure, casesOf, wordStartsOf: () => wordStarts(TEXT) });
        const inBoth = (row: string | null, column: string | null): CodingRow[] =>
          rows.filter((one) => (row === null ? rowAxis.groups(one).length > 0 : rowAxis.groups(one).includes(row)) && (column === null ? columnAxis.groups(one).length > 0 : columnAxis.groups(one).includes(column)));
        expect(found.cells).toEqual(found.rows.map((row) => found.columns.map((column) => plainly(measure, inBoth(row, column)))));
        expect(found.totals).toEqual({ rows: found.rows.map((row) => plainly(measure, inBoth(row, null))), columns: found.columns.map((column) => plainly(measure, inBoth(null, column))), all: plainly(measure, inBoth(null, null)) });
      }),
      { numRuns: 600 },
    );
  });

  test('[CG-101] a cell says which codings count text twice, and the matrix which are in several cells or in none', () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom(...Object.keys(AXES)), fc.constantFrom(...Object.keys(AXES)), (rows, down, across) => {
        const [rowAxis, columnAxis] = [AXES[down]!, AXES[across]!];
        const found = matrix(tableOf(rows), { rows: rowAxis.of(rows), columns: columnAxis.of(rows), content: 'codings' });
        const doubled = found.rows.map((row) =>
          found.columns.map((column) => {
            const own = rows.filter((one) => rowAxis.groups(one).includes(row) && columnAxis.groups(one).includes(column)).sort((x, y) => x.start - y.start);
            return own.filter((one, at) => own.slice(0, at).some((before) => before.sourceId === one.sourceId && before.end > one.start)).length;
          }),
        );
        expect(found.warnings.find(({ kind }) => kind === 'overlapping-codings')?.cells ?? []).toEqual(doubled.flatMap((cells, row) => cells.flatMap((codings, column) => (codings > 0 ? [{ row, column, codings }] : []))));
        const warned = (kind: string): number => found.warnings.find((warning) => warning.kind === kind)?.codings ?? 0;
        expect(warned('overlapping-codings')).toBe(doubled.flat().reduce((sum, one) => sum + one, 0));
        expect(warned('several-columns')).toBe(rows.filter((one) => columnAxis.groups(one).length > 1).length);
        expect(warned('several-rows')).toBe(rows.filter((one) => rowAxis.groups(one).length > 1).length);
        expect(warned('left-out')).toBe(rows.filter((one) => columnAxis.groups(one).length === 0).length + rows.filter((one) => rowAxis.groups(one).length === 0).length);
      }),
      { numRuns: 300 },
    );
  });

  test('[CG-102] presence is 1 or 0, and percentages add up to 100 or are undefined where there is nothing', () => {
    const rows = [coding('talk', 's0', 0, 4), coding('talk', 's0', 2, 6), coding('talk', 's1', 0, 3), coding('brokering', 's1', 0, 12)];
    const table = tableOf(rows);
    const ask = (content: CellContent, percentOf?: Measure): unknown => {
      const { cells, totals, percentOf: of } = matrix(table, { rows: axis(table, 'code', 'code'), columns: axis(table, 'source', 'source'), content, ...(percentOf ? { percentOf } : {}) });
      return { talk: cells[2], brokering: cells[3], 'joint work': cells[0], totals, of };
    };
    expect(ask('presence')).toEqual({ talk: [1, 1, 0, 0], brokering: [0, 1, 0, 0], 'joint work': [0, 0, 0, 0], totals: { rows: [0, 0, 1, 1], columns: [1, 1, 0, 0], all: 1 }, of: null });
    expect(ask('row-percent', 'characters')).toMatchObject({ talk: [(100 * 6) / 9, (100 * 3) / 9, 0, 0], brokering: [0, 100, 0, 0], 'joint work': [null, null, null, null], totals: { rows: [null, null, 100, 100], all: 100 }, of: 'characters' });
    expect(ask('column-percent')).toMatchObject({ talk: [100, 50, null, null], brokering: [0, 50, null, null], totals: { columns: [100, 100, null, null], rows: [0, 0, 75, 25] }, of: 'codings' });
  });

  test('[CG-103] behind every cell stand exactly its codings', () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom(...Object.keys(AXES)), fc.constantFrom(...Object.keys(AXES)), (rows, down, across) => {
        const table = tableOf(rows);
        const [rowAxis, columnAxis] = [AXES[down]!, AXES[across]!];
        const [one, other] = [rowAxis.of(rows), columnAxis.of(rows)];
        one.labels.forEach((row, at) =>
          other.labels.forEach((column, place) => {
            const ids = Array.from(codingsOfCell(table, one, other, at, place), (found) => table.ids[found]!);
            expect(ids.sort()).toEqual(rows.filter((own) => rowAxis.groups(own).includes(row) && columnAxis.groups(own).includes(column)).map(({ id }) => id).sort());
          }),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('around the counts', () => {
  test('[CG-104] what leaves the team has no small cell and no total that gives one away', () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom('codings' as const, 'characters' as const, 'row-percent' as const, 'column-percent' as const, 'presence' as const), (rows, content) => {
        const table = tableOf(rows);
        const whole = matrix(table, { rows: axis(table, 'code', 'code'), columns: axis(table, 'source', 'source'), content, smallBelow: 3 });
        const shown = withoutSmallCells(whole);
        whole.rows.forEach((_, row) =>
          whole.columns.forEach((__, column) => {
            const inCell = codingsOfCell(table, axis(table, 'code', ''), axis(table, 'source', ''), row, column).length;
            const isSmall = whole.small.some((note) => note.row === row && note.column === column && note.codings === inCell);
            expect(isSmall).toBe(inCell > 0 && inCell < 3);
            if (!isSmall) return;
            expect([shown.cells[row]![column], shown.totals.rows[row], shown.totals.columns[column], shown.totals.all]).toEqual([null, null, null, null]);
            expect(shown.small.every(({ codings }) => codings === 0)).toBe(true);
          }),
        );
        if (whole.small.length === 0) expect({ ...shown, warnings: null }).toEqual({ ...whole, warnings: null });
      }),
      { numRuns: 200 },
    );
  });

  test('[CG-105] over time: a source counts on its date; months without a source stand between, and sources without a date are told', () => {
    const rows = [coding('talk', 's0', 0, 2), coding('talk', 's1', 0, 2), coding('talk', 's1', 3, 4), coding('talk', 's2', 0, 2), coding('talk', 's3', 0, 1)];
    const table = tableOf(rows);
    const dates: Record<string, string> = { s0: '2025-11-03', s1: '2026-02-10', s2: '2026-02-12' };
    const over = (cut: Parameters<typeof timeAxis>[2]): unknown => {
      const { columns, cells, warnings } = matrix(table, { rows: axis(table, 'code', 'code'), columns: timeAxis(table, (id) => dates[id] ?? null, cut), content: 'codings' });
      return { columns, talk: cells[2], leftOut: warnings.find(({ kind }) => kind === 'left-out')?.codings };
    };
    expect(over('month')).toEqual({ columns: ['2025-11', '2025-12', '2026-01', '2026-02'], talk: [1, 0, 0, 3], leftOut: 1 });
    expect(over('day')).toEqual({ columns: ['2025-11-03', '2026-02-10', '2026-02-12'], talk: [1, 2, 1], leftOut: 1 });
    expect(over([{ label: 'autumn', from: '2025-08-15', to: '2026-01-31' }, { label: 'spring', from: '2026-02-01', to: '2026-02-11' }])).toEqual({ columns: ['autumn', 'spring'], talk: [1, 2], leftOut: 2 });
  });

  test('[CG-106] a table names what has no coding, keeps the ids with their codings, and gives only what is chosen', () => {
    fc.assert(
      fc.property(someRows, fc.subarray([...NAMES.codes]), fc.subarray([...NAMES.coders]), (rows, codes, coders) => {
        const table = chooseCodings(tableOf(rows), { codes: new Set(codes), coders: new Set(coders) });
        const { source, code, coder, round, start, end } = table.columns;
        const kept = table.ids.map((id, at) => ({ id, sourceId: table.sources[source[at]!]!, codeId: table.codes[code[at]!]!, coderId: table.coders[coder[at]!]!, roundId: table.rounds[round[at]!]!, start: start[at]!, end: end[at]! }));
        const place = (one: CodingRow): number => NAMES.sources.indexOf(one.sourceId) * LENGTH + one.start;
        expect(kept).toEqual(rows.filter(({ codeId, coderId }) => codes.includes(codeId) && coders.includes(coderId)).sort((x, y) => place(x) - place(y)));
        expect(table.codes).toEqual(NAMES.codes);
      }),
    );
    expect(codingTable([coding('new', 'x', 0, 1)], { codes: ['old'] }).codes).toEqual(['old', 'new']);
    expect(codingTable([]).ids).toEqual([]);
  });

  test('[CG-107] codes that stand in a circle are gone round once', () => {
    const table = tableOf([coding('talk', 's0', 0, 1)]);
    const circle: Record<string, string> = { talk: 'modeling', modeling: 'talk' };
    const { cells } = matrix(table, { rows: familyAxis(table, (id) => circle[id] ?? null), columns: axis(table, 'coder', 'coder'), content: 'codings' });
    expect(cells).toEqual([[0, 0], [1, 0], [1, 0], [0, 0]]);
    const strangers = familyAxis(table, (id) => (id === 'talk' ? 'gone' : id === 'gone' ? 'gone' : null));
    expect(strangers.labels).toEqual(NAMES.codes);
  });
});
