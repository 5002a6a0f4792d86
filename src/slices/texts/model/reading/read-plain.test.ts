import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../../kernel/decode-text.ts';
import { must } from '../../../../kernel/result.ts';
import type { ReadFile, SourceFile } from './read-file.ts';
import { readSourceFile } from './read-source-file.ts';

function read(name: string, content: string | Uint8Array, more: Partial<SourceFile> = {}): ReadFile {
  const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
  const files = must(readSourceFile({ name, bytes, ...more }));
  expect(files).toHaveLength(1);
  return files[0]!;
}

function said({ text: { text, turns } }: ReadFile): string[] {
  const points = Array.from(text);
  return turns.map(({ start, end, speaker }) => `${speaker}: ${points.slice(start, end).join('')}`);
}

describe('plain text', () => {
  test('[TX-30] line breaks, blanks and marks stay exactly as they stand; CRLF counts two characters', () => {
    const text = 'One\r\n\r\n two \ttabs\rold\n\u0301🙂  \n';
    const file = read('notes.txt', text);
    expect(file.text).toEqual({ text, turns: [], segments: [] });
    expect(file).toMatchObject({ title: 'notes', rows: 4, notes: [], date: null });
  });

  test('[TX-30] a byte order mark is left off, UTF-16 and windows-1252 are read, and the last is told', () => {
    expect(read('a.txt', '\uFEFFGood day').text.text).toBe('Good day');
    expect(read('a.txt', Uint8Array.of(0xff, 0xfe, 0x47, 0, 0x6f, 0, 0xe9, 0)).text.text).toBe('Goé');
    const old = read('a.txt', Uint8Array.of(0x93, 0x47, 0x6f, 0xe9, 0x94));
    expect(old.text.text).toBe('“Goé”');
    expect(old.notes).toEqual(['The text is not UTF-8; it was read as windows-1252, as older programs write it.']);
  });

  test('[TX-30] any text comes back the same, with U+FFFD for what no database keeps', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const kept = text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD');
      fc.pre(!kept.includes('\u0000') && !/^[\s\uFEFF]*(?:<|\{|%PDF|WEBVTT|\d|PK)/.test(kept));
      expect(read('a.txt', kept, { speakers: 'none' }).text.text).toBe(kept);
    }));
  });
});

describe('headings of Markdown', () => {
  test('[TX-34] a heading is a segment down to the next of its height or above; the marks stay in the text', () => {
    const text = '# Visit 🙂\nHello\n## First ##\none\n```\n# no heading\n```\n## Second\ntwo\n# Close\nend';
    const file = read('visit.md', text);
    expect(file.text.text).toBe(text);
    const points = Array.from(text);
    expect(file.text.segments.map(({ kind, title, start, end }) => [kind, title, points.slice(start, end).join('')])).toEqual([
      ['heading', 'Visit 🙂', text.slice(0, text.indexOf('# Close'))],
      ['heading', 'First', text.slice(text.indexOf('## First'), text.indexOf('## Second'))],
      ['heading', 'Second', text.slice(text.indexOf('## Second'), text.indexOf('# Close'))],
      ['heading', 'Close', '# Close\nend'],
    ]);
  });
});

