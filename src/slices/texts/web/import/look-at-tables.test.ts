import { expect, test } from 'vitest';
import { previewColumns } from '../../model/reading/read-source-file.ts';
import { codedHeadings, tablesAmong, withTable, type Heading } from './look-at-tables.ts';

const table = (text: string) => {
  const read = previewColumns({ name: 'talk.csv', bytes: new TextEncoder().encode(text) });
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
};

test('[TX-114] tables with the same heading are understood once for all of them, as the study remembers the heading or by a guess', () => {
  const talk = table('Speaker,Sentence\nAna,We looked at the work.\nBen,What did you see?\n');
  const other = table('Who;Said;Code\nAna;Again, please.;press\nBen;Fine.;none\n');
  const kept = { ...talk[0]!.guess, tags: [0] };
  let headings: readonly Heading[] = [];
  for (const [id, sheets] of [[1, talk], [2, other], [3, talk], [4, []]] as const) headings = withTable(headings, id, sheets, new Map([[talk[0]!.signature, kept]]));
  expect(headings.map(({ files, from, map }) => [files, from, map.text])).toEqual([[[1, 3], 'remembered', 1], [[2], 'guess', 1]]);
  expect(headings[0]!.map).toBe(kept);
  expect(codedHeadings({ ...headings[1]!, map: { ...headings[1]!.map, tags: [2, 9] } })).toEqual(['Code']);
  const paths = ['a/b.XLSX', 'notes.txt', 'x.csv', 'csv', 'y.tsv', 'talk.vtt'].map((path) => ({ path }));
  expect(tablesAmong(paths).map(({ path }) => path)).toEqual(['a/b.XLSX', 'x.csv', 'y.tsv']);
});
