import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alphaBinary, alphaUnitizing, brennanPrediger, characterCells, characterUnits, COHEN, compareSegments, cuAlpha, cuAlphaAcross, disagreementsOf, kappaOfCell,
  kappaOfFour, kappaTogether, KRIPPENDORFF_ALPHA, meanKappa, measure, NO_CODE, outcome, overlapOf, PERCENT, pooledKappa, segmentUnits, sentencesOf, stretchUnits, unitCount,
  unitTable, type Asked, type CodedText, type Coding, type Question,
} from '../../../src/slices/coding/model/agreement/agreement.ts';

fc.configureGlobal({ seed: 20_261_121 });

const PAIR = ['Ana', 'Ben'] as const;
const LABELS = { codebookVersion: 'v2', round: 'first' };
const ask = (question: Question, coders: readonly string[] = PAIR): Asked => ({ coders, question, ...LABELS });
const has = (...codes: string[]): Question => ({ kind: 'has', codes });

function text(length: number, ...codings: readonly (readonly [coder: string, code: string, start: number, end: number])[]): CodedText {
  return { source: 'meeting 1', length, codings: codings.map(([coder, code, start, end]) => ({ coder, code, start, end })) };
}

/** A text of up to 60 characters with overlapping codings of three coders and three codes, some reaching beyond its end. */
const someText: fc.Arbitrary<CodedText> = fc.integer({ min: 1, max: 60 }).chain((length) =>
  fc
    .array(fc.record({ coder: fc.constantFrom('Ana', 'Ben', 'Cy'), code: fc.constantFrom('x', 'y', 'z'), start: fc.integer({ min: 0, max: length }), size: fc.integer({ min: 0, max: 20 }) }), { maxLength: 14 })
    .map((codings) => ({ source: 's', length, codings: codings.map(({ coder, code, start, size }) => ({ coder, code, start, end: start + size })) })),
);

/** For every character the codes of one coder, marked one by one. */
function marks({ length, codings }: CodedText, coder: string): string[][] {
  return Array.from({ length }, (_, at) => [...new Set(codings.filter((one) => one.coder === coder && one.start <= at && at < one.end).map(({ code }) => code))].sort());
}

describe('[CG-12] characters', () => {
  test('[CG-12] the sweep gives the figures of marking every single character', () => {
    fc.assert(
      fc.property(fc.array(someText, { minLength: 1, maxLength: 3 }), fc.subarray(['x', 'y', 'z'], { minLength: 1 }), (texts, codes) => {
        const coders = ['Ana', 'Ben', 'Cy'];
        const { table, textOf } = characterUnits(texts, ask(has(...codes), coders));
        const plain = texts.flatMap((one) => Array.from({ length: one.length }, (_, at) => coders.map((coder) => (marks(one, coder)[at]!.some((code) => codes.includes(code)) ? 1 : 0))));
        const marked = unitTable(coders, plain, { values: [0, 1] });
        expect(unitCount(table)).toBe(texts.reduce((sum, { length }) => sum + length, 0));
        expect(Math.max(...textOf)).toBeLessThan(texts.length);
        expect(outcome(table, KRIPPENDORFF_ALPHA.nominal).value ?? -9).toBeCloseTo(outcome(marked, KRIPPENDORFF_ALPHA.nominal).value ?? -9, 9);
        expect(outcome(table, PERCENT).value ?? -9).toBeCloseTo(outcome(marked, PERCENT).value ?? -9, 9);
      }),
    );
  });

  test('[CG-12] which codes: several at once are an answer of their own, none is missing or a value as asked', () => {
    fc.assert(
      fc.property(someText, fc.constantFrom('missing' as const, 'own-value' as const), (one, uncoded) => {
        const { table } = characterUnits([one], ask({ kind: 'which', codes: ['x', 'y', 'z'], uncoded }));
        const plain = Array.from({ length: one.length }, (_, at) => PAIR.map((coder) => marks(one, coder)[at]!.join(' + ') || (uncoded === 'missing' ? null : NO_CODE)));
        expect(outcome(table, COHEN).value ?? -9).toBeCloseTo(outcome(unitTable(PAIR, plain), COHEN).value ?? -9, 9);
        expect(table.basis.uncoded).toBe(uncoded);
      }),
    );
  });

  test('[CG-12] the 1995 example as codings of a text, and the figure that says so', () => {
    const one = text(24, ['Ana', 'a', 2, 10], ['Ana', 'a', 14, 20], ['Ben', 'a', 4, 8], ['Ben', 'a', 15, 17]);
    expect(measure(characterUnits([one], ask(has('a'))).table, KRIPPENDORFF_ALPHA.nominal)).toMatchObject({
      value: expect.closeTo(0.328571, 6) as unknown,
      unit: { kind: 'character' },
      universe: 'all text of meeting 1',
      uncoded: 'own-value',
      scope: { code: 'a', source: 'meeting 1' },
      coders: ['Ana', 'Ben'],
      codebookVersion: 'v2',
      round: 'first',
      n: 24,
    });
  });

  test.each([[100, 50, 0.318182], [150, 0, 0.347826], [75, 75, 0.314286]])('[CG-12] 1,000 characters, 50 coded by both, %i by one alone and %i by the other', (first, second, kappa) => {
    const one = text(1000, ['Ana', 'a', 0, 50 + first], ['Ben', 'a', first, 50 + first + second]);
    const { table } = characterUnits([one], ask(has('a')));
    expect(measure(table, PERCENT).value).toBeCloseTo(85, 9);
    expect(measure(table, COHEN).value).toBeCloseTo(kappa, 6);
  });

  test('[CG-12] two codings of one coder on the same text count once', () => {
    const once = characterUnits([text(20, ['Ana', 'a', 0, 10], ['Ben', 'a', 5, 12])], ask(has('a'))).table;
    const twice = characterUnits([text(20, ['Ana', 'a', 0, 10], ['Ana', 'a', 3, 8], ['Ben', 'a', 5, 12])], ask(has('a'))).table;
    expect(measure(twice, COHEN).value).toBeCloseTo(measure(once, COHEN).value!, 12);
  });

  test('[CG-12] a round on part of the text counts that part alone, and says so', () => {
    const one = { ...text(100, ['Ana', 'a', 10, 30], ['Ben', 'a', 20, 40]), within: [{ start: 0, end: 25 }, { start: 20, end: 50 }] };
    const figure = measure(characterUnits([one], ask(has('a'))).table, PERCENT);
    expect(figure).toMatchObject({ n: 50, value: expect.closeTo(60, 9) as unknown, universe: 'text that the round was open for of meeting 1' });
  });
});

