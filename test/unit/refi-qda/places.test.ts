import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '../../../src/kernel/result.ts';
import { quoteOf, readProject, type Convention, type ProjectRead, type TextDocument, type TextSelection } from '../../../src/slices/exchange/model/refi-qda/refi-qda.ts';
import { CONVENTIONS, conventionOf } from '../../../src/slices/exchange/model/refi-qda/conventions.ts';
import { foreignPackage, type Encoding, type ForeignSource, type Span } from './package-of.ts';

const TEXT = 'Ana: Ça va? 😀😀\r\nBo: I said e\u0301t\u00e9 👩🏽‍🏫 twice.\r\n\r\nAna: “Fractions” are 𝒳 of a whole…\r\nBo: Mm.';
const spanOf = (text: string, quote: string): Span => ({ from: text.indexOf(quote), to: text.indexOf(quote) + quote.length, name: quote });
const QUOTES = ['Ça va?', '😀😀', 'Bo: I said e\u0301t\u00e9 👩🏽‍🏫 twice.', 'twice', '“Fractions” are 𝒳 of a whole…', 'Mm.'];

function quotesOf({ project }: ProjectRead): (string | null)[] {
  return project.sources.flatMap((source) => source.selections.map((selection) => quoteOf(source as TextDocument, selection as TextSelection)));
}

