import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePointMap, sliceByCodePoints } from '../../../../kernel/code-points.ts';
import { must } from '../../../../kernel/result.ts';
import { stemmer } from 'stemmer';
import { paragraphs } from './paragraphs.ts';
import { buildIndex, putSource, removeSource, type SearchedText } from './search-index.ts';
import { search, startSearch } from './search.ts';
import type { TextQuery } from './text-query.ts';

fc.configureGlobal({ seed: 20261122 });

function textOf(sourceId: string, ...lines: string[]): SearchedText {
  const text = lines.join('\n');
  return { sourceId, text, rows: paragraphs(text) };
}

function rowsFound(texts: readonly SearchedText[], query: TextQuery): string[] {
  return must(search(buildIndex(texts), query, { take: 1000 })).hits.map(({ sourceId, row }) => `${sourceId}${row}`);
}

const lesson = textOf(
  'a',
  "What's a fraction? A fraction of a pizza.",
  'Two common denominators; the Fraction’s top is 3.',
  'fractional co-teaching, not fraction_bar',
  'We don’t know. Students are hoping, hoped and hope.',
);

describe('what is a word', () => {
  test.each<[TextQuery['as'], string, string[]]>([
    ['word', 'FRACTION', ['a0', 'a1', 'a2']],
    ['word', "don't", ['a3']],
    ['word', "fraction's", ['a1']],
    ['word', 'co-teaching', ['a2']],
    ['word', 'teaching-co', []],
    ['word', 'denominators two', ['a1']],
    ['phrase', 'denominators two', []],
    ['phrase', 'common  denominators the', ['a1']],
    ['substring', 'fraction', ['a0', 'a1', 'a2']],
    ['substring', "'s", ['a0', 'a1']],
    ['substring', '; the', ['a1']],
    ['substring', 'n_b', ['a2']],
    ['stem', 'hopes', ['a3']],
    ['stem', "student's hoping", ['a3']],
    ['regex', '^two .* is \\d\\.$', ['a1']],
  ])('[TX-60] words are whole runs of letters, digits and marks; apostrophes are alike and separate: %s %s', (as, text, rows) => {
    expect(rowsFound([lesson], { as, text })).toEqual(rows);
  });

  test('[TX-60] a word is found composed or not, in any script and beyond the first plane, and emoji are no words', () => {
    const texts = [textOf('b', '😀 Cafe\u0301 Ω', 'CAFÉ ❤️𝒜bc', 'cafe οδος', 'שלום לכם')];
    expect(rowsFound(texts, { as: 'word', text: 'café' })).toEqual(['b0', 'b1']);
    expect(rowsFound(texts, { as: 'substring', text: 'afé' })).toEqual(['b0', 'b1']);
    expect(rowsFound(texts, { as: 'substring', text: 'cafe' })).toEqual(['b2']);
    expect(rowsFound(texts, { as: 'word', text: '𝒜BC' })).toEqual(['b1']);
    expect(rowsFound(texts, { as: 'word', text: 'ΟΔΟΣ' })).toEqual(['b2']);
    expect(rowsFound(texts, { as: 'word', text: 'לכם' })).toEqual(['b3']);
    expect(rowsFound(texts, { as: 'substring', text: '❤️' })).toEqual(['b1']);
  });
});