describe('who speaks', () => {
  test('[TX-33] names that come back before their words are speakers and leave the text', () => {
    const file = read('talk.txt', 'Interview, 3 May\n\nMs Rivera: Good 🙂 day.\nStill me.\r\n\r\nPrincipal: It is 17:30 now.\nMs Rivera: Yes: so it is.\n  Principal:\tFine.');
    expect(said(file)).toEqual(['Ms Rivera: Good 🙂 day.\nStill me.', 'Principal: It is 17:30 now.', 'Ms Rivera: Yes: so it is.', 'Principal: Fine.']);
    expect(file.text.text).toBe('Interview, 3 May\n\nGood 🙂 day.\nStill me.\r\n\r\nIt is 17:30 now.\nYes: so it is.\nFine.');
    expect(file.rows).toBe(4);
    expect(file.notes.join()).toContain('Taken for speakers, with the number of their turns: Ms Rivera (2), Principal (2).');
  });

  test('[TX-33] the other ways to write a speaker: @Name:, [Name], bold names, times before, after and alone', () => {
    expect(said(read('a.txt', '@Kim: one\n@Lee: two'))).toEqual(['Kim: one', 'Lee: two']);
    expect(said(read('a.txt', '[Kim] one\n[Lee] two [laughs]\n[Kim]: three\n[Lee] four'))).toEqual(['Kim: one', 'Lee: two [laughs]', 'Kim: three', 'Lee: four']);
    expect(said(read('a.md', '**Kim:** one\n\n**Lee**: two\n\n**Kim:** three\n\n**Lee:** four'))).toEqual(['Kim: one', 'Lee: two', 'Kim: three', 'Lee: four']);
    const timed = read('a.txt', 'KIM (00:12:31): one\n[00:12:40] Lee: two\n00:13:05\tDr. Ana de la Paz:\tthree\nJo Park  14:02\nfour\nfive');
    expect(said(timed)).toEqual(['KIM: one', 'Lee: two', 'Dr. Ana de la Paz: three', 'Jo Park: four\nfive']);
    expect(timed.text.turns.map(({ startMs }) => startMs)).toEqual([751_000, 760_000, 785_000, 842_000]);
  });

  test('[TX-33] clock times, forms, notes and sentences with a colon stay text', () => {
    for (const text of [
      '17:30 we began.\n17:45 we paused.\n18:00 we ended.',
      'Date: 3 May\nPlace: room 4\nNotes: all came\nDate: 4 May\nPlace: room 5\nNotes: few came',
      'We learned one thing: ask first.\nThen we saw it: nobody had asked.\nWe learned one thing: ask again.\nThen we saw it: they had.',
      'Noticing: they wait.\nWondering: why?\nNoticing: they talk.\nWondering: with whom?',
      'See https://example.org: it says so.\nRatio 3:1 here.',
    ]) expect(read('a.txt', text).text).toEqual({ text, turns: [], segments: [] });
  });

  test('[TX-33] without guessing, labels stay in the text', () => {
    const text = 'A: one\nB: two\nA: three\nB: four';
    expect(said(read('a.txt', text))).toHaveLength(4);
    expect(read('a.txt', text, { speakers: 'none' }).text).toEqual({ text, turns: [], segments: [] });
  });

  test('[TX-33] headings are said by nobody and end a turn', () => {
    const file = read('a.md', '# One\nKim: hello\n\n# Two\nfree\nLee: yes\nKim: bye\nLee: bye');
    expect(said(file)).toEqual(['Kim: hello', 'Lee: yes', 'Kim: bye', 'Lee: bye']);
    expect(file.text.segments.map(({ start, title }) => [Array.from(file.text.text).slice(start, start + 5).join(''), title])).toEqual([['# One', 'One'], ['# Two', 'Two']]);
  });

  test('[TX-31] whatever is written, turns are in order, apart and within the text, and cut no character', () => {
    const lines = fc.array(fc.tuple(fc.constantFrom('Kim: ', 'Lee: ', '[Kim] ', '', '# ', '00:01 Kim: ', '@Lee: '), fc.constantFrom('🙂', 'yes', '', ' \t', 'e\u0301: x', '12:30'), fc.constantFrom('\n', '\r\n', '\n\n', '\r')), { minLength: 1, maxLength: 30 });
    fc.assert(fc.property(lines, fc.constantFrom('a.txt', 'a.md'), (parts, name) => {
      const { text } = read(name, parts.flat().join(''));
      const length = Array.from(text.text).length;
      let free = 0;
      for (const { start, end } of text.turns) {
        expect(start).toBeGreaterThanOrEqual(free);
        expect(end).toBeGreaterThanOrEqual(start);
        free = end;
      }
      expect(free).toBeLessThanOrEqual(length);
      for (const { start, end } of text.segments) expect(start >= 0 && start <= end && end <= length).toBe(true);
    }));
  });
});
