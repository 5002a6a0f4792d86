import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paragraphs } from '../../model/search/paragraphs.ts';
import { inPieces, marked, readingRows, stretchOf } from './reading-rows.ts';

const ana = { speaker: 'Ana', endMs: null };

test('[TX-100] a text is read in numbered turns or paragraphs, the same numbers that search counts, and nothing written is left out', () => {
  const read = readingRows({
    text: 'intro 👩‍🏫 here\nGood morning.\nYes.\nend',
    turns: [{ start: 15, end: 28, startMs: 0, ...ana }, { start: 29, end: 33, startMs: 4000, ...ana }],
    segments: [],
  });
  expect(read.map(({ n, text, speaker }) => [n, text.trim(), speaker])).toEqual([[null, 'intro 👩‍🏫 here', null], [1, 'Good morning.', 'Ana'], [2, 'Yes.', null], [null, 'end', null]]);
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\n', '\r\n', ' ', '\u2028', '👩‍🏫'))), (parts) => {
      const text = parts.join('');
      const rows = readingRows({ text, turns: [], segments: [] });
      expect(rows.filter(({ n }) => n !== null).map(({ start, end }) => ({ start, end }))).toEqual(paragraphs(text));
      expect(rows.map((row) => row.text).join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''));
    }),
  );
});

test('[TX-101] titled stretches stand before the row in which they begin; a heading that is written in the text is not said twice', () => {
  const text = 'Minutes\nOpening\nWe begin.\nClose\nWe end.';
  const read = readingRows({
    text,
    turns: [],
    segments: [
      { start: 0, end: 39, kind: 'sheet', title: 'Meeting 4' },
      { start: 8, end: 25, kind: 'heading', title: 'Opening' },
      { start: 32, end: 39, kind: 'agenda', title: 'Thanks' },
    ],
  });
  expect(read.map((row) => [row.text, row.segments.map(({ title, index }) => `${index} ${title}`), row.isHeading])).toEqual([
    ['Minutes', ['0 Meeting 4'], false],
    ['Opening', ['1 Opening'], true],
    ['We begin.', [], false],
    ['Close', [], false],
    ['We end.', ['2 Thanks'], false],
  ]);
});

test('[TX-102] a place in the address is marked in every row that it touches, counted in code points', () => {
  const rows = readingRows({ text: '👩‍🏫 asks\nAll answer', turns: [], segments: [] });
  const at = stretchOf('4-12');
  expect(rows.map((row) => marked(row, at))).toEqual([['👩‍🏫 ', 'asks', ''], ['', 'All', ' answer']]);
  expect(rows.map((row) => marked(row, { start: 0, end: 3 }))).toEqual([['', '👩‍🏫', ' asks'], null]);
  for (const odd of [null, '', '5', '9-4', '4-4', 'a-b', '-3-5', '1-2x']) expect(stretchOf(odd)).toBeNull();
  expect(inPieces([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
});