describe('beside the plain definition', () => {
  const piece = fc.oneof({ weight: 5, arbitrary: fc.constantFrom('a', 'b', 'A', 'ab', 'é', 'e\u0301', 'É', 'e', 'ß', 'ſ', 's', 'İ', 'ı', 'i', 'σ', 'ς', '𝒜', '1') }, { weight: 3, arbitrary: fc.constantFrom(' ', ' ', "'", '’', '-', '.', '😀', '\u0301', 'ʼ') });
  const line = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
  const texts = fc.array(fc.array(line, { maxLength: 4 }), { maxLength: 4 }).map((sources) => sources.map((lines, at) => textOf(`s${at}-`, ...lines)));
  const WORD = /(?!ʼ)[\p{L}\p{N}](?:(?!ʼ)[\p{L}\p{M}\p{N}])*/gu;
  const isAlike = (one: string, other: string): boolean => new RegExp(`^${one.normalize('NFC')}$`, 'iu').test(other.normalize('NFC'));
  const rowTexts = (all: readonly SearchedText[]): { at: string; text: string }[] => all.flatMap(({ sourceId, text, rows }) => rows.map(({ start, end }, row) => ({ at: `${sourceId}${row}`, text: sliceByCodePoints(text, start, end) })));

  test('[TX-61] words and phrases are found where a plain look at every word finds them', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.constantFrom('a', 'ab', 'é', 'e', 's', 'i', 'σ', '𝒜', '1', 'aé'), { minLength: 1, maxLength: 3 }), fc.constantFrom('word' as const, 'phrase' as const), (all, sought, as) => {
        const expected = rowTexts(all).filter(({ text }) => {
          const words = text.match(WORD) ?? [];
          if (as === 'word') return sought.every((one) => words.some((word) => isAlike(one, word)));
          return words.some((_, from) => from + sought.length <= words.length && sought.every((one, at) => isAlike(one, words[from + at]!)));
        });
        expect(rowsFound(all, { as, text: sought.join(' ') })).toEqual(expected.map(({ at }) => at));
      }),
      { numRuns: 500 },
    );
  });

  test('[TX-61] characters are found where they stand in the composed, folded row, and every span quotes them', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.constantFrom('a', 'b', 'é', 'E', 's', 'σ', ' ', "'", '.', '𝒜', '😀'), { minLength: 1, maxLength: 3 }), (all, letters) => {
        const sought = letters.join('');
        const plain = new RegExp(`${sought.replace('.', '\\.').replaceAll("'", "['’ʼ]")}(?!\\p{M})`, 'iu');
        const expected = rowTexts(all).filter(({ text }) => plain.test(text.normalize('NFC')));
        const { hits } = must(search(buildIndex(all), { as: 'substring', text: sought }, { take: 1000 }));
        expect(hits.map(({ sourceId, row }) => `${sourceId}${row}`)).toEqual(expected.map(({ at }) => at));
        for (const hit of hits) {
          const { text, rows } = all.find(({ sourceId }) => sourceId === hit.sourceId)!;
          for (const { start, end } of hit.spans) {
            expect(sliceByCodePoints(text, start, end).normalize('NFC')).toMatch(plain);
            expect(rows[hit.row]!.start <= start && end <= rows[hit.row]!.end).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('[TX-61] a pattern is asked of each row by itself, and what is empty is no hit', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('^a', 'b$', 'a*', '(?<=a)b', '\\p{Lu}', 'é|1', '.{3}'), (all, text) => {
        const expected = rowTexts(all).filter((row) => Array.from(row.text.matchAll(new RegExp(text, 'giu'))).some(([match]) => match !== ''));
        expect(rowsFound(all, { as: 'regex', text })).toEqual(expected.map(({ at }) => at));
      }),
    );
  });

  test('[TX-62] a stem finds every word with the same English stem', () => {
    const beginnings = ['relat', 'happ', 'hop', 'fli', 'teach', 'sensib', 'oper', 'gener', 'valen', 'agre', 'di', 'cr', 'electr', 'conform', 'run'];
    const endings = ['', 'e', 'y', 'ies', 'ied', 'ing', 'ed', 's', 'er', 'ers', 'ion', 'ional', 'ization', 'iveness', 'ility', 'ably', 'ality', 'ical', 'ful', 'fulness', 'ence', 'ency', 'ator', 'ated', 'ning', 'ping', 'ily', 'ity', 'ousness', 'logy', 'alism', 'bli', 'li'];
    const words = beginnings.flatMap((begin) => endings.map((end) => begin + end));
    const index = buildIndex([textOf('w', ...words)]);
    for (const word of words) {
      const found = must(search(index, { as: 'stem', text: word }, { take: words.length })).hits.map(({ row }) => words[row]);
      expect(found).toEqual(words.filter((other) => stemmer(other) === stemmer(word)));
    }
  });
});

