import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../../kernel/decode-text.ts';
import { must } from '../../../../kernel/result.ts';
import { headerSignature } from './column-map.ts';
import { foldTags } from './fold-tags.ts';
import { guessColumns } from './guess-columns.ts';
import type { ReadFile, SourceFile } from './read-file.ts';
import { previewColumns, readSourceFile } from './read-source-file.ts';

function read(content: string | Uint8Array, more: Partial<SourceFile> = {}): ReadFile[] {
  return must(readSourceFile({ name: 'talk.csv', bytes: typeof content === 'string' ? encodeUtf8(content) : content, ...more }));
}

function rows(file: ReadFile): unknown[] {
  const points = Array.from(file.text.text);
  return file.text.turns.map(({ start, end, speaker, startMs, endMs }) => [startMs, endMs, speaker, points.slice(start, end).join('')]);
}

function refusal(content: string, more: Partial<SourceFile> = {}): string {
  const result = readSourceFile({ name: 'talk.csv', bytes: encodeUtf8(content), ...more });
  return result.ok ? '' : `${result.error.message} ${result.error.mend}`;
}

describe('tables as transcripts', () => {
  test('[TX-38] every row is a turn with its cell exactly; a blank row among them is an empty turn', () => {
    const file = read('Start,End,Speaker,Utterance\n00:00:01,00:00:02,Kim," two\nlines, ""so"" 🙂 "\n,,,\n0:05,,Lee,Yes\n,,,\n')[0]!;
    expect(rows(file)).toEqual([[1000, 2000, 'Kim', ' two\nlines, "so" 🙂 '], [null, null, null, ''], [5000, null, 'Lee', 'Yes']]);
    expect(file).toMatchObject({ title: 'talk', rows: 3 });
  });

  test('[TX-38] semicolons, tabs, windows-1252 and rows above the headings make no difference', () => {
    expect(rows(read('sep=;\nSpeaker;Text\nKim;a, b\n')[0]!)).toEqual([[null, null, 'Kim', 'a, b']]);
    expect(rows(read('Speaker\tText\nKim\tyes\n', { name: 'talk.tsv' })[0]!)).toEqual([[null, null, 'Kim', 'yes']]);
    const old = read(Uint8Array.from('Speaker;Text\nKim;caf\xe9\n', (sign) => sign.charCodeAt(0)))[0]!;
    expect(rows(old)).toEqual([[null, null, 'Kim', 'café']]);
    const titled = read('\n\nInterview of May\n\nSpeaker,Text\nKim,yes\n')[0]!;
    expect(rows(titled)).toEqual([[null, null, 'Kim', 'yes']]);
    expect(titled.notes).toContain('1 row above the headings left out.');
    for (const lineEnd of ['\n', '\r\n']) expect(rows(read(['Interview of May', '', 'Speaker;Text', 'Kim;a, b', ''].join(lineEnd))[0]!)).toEqual([[null, null, 'Kim', 'a, b']]);
  });

  test('[TX-38] times are clock times, seconds, milliseconds or parts of a day; what is none is told', () => {
    const starts = (heading: string, ...cells: string[]) => rows(read(`${heading},Text\n${cells.map((cell) => `${cell},x\n`).join('')}`)[0]!).map((row) => (row as unknown[])[0]);
    expect(starts('Start', '1.5', '12')).toEqual([1500, 12_000]);
    expect(starts('start_ms', '1500', '12000')).toEqual([1500, 12_000]);
    expect(starts('TimeStamp', '0.0000115740741', '0.5')).toEqual([1000, 43_200_000]);
    expect(starts('Time', '00:01', '00;02', '1:00:00.5')).toEqual([1000, 2000, 3_600_500]);
    expect(starts('Time', '1899-12-31T23:59:00', '1900-01-01T01:07:00', '1900-01-02')).toEqual([86_340_000, 90_420_000, 172_800_000]);
    const file = read('Time,Text\n00:01,a\nlate,b\n00:03,c\n')[0]!;
    expect(file.notes).toContain('1 cell of “Time” cannot be read as a time and count as none; the first is “late” in row 3.');
  });

  test('[TX-38] rows with different titles are different sources; what all rows of one agree on is its attribute or date', () => {
    const files = read('Document,School,Date,Speaker,Text\nA,North,2026-05-03,Kim,one\nA,North,2026-05-03,Lee,two\nB,North,2026-05-04,Kim,three\nB,North,2026-05-04,Lee,four\n');
    expect(files.map(({ title, date, attributes, rows: count }) => [title, date, attributes, count])).toEqual([['A', '2026-05-03', { School: 'North' }, 2], ['B', '2026-05-04', { School: 'North' }, 2]]);
    const [undated] = read('Date,Speaker,Text\n2026-02-30,Kim,one\n2026-02-30,Lee,two\n');
    expect([undated!.date, undated!.attributes]).toEqual([null, { Date: '2026-02-30' }]);
  });

  test('[TX-38] a quote that never closes and a table without talk are refused in a sentence', () => {
    expect(refusal('Speaker,Text\nKim,"open\n')).toBe('“talk.csv” cannot be read as a table. Line 2 opens a quote that is never closed, so the table cannot be read. Nothing of it was kept. Close the quote, or double it where it belongs to the text, and try again.');
    expect(refusal('Speaker,Text\nKim,\n')).toContain('“talk.csv” has no talk that can be read.');
  });

  test('[TX-38] a table may have no headings at all', () => {
    const file = read('00:00:01,Kim,Good day to all of you\n00:00:03,Lee,And to you and yours\n00:00:05,Kim,Let us begin with fractions\n00:00:09,Lee,Yes please do so now\n')[0]!;
    expect(rows(file).slice(0, 2)).toEqual([[1000, null, 'Kim', 'Good day to all of you'], [3000, null, 'Lee', 'And to you and yours']]);
  });
});

