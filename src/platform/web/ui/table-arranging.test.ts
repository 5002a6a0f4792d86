import { expect, test } from 'vitest';
import { arrange, asHtml, asTsv, type Column } from './table-arranging.ts';

interface Row {
  readonly name: string;
  readonly size: number;
}
const rows: readonly Row[] = [{ name: 'School 10', size: 400 }, { name: 'School 9', size: 1200 }, { name: 'Núñez <Academy>', size: 85 }];
const columns: readonly Column<Row>[] = [
  { key: 'name', head: 'Name', value: (row) => row.name },
  { key: 'size', head: 'Students', value: (row) => row.size, figures: true },
];

test('[WE-8] a table finds rows that hold every typed word, whatever the capitals and accents', () => {
  expect(arrange(rows, columns, 'nunez ACAD', null)).toEqual([rows[2]]);
  expect(arrange(rows, columns, 'school 1200', null)).toEqual([rows[1]]);
  expect(arrange(rows, columns, '  ', null)).toEqual(rows);
});

test('[WE-8] a table sorts figures as numbers, and names with the numbers in them', () => {
  expect(arrange(rows, columns, '', { by: 'size', direction: 'down' }).map(({ size }) => size)).toEqual([1200, 400, 85]);
  expect(arrange(rows, columns, 'school', { by: 'name', direction: 'up' }).map(({ name }) => name)).toEqual(['School 9', 'School 10']);
});

test('[WE-9] a copied table pastes into a sheet as cells and into a document as a table, and nothing in a cell breaks it', () => {
  const nasty = [{ name: 'A\tB\nC', size: 1 }];
  expect(asTsv(nasty, columns)).toBe('Name\tStudents\nA B C\t1');
  expect(asHtml([rows[2]!], columns)).toBe('<table><thead><tr><th>Name</th><th>Students</th></tr></thead><tbody><tr><td>Núñez &lt;Academy&gt;</td><td>85</td></tr></tbody></table>');
});