describe('hits', () => {
  test('[TX-64] places count code points, and the excerpt stays in the row and ends at the ends of words', () => {
    const [hit] = must(search(buildIndex([textOf('a', '😀😀 first row', '😀 well a long sentence about fractions and decimals')]), { as: 'word', text: 'fractions' }, { around: 12 })).hits;
    expect(hit).toEqual({ sourceId: 'a', row: 1, start: 42, end: 51, spans: [{ start: 42, end: 51 }], before: 'about ', text: 'fractions', after: ' and' });
    const long = must(search(buildIndex([textOf('a', 'xxxxxxxxx😀fraction😀xxxxxxx')]), { as: 'word', text: 'fraction' }, { around: 1 })).hits[0]!;
    expect([long.before, long.after]).toEqual(['', '']);
  });

  test('[TX-65] what cannot be looked for is refused with what to do', () => {
    const index = buildIndex([lesson]);
    for (const [query, code] of [
      [{ as: 'regex', text: '(' }, 'pattern-unreadable'],
      [{ as: 'word', text: '?!' }, 'no-word'],
      [{ as: 'phrase', text: ' ' }, 'no-word'],
      [{ as: 'substring', text: '' }, 'nothing-to-find'],
    ] as const) {
      const refused = startSearch(index, query);
      expect(refused.ok ? null : [refused.error.kind, refused.error.code, refused.error.mend !== undefined]).toEqual(['invalid', code, true]);
    }
  });

  test('[TX-66] hits come in order of the texts, page by page, and the first page looks no further than it must', () => {
    const texts = Array.from({ length: 50 }, (_, at) => textOf(`s${at}-`, 'one', 'two one', 'three'));
    let asked = 0;
    const run = must(startSearch(buildIndex(texts), { as: 'regex', text: 'one' }, { goOn: () => ++asked > 0 }));
    expect(run.hits(3).map(({ sourceId, row }) => `${sourceId}${row}`)).toEqual(['s0-0', 's0-1', 's1-0']);
    expect(asked).toBe(8);
    run.skip(2);
    expect(run.hits(1).map(({ sourceId, row }) => `${sourceId}${row}`)).toEqual(['s2-1']);
    expect(run.totals()).toEqual({ rows: 100, sources: 50, isComplete: true });
    expect(run.hits(1000)).toHaveLength(94);
    expect(run.hits(1)).toEqual([]);
    expect(must(search(buildIndex(texts), { as: 'word', text: 'one' }, { skip: 99, take: 5 }))).toMatchObject({ rows: 100, hits: [{ sourceId: 's49-', row: 1 }] });
  });

  test('[TX-67] a search that is stopped says so and keeps what it has', () => {
    const texts = Array.from({ length: 50 }, (_, at) => textOf(`s${at}-`, 'one', 'one'));
    let left = 10;
    const run = must(startSearch(buildIndex(texts), { as: 'regex', text: 'one' }, { goOn: () => left-- > 0 }));
    const totals = run.totals();
    expect(totals.isComplete).toBe(false);
    expect(totals.rows).toBeGreaterThan(0);
    expect(totals.rows).toBeLessThan(11);
    expect(run.hits(100)).toHaveLength(totals.rows);
  });

  test('[TX-68] adding, changing and taking out a text leaves the index as if built anew', () => {
    const word = fc.constantFrom('one', 'two', 'three', 'Été');
    const step = fc.record({ id: fc.constantFrom('a', 'b', 'c'), lines: fc.option(fc.array(fc.array(word).map((words) => words.join(' ')), { maxLength: 3 })) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const index = buildIndex([]);
        const kept = new Map<string, SearchedText>();
        for (const { id, lines } of steps) {
          if (lines === null) {
            removeSource(index, id);
            kept.delete(id);
          } else {
            putSource(index, textOf(id, ...lines));
            kept.set(id, textOf(id, ...lines));
          }
        }
        for (const query of [{ as: 'word', text: 'été' }, { as: 'substring', text: 'T' }, { as: 'stem', text: 'ones' }, { as: 'phrase', text: 'one two' }] as const) expect(must(search(index, query, { take: 99 }))).toEqual(must(search(buildIndex(kept.values()), query, { take: 99 })));
      }),
    );
  });

  test('[TX-69] paragraphs are the lines that are not blank, in code points', () => {
    expect(paragraphs('😀\r\n \n\n b c\u2029d\n')).toEqual([{ start: 0, end: 1 }, { start: 6, end: 10 }, { start: 11, end: 12 }]);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '😀') }), (text) => {
        const lines = paragraphs(text).map(({ start, end }) => sliceByCodePoints(text, start, end));
        expect(lines).toEqual(text.split(/[\r\n]/u).filter((line) => line.trim() !== ''));
        expect(codePointMap(text).length).toBeGreaterThanOrEqual(lines.join('').length / 2);
      }),
    );
  });
});