describe('which column is what', () => {
  const guess = (header: string[], ...sample: string[][]) => guessColumns(header, sample);

  test('[TX-39] headings are known in every spelling, and every column is told why it was taken for what', () => {
    const found = guess(['', 'TImeStamp', 'Turn', 'Speaker', 'Sentence', 'Teacher Tag', 'Student Tag'], ['0', '00:00:01', '1', 'T', 'Good day', '1 - None', ''], ['1', '00:00:02', '2', 'S', 'Yes', '', '4 - Claim']);
    expect(found).toMatchObject({ text: 4, speaker: 3, start: 1, end: null, turn: 2, tags: [5, 6], ignored: [0], sure: true });
    expect(found.why).toEqual(['left out: a running number without a heading', 'start: its heading is “TImeStamp”', 'running number: its heading is “Turn”', 'speaker: its heading is “Speaker”', 'text: its heading is “Sentence”', 'codes: its heading is “Teacher Tag”', 'codes: its heading is “Student Tag”']);
  });

  test('[TX-39] a heading that says nothing is read by its cells; one that the cells speak against does not count', () => {
    const times = guess(['S', 'Turn', 'Speaker', 'Sentence'], ['00:00:01', '1', 'T', 'Good day'], ['00:00:09', '2', 'S', 'Yes']);
    expect(times).toMatchObject({ start: 0, speaker: 2, text: 3 });
    const names = guess(['TimeStamp', 'Turn', 'S', 'Sentence'], ['00:01', '1', 'T', 'Good day you'], ['00:02', '2', 'S', 'Yes we do'], ['00:03', '3', 'T', 'Fine then it is'], ['00:04', '4', 'T', 'And so it goes']);
    expect(names).toMatchObject({ start: 0, speaker: 2, text: 3 });
    expect(guess(['Time', 'Text'], ['morning', 'Good day']).start).toBeNull();
  });

  test('[TX-39] without a telling heading the column with most words is the text, and the guess is not sure', () => {
    expect(guess([], ['00:01', 'Kim', 'Good day to all'], ['00:02', 'Lee', 'And to you too'], ['00:03', 'Kim', 'Shall we begin'], ['00:04', 'Lee', 'Yes we shall'])).toMatchObject({ text: 2, speaker: 1, start: 0, sure: false });
  });

  test('[TX-40] headings that differ in case, blanks and empty columns have one signature; without headings the width counts', () => {
    expect(headerSignature([' ', 'Time Stamp', 'Speaker', ''])).toBe(headerSignature(['', 'TImeStamp', 'speaker']));
    expect(headerSignature(['Speaker', 'TimeStamp'])).not.toBe(headerSignature(['TimeStamp', 'Speaker']));
    expect(headerSignature(['', ''])).toBe('width 2');
  });

  test('[TX-40] a map that was confirmed is used again for the same headings; one that is given wins', () => {
    const content = 'Who,What,More\nKim,yes,no\nLee,so,not so\n';
    const columns = must(previewColumns({ name: 'talk.csv', bytes: encodeUtf8(content) }))[0]!;
    expect(columns).toMatchObject({ header: ['Who', 'What', 'More'], rows: 2 });
    const map = { text: 1, speaker: 0, start: null, end: null, turn: null, date: null, title: null, tags: [2], attributes: [], ignored: [] };
    const remembered = read(content, { remembered: new Map([[columns.signature, map]]) })[0]!;
    expect(rows(remembered)).toEqual([[null, null, 'Kim', 'yes'], [null, null, 'Lee', 'so']]);
    expect(remembered.tags.map(({ tag }) => tag)).toEqual(['no', 'not so']);
    expect(read(content, { remembered: new Map([[columns.signature, map]]), map: { ...map, text: 2, tags: [] } })[0]!.text.text).toBe('no\nnot so');
    expect(refusal(content, { map: { ...map, text: 9 } })).toContain('Column 10 was said to hold the text');
  });

  test('[TX-40] columns asked for by name are codes; a name that is not there is refused with those that are', () => {
    const content = 'Speaker,Text,Move\nKim,yes,press\nLee,so,\n';
    expect(read(content, { codings: ['move'] })[0]!.tags).toEqual([{ start: 0, end: 3, column: 'Move', tag: 'press' }]);
    expect(refusal(content, { codings: ['Moves'] })).toBe('“talk.csv” has no column “Moves”. Nothing of it was kept. Ask for codes in columns that are there: “Speaker”, “Text”, “Move”.');
  });
});