describe('places', () => {
  for (const convention of CONVENTIONS) {
    for (const encoding of ['utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'inline'] satisfies Encoding[]) {
      test(`[EX-07] [EX-06] selections are placed right: ${convention.unit}, end ${convention.end}, line ends as ${convention.lineEnd}, ${encoding}`, () => {
        const read = must(readProject(foreignPackage([{ text: TEXT, spans: QUOTES.map((quote) => spanOf(TEXT, quote)) }], convention, encoding)));
        expect(quotesOf(read)).toEqual(QUOTES);
        expect(read.placing).toMatchObject({ convention, by: 'names', compared: QUOTES.length });
        expect(read.mismatched).toEqual([]);
        expect((read.project.sources[0] as TextDocument).text).toBe(TEXT);
      });
    }
  }

  test('[EX-06] [EX-07] a text in windows-1252 is read and placed right, and told', () => {
    const text = TEXT.replace(/[^ -\u00ff\r\n“”…]/gu, 'ü');
    const quotes = ['Ça va?', '“Fractions” are ü of a whole…', 'Mm.'];
    for (const convention of CONVENTIONS.filter(({ unit }) => unit === 'code-point')) {
      const read = must(readProject(foreignPackage([{ text, spans: quotes.map((quote) => spanOf(text, quote)) }], convention, 'windows-1252')));
      expect([quotesOf(read), read.placing.convention]).toEqual([quotes, convention]);
      expect(read.problems.map(({ message, severity }) => [severity, message])).toEqual([['warning', expect.stringContaining('it was read as windows-1252')]]);
    }
  });

  test('[EX-07] in whatever convention a project is written, every selection quotes what it quoted', () => {
    const piece = fc.constantFrom('word', ' ', '😀', 'e\u0301', '\r\n', '\n', '\r.', '\t', '한', '👩🏽‍🏫', 'a', 'b');
    const source = fc.tuple(fc.array(piece, { minLength: 1, maxLength: 30 }), fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 1, maxLength: 5 })).map(([pieces, spans]): ForeignSource => {
      const text = pieces.join('');
      const stops = pieces.reduce<number[]>((all, next) => [...all, all.at(-1)! + next.length], [0]);
      return {
        text,
        spans: spans.map(([one, other]) => {
          const from = one % (stops.length - 1);
          const to = from + 1 + (other % (stops.length - 1 - from));
          return { from: stops[from]!, to: stops[to]!, name: text.slice(stops[from], stops[to]) };
        }),
      };
    });
    fc.assert(
      fc.property(fc.array(source, { minLength: 1, maxLength: 3 }), fc.constantFrom(...CONVENTIONS), fc.constantFrom<Encoding>('utf-8', 'utf-8 with mark', 'utf-16le', 'inline'), (sources, convention, encoding) => {
        const read = must(readProject(foreignPackage(sources, convention, encoding)));
        expect(quotesOf(read)).toEqual(sources.flatMap(({ spans }) => spans.map(({ name }) => name)));
      }),
      { numRuns: 400 },
    );
  });

  test('[EX-07] names that are cut short or whose white space is squeezed tell as much as they can', () => {
    const text = 'One two  three\r\nfour five 😀 six seven eight nine ten eleven twelve.\r\nThe end.';
    const spans = [
      { ...spanOf(text, 'One two  three\r\nfour five'), name: 'One two three four five' },
      { ...spanOf(text, '😀 six seven eight nine ten eleven twelve.'), name: '😀 six seven eight…' },
      { ...spanOf(text, 'four five 😀 six seven'), name: 'four five 😀 six...' },
      spanOf(text, 'The end.'),
      { ...spanOf(text, 'seven'), name: 'a thought of my own' },
    ];
    for (const convention of CONVENTIONS) {
      const read = must(readProject(foreignPackage([{ text, spans }], convention, 'utf-8')));
      expect([read.placing.convention, quotesOf(read)]).toEqual([convention, spans.map(({ from, to }) => text.slice(from, to))]);
      expect(read.placing.evidence.find((one) => one.convention === read.placing.convention)).toMatchObject({ agreeing: 4, exactly: 1 });
      expect(read.mismatched).toEqual([{ source: 'source 1', selection: 'AAAAAAAA-0000-4000-8000-000000001004', name: 'a thought of my own', text: 'seven' }]);
    }
  });

  test('[EX-08] where no name tells anything, the habit of the program decides', () => {
    const habits: readonly (readonly [string, Partial<Convention>])[] = [['ATLAS.ti 23', { lineEnd: 'one' }], ['NVivo Windows', { lineEnd: 'two' }], ['MAXQDA 24', { lineEnd: 'two' }], ['Potato', { end: 'inclusive' }], ['QualCanvas', { unit: 'utf-16' }], ['Other', {}]];
    for (const [origin, habit] of habits) {
      const convention = { end: 'exclusive', unit: 'code-point', lineEnd: 'two', ...habit } as const;
      expect(conventionOf(origin)).toEqual(convention);
      const read = must(readProject(foreignPackage([{ text: TEXT, spans: QUOTES.map((quote) => ({ ...spanOf(TEXT, quote), name: undefined })) }], convention, 'utf-8', origin)));
      expect([origin, quotesOf(read), read.placing]).toMatchObject([origin, QUOTES, { convention, by: 'origin', compared: 0 }]);
    }
  });

  test('[EX-09] what lies outside the text, ends before it begins or splits a character keeps its positions and is told', () => {
    const document = (start: number, end: number, name = 'x') => `<Project xmlns="urn:QDA-XML:project:1.0" name="p"><Sources><TextSource guid="AAAAAAAA-0000-4000-8000-000000000001" name="s"><PlainTextContent>a😀b</PlainTextContent><PlainTextSelection guid="AAAAAAAA-0000-4000-8000-000000000002" name="${name}" startPosition="${start}" endPosition="${end}"/></TextSource></Sources></Project>`;
    for (const [start, end, what] of [[0, 9, 'lies outside the text'], [-1, 1, 'lies outside the text'], [2, 1, 'ends before it begins']] as const) {
      const read = must(readProject(Buffer.from(document(start, end))));
      expect(read.project.sources[0]!.selections[0]).toMatchObject({ start, end });
      expect(read.problems).toEqual([{ where: 's, selection AAAAAAAA-0000-4000-8000-000000000002', message: expect.stringContaining(what) as string, mend: expect.stringContaining('kept as they stand') as string, severity: 'error' }]);
      expect(read.mismatched).toEqual([{ source: 's', selection: 'AAAAAAAA-0000-4000-8000-000000000002', name: 'x', text: null }]);
    }
    const split = must(readProject(Buffer.from(document(2, 4).replace('name="p"', 'name="p" origin="QualCanvas"'))));
    expect(split.problems[0]!.message).toContain('begins or ends inside one character');
  });
});