describe('[CG-13] cells of all sources and codes', () => {
  test('[CG-13] each has the four counts and the κ of marking every character', () => {
    fc.assert(
      fc.property(fc.array(someText, { minLength: 1, maxLength: 4 }), (texts) => {
        const flat = texts.flatMap(({ codings }, source) => codings.map((coding) => ({ source, ...coding })));
        const column = (of: (one: Coding & { source: number }) => number): Int32Array => Int32Array.from(flat, of);
        const coders = ['Ana', 'Ben', 'Cy'];
        const columns = { source: column(({ source }) => source), code: column(({ code }) => 'xyz'.indexOf(code)), coder: column(({ coder }) => coders.indexOf(coder)), start: column(({ start }) => start), end: column(({ end }) => end) };
        const cells = characterCells(columns, texts.map(({ length }) => length), 3, [0, 1]);
        const found = new Map(Array.from({ length: cells.cells }, (_, cell) => [`${cells.source[cell]} ${'xyz'[cells.code[cell]!]}`, cell]));
        texts.forEach((one, source) => {
          for (const code of 'xyz') {
            const [ana, ben] = PAIR.map((coder) => marks(one, coder).map((codes) => codes.includes(code)));
            const count = (a: boolean, b: boolean): number => ana!.filter((marked, at) => marked === a && ben![at] === b).length;
            const counts = { both: count(true, true), onlyFirst: count(true, false), onlySecond: count(false, true), neither: count(false, false) };
            const cell = found.get(`${source} ${code}`);
            if (counts.neither === one.length) expect(cell).toBeUndefined();
            else {
              expect({ both: cells.both[cell!], onlyFirst: cells.onlyFirst[cell!], onlySecond: cells.onlySecond[cell!], neither: cells.neither[cell!] }).toEqual(counts);
              const expected = kappaOfFour(counts);
              expect(kappaOfCell(cells, cell!).undefined?.code).toBe(expected.undefined?.code);
              expect(kappaOfCell(cells, cell!).value ?? -9).toBeCloseTo(expected.value ?? -9, 9);
            }
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  test('[CG-13] a long cell out of order is the same as in order', () => {
    const starts = Array.from({ length: 200 }, (_, at) => (at * 37) % 200);
    const fill = (of: (at: number) => number): Int32Array => Int32Array.from(starts, (_, at) => of(at));
    const columns = { source: fill(() => 0), code: fill(() => 0), coder: fill((at) => at % 2), start: fill((at) => starts[at]! * 10), end: fill((at) => starts[at]! * 10 + 15) };
    const cells = characterCells(columns, [2100], 1, [0, 1]);
    expect(cells.cells).toBe(1);
    expect(cells.both[0]! + cells.onlyFirst[0]! + cells.onlySecond[0]! + cells.neither[0]!).toBe(2100);
    expect(cells.neither[0]).toBe(2100 - 2005);
  });

  test('[CG-13] where both coded a whole source κ is undefined and says why', () => {
    const whole = Int32Array.of(0, 0);
    const cells = characterCells({ source: whole, code: whole, coder: Int32Array.of(0, 1), start: whole, end: Int32Array.of(9, 9) }, [9], 1, [0, 1]);
    expect(kappaOfCell(cells, 0)).toMatchObject({ value: null, undefined: { code: 'no-variation', message: expect.stringContaining('whole source') as unknown } });
  });
});

describe('[CG-14] turns and sentences', () => {
  const turns = [{ start: 0, end: 10 }, { start: 10, end: 30 }, { start: 30, end: 40 }];

  test('[CG-14] a code is on a turn when it covers the declared share of it; with share 0 one character is enough', () => {
    const one = text(40, ['Ana', 'a', 5, 14], ['Ben', 'a', 8, 30], ['Ben', 'a', 28, 33]);
    const cells = (share: number): number[] => Array.from(stretchUnits([one], [turns], { kind: 'turn' }, share, ask(has('a'))).table.cells);
    expect(cells(0)).toEqual([1, 1, 1, 1, 0, 1]);
    expect(cells(0.3)).toEqual([1, 0, 0, 1, 0, 1]);
    expect(cells(0.5)).toEqual([1, 0, 0, 1, 0, 0]);
  });

  test('[CG-14] the figure names the unit and the share, and a round on part of the text leaves turns outside out', () => {
    const one = { ...text(40, ['Ana', 'a', 5, 14]), within: [{ start: 12, end: 32 }] };
    const figure = measure(stretchUnits([one], [turns], { kind: 'turn' }, 0.5, ask(has('a'))).table, PERCENT);
    expect(figure).toMatchObject({ unit: { kind: 'turn' }, n: 2, universe: 'turns that the round was open for of meeting 1; a code counts when it covers 50 % of the turn' });
  });

  test('[CG-14] sentences are counted in code points and never run across turns', () => {
    const said = 'We agreed 👩‍🏫. Did we?  Yes\u0301!';
    const sentences = sentencesOf(said, 'en');
    const points = Array.from(said);
    expect(sentences.map(({ start, end }) => points.slice(start, end).join(''))).toEqual(['We agreed 👩‍🏫.', 'Did we?', 'Yes\u0301!']);
    expect(sentencesOf('One sentence said by two', 'en', [{ start: 0, end: 12 }, { start: 13, end: 24 }])).toEqual([{ start: 0, end: 12 }, { start: 13, end: 24 }]);
    expect(sentencesOf('  \n ', 'en')).toEqual([]);
  });
});

describe('[CG-15] segments', () => {
  test('[CG-15] overlap is intersection over union', () => {
    expect(overlapOf({ start: 0, end: 10 }, { start: 0, end: 5 })).toBe(0.5);
    expect(overlapOf({ start: 0, end: 10 }, { start: 10, end: 20 })).toBe(0);
    expect(overlapOf({ start: 3, end: 9 }, { start: 3, end: 9 })).toBe(1);
  });

  test('[CG-15] same code and enough overlap agrees, too little is a boundary, another code a label disagreement, nothing stands alone', () => {
    const one = text(200, ['Ana', 'a', 0, 10], ['Ben', 'a', 0, 9], ['Ana', 'a', 20, 40], ['Ben', 'a', 35, 45], ['Ana', 'a', 60, 80], ['Ben', 'b', 60, 79], ['Ana', 'b', 100, 110]);
    expect(compareSegments(one, PAIR, ['a', 'b'], 0.9).map(({ coding, kind }) => `${coding.coder} ${coding.start} ${kind}`)).toEqual([
      'Ana 0 agreed', 'Ana 20 boundary', 'Ana 60 label', 'Ana 100 alone', 'Ben 0 agreed', 'Ben 35 boundary', 'Ben 60 label',
    ]);
    expect(disagreementsOf(one, PAIR, ['a', 'b'], 0.9).map(({ coding, other, kind }) => [coding.start, kind, other?.start ?? null])).toEqual([
      [20, 'boundary', 35], [35, 'boundary', 20], [60, 'label', 60], [60, 'label', 60], [100, 'alone', null],
    ]);
    expect(disagreementsOf(one, PAIR, ['a', 'b'], 0.1).map(({ kind }) => kind)).toEqual(['label', 'label', 'alone']);
  });

  test('[CG-15] percent is a / (a + b + c) and κ takes one part in as many codes for chance, both sides counted', () => {
    const one = text(200, ['Ana', 'a', 0, 10], ['Ben', 'a', 0, 9], ['Ana', 'a', 20, 40], ['Ana', 'b', 60, 80], ['Ben', 'b', 60, 80], ['Ben', 'c', 90, 95]);
    const { table } = segmentUnits([one], PAIR, ['a', 'b', 'c', 'd'], 0.9, LABELS);
    expect(measure(table, PERCENT)).toMatchObject({ value: expect.closeTo((100 * 4) / 6, 9) as unknown, n: 6, unit: { kind: 'segment', overlap: 0.9 }, uncoded: 'left-out' });
    expect(measure(table, brennanPrediger(4)).value).toBeCloseTo((4 / 6 - 0.25) / 0.75, 9);
  });

  test('[CG-15] whoever comes first, the same segments agree', () => {
    fc.assert(
      fc.property(someText, fc.double({ min: 0.01, max: 1, noNaN: true }), (one, overlap) => {
        const agreed = (pair: readonly [string, string]): number => compareSegments({ ...one, codings: one.codings.filter(({ start, end }) => start < end) }, pair, ['x', 'y', 'z'], overlap).filter(({ kind }) => kind === 'agreed').length;
        expect(agreed(['Ana', 'Ben'])).toBe(agreed(['Ben', 'Ana']));
      }),
    );
  });
});

describe('[CG-16] domains', () => {
  const domain = { name: 'facilitation', codes: ['ask', 'tell'] };
  const labels = { coders: PAIR, ...LABELS };

  test('[CG-16] α-binary asks where, cu-α which code; text that one of them left bare is no agreement in cu-α', () => {
    // Both find the same places and never choose the same code.
    const otherCodes = text(100, ['Ana', 'ask', 0, 20], ['Ben', 'tell', 0, 20], ['Ana', 'tell', 50, 60], ['Ben', 'ask', 50, 60]);
    expect(alphaBinary([otherCodes], domain, labels).value).toBe(1);
    expect(cuAlpha([otherCodes], domain, labels).value!).toBeLessThan(0);
    // They choose the same codes wherever both do, and find other places.
    const otherPlaces = text(100, ['Ana', 'ask', 0, 20], ['Ben', 'ask', 10, 30], ['Ana', 'tell', 50, 60], ['Ben', 'tell', 55, 70]);
    expect(cuAlpha([otherPlaces], domain, labels)).toMatchObject({ value: 1, n: 15, uncoded: 'missing' });
    expect(alphaBinary([otherPlaces], domain, labels)).toMatchObject({ n: 100, uncoded: 'own-value' });
    expect(alphaBinary([otherPlaces], domain, labels).value!).toBeLessThan(0.6);
  });

  test('[CG-16] with no text in common cu-α is undefined and not perfect', () => {
    expect(cuAlpha([text(100, ['Ana', 'ask', 0, 20], ['Ben', 'ask', 30, 40])], domain, labels)).toMatchObject({ value: null, undefined: { code: 'no-pairs' } });
  });

  test('[CG-16] cu-α is α of the codes on shared characters, whatever lies around them', () => {
    const shared = 'ask ask ask tell tell tell tell ask'.split(' ').map((code, at) => [code, at === 0 || at === 4 ? 'tell' : code]);
    const codings = shared.flatMap(([ana, ben], at): Coding[] => [{ coder: 'Ana', code: ana!, start: 10 * at, end: 10 * at + 10 }, { coder: 'Ben', code: ben!, start: 10 * at, end: 10 * at + 10 }]);
    const expected = measure(unitTable(PAIR, shared, { weights: shared.map(() => 10) }), KRIPPENDORFF_ALPHA.nominal).value!;
    for (const length of [80, 5_000]) expect(cuAlpha([{ source: 's', length, codings }], domain, labels).value).toBeCloseTo(expected, 12);
  });

  test('[CG-16] across domains only the domain has to be the same', () => {
    const one = text(100, ['Ana', 'ask', 0, 20], ['Ben', 'tell', 0, 20], ['Ana', 'praise', 40, 60], ['Ben', 'praise', 40, 60]);
    expect(cuAlphaAcross([one], [domain, { name: 'tone', codes: ['praise'] }], labels).value).toBe(1);
  });
});

describe('[CG-17] cutting a continuum', () => {
  test('[CG-17] αU of Krippendorff 2004, page 254, with its two codes', () => {
    const at = (coder: string, code: string, start: number, size: number): readonly [string, string, number, number] => [coder, code, start - 150, start - 150 + size];
    const one = text(300, at('Ana', 'c', 225, 70), at('Ana', 'c', 370, 30), at('Ben', 'c', 220, 80), at('Ben', 'c', 355, 20), at('Ben', 'c', 400, 20), at('Ana', 'k', 180, 60), at('Ben', 'k', 180, 60), at('Ana', 'k', 300, 50), at('Ben', 'k', 300, 50));
    // The book divides rounded parts (.0144 / .1022) and prints .8591.
    expect(Math.abs(alphaUnitizing(one, PAIR, ['c', 'k']).value! - 0.8591)).toBeLessThan(0.0005);
    expect(alphaUnitizing(one, PAIR, ['c']).value).toBeCloseTo(0.7286, 4);
    expect(alphaUnitizing(one, PAIR, ['k']).value).toBe(1);
  });

  test('[CG-17] nobody cut anything: undefined', () => {
    expect(alphaUnitizing(text(50), PAIR, ['c'])).toMatchObject({ value: null, undefined: { code: 'no-variation' } });
    expect(alphaUnitizing(text(50, ['Ana', 'c', 0, 9]), ['Ana'], ['c'])).toMatchObject({ value: null, undefined: { code: 'not-applicable' } });
  });

  test('[CG-17] the same cuts are 1, and the order of coders and codings changes nothing', () => {
    fc.assert(
      fc.property(someText, (one) => {
        const alike = { ...one, codings: one.codings.flatMap((coding) => PAIR.map((coder) => ({ ...coding, coder }))) };
        const { value } = alphaUnitizing(alike, PAIR, ['x', 'y', 'z']);
        if (value !== null) expect(value).toBeCloseTo(1, 12);
        const mixed = { ...one, codings: one.codings.toReversed() };
        expect(alphaUnitizing(mixed, ['Cy', 'Ben', 'Ana'], ['z', 'x', 'y']).value ?? -9).toBeCloseTo(alphaUnitizing(one, ['Ana', 'Ben', 'Cy'], ['x', 'y', 'z']).value ?? -9, 9);
      }),
    );
  });
});

describe('[CG-18] figures of many cells', () => {
  const cells = [{ both: 40, onlyFirst: 5, onlySecond: 5, neither: 50 }, { both: 1, onlyFirst: 2, onlySecond: 1, neither: 6 }, { both: 0, onlyFirst: 0, onlySecond: 0, neither: 10 }];
  const kappas = cells.slice(0, 2).map((cell) => kappaOfFour(cell).value!);

  test('[CG-18] a mean leaves 0/0 out, counts it, and says how it was made', () => {
    expect(meanKappa(cells, false)).toEqual({ value: expect.closeTo((kappas[0]! + kappas[1]!) / 2, 12) as unknown, undefined: null, how: 'mean of κ', cells: 3, undefinedCells: 1 });
    expect(meanKappa(cells, true).value).toBeCloseTo((100 * kappas[0]! + 10 * kappas[1]!) / 110, 12);
    expect(meanKappa(cells.slice(2), false)).toMatchObject({ value: null, undefined: { code: 'undefined-pairs' } });
  });

  test('[CG-18] pooled κ takes the means of agreement and of chance; all units together are one table', () => {
    const [observed, chance] = [(0.9 + 0.7 + 1) / 3, (0.505 + 0.62 + 1) / 3];
    expect(pooledKappa(cells).value).toBeCloseTo((observed - chance) / (1 - chance), 12);
    expect(kappaTogether(cells).value).toBeCloseTo(kappaOfFour({ both: 41, onlyFirst: 7, onlySecond: 6, neither: 66 }).value!, 12);
    expect(pooledKappa(cells.slice(2)).value).toBeNull();
    expect(pooledKappa([]).undefined?.code).toBe('no-pairs');
  });
});