describe('tags', () => {
  test('[TX-43] a tag lies over the words of its row and is trimmed, nothing else', () => {
    const file = read('Text,Tag\n🙂 yes, 1 - None \nno,\n')[0]!;
    expect(file.tags).toEqual([{ start: 0, end: 5, column: 'Tag', tag: '1 - None' }]);
  });

  test('[TX-43] spellings of one tag are one code under the most frequent of them; columns are never mixed', () => {
    const given = [['3 - getting students to relate', 5], ['3 - Getting Students to Relate', 2], ['3-getting  students to relate', 1], ['3 - gettingSto relate', 1], ['3', 1], ['4 - restating', 2], ['4 - a claim', 3], ['none', 1]] as const;
    const tags = given.flatMap(([tag, count]) => Array.from({ length: count }, () => ({ column: 'Teacher Tag', tag })));
    const codes = foldTags([...tags, { column: 'Student tag', tag: 'None' }]);
    expect(codes.map(({ column, name, count, variants }) => [column, name, count, variants.length])).toEqual([
      ['Student tag', 'None', 1, 1],
      ['Teacher Tag', '3 - getting students to relate', 10, 5],
      ['Teacher Tag', '4 - a claim', 3, 1],
      ['Teacher Tag', '4 - restating', 2, 1],
      ['Teacher Tag', 'none', 1, 1],
    ]);
  });
});
