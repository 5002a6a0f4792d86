import { describe, expect, test } from 'vitest';
import {
  brennanPrediger, COHEN, CONGER, FLEISS, GWET_AC1, KRIPPENDORFF_ALPHA, LIGHT, measure, onlyCoders, PERCENT, SCOTT_PI, unitTable, weightedCohen,
  type Statistic, type UnitTable,
} from '../../../src/slices/coding/model/agreement/agreement.ts';
import { FLEISS_1971, HAYES_KRIPPENDORFF_2007, KRIPPENDORFF_2018, ofCounts, ofCrossed, ofSigns, ofStrings } from './examples.ts';

const { nominal, ordinal, interval, ratio } = KRIPPENDORFF_ALPHA;
const BP = brennanPrediger();

function expectValues(table: UnitTable, ...expected: readonly (readonly [Statistic, number, digits?: number])[]): void {
  for (const [statistic, value, digits = 4] of expected) {
    const { value: found } = measure(table, statistic);
    expect(found, `${statistic.name} ${statistic.level}`).not.toBeNull();
    expect(found! * 10 ** digits, `${statistic.name} ${statistic.level}`).toBeCloseTo(value * 10 ** digits, 0);
  }
}

describe('[CG-1] published figures come out as printed', () => {
  test('[CG-1] Cohen 1960, two tables, and the weights of Cohen 1968', () => {
    expectValues(ofCrossed([[88, 14, 18], [10, 40, 10], [2, 6, 12]]), [PERCENT, 70], [COHEN, 0.4915], [GWET_AC1, 0.57597, 5], [nominal, 0.488462, 6], [weightedCohen([[0, 1, 3], [1, 0, 6], [3, 6, 0]]), 0.347826, 6]);
    expectValues(ofCrossed([[25, 12, 3], [13, 2, 15], [12, 16, 2]]), [PERCENT, 29], [COHEN, -0.0923]);
  });

  test('[CG-1] Artstein and Poesio 2008, pages 558 and 568', () => {
    expectValues(ofCrossed([[20, 10], [20, 50]]), [BP, 0.4], [SCOTT_PI, 0.3407], [COHEN, 0.3478], [nominal, 0.344]);
    expectValues(ofCrossed([[46, 0, 0], [6, 32, 6], [0, 0, 10]]), [BP, 0.82], [SCOTT_PI, 0.7995], [COHEN, 0.8013], [nominal, 0.8005]);
  });

  test('[CG-1] Brennan and Prediger 1981, pages 689 and 691: κ moves with the margins, κ_n does not', () => {
    expectValues(ofCrossed([[50, 0, 0], [10, 10, 10], [20, 0, 0]]), [COHEN, 0.2727], [BP, 0.4]);
    expectValues(ofCrossed([[50, 0, 10], [0, 10, 10], [10, 10, 0]]), [COHEN, 0.2857], [BP, 0.4]);
  });

  test('[CG-1] Agresti 1992', () => {
    expectValues(ofCrossed([[22, 2, 2, 0], [5, 7, 14, 0], [0, 2, 36, 0], [0, 1, 17, 10]]), [COHEN, 0.493]);
  });

  test('[CG-1] Fleiss 1971, whose six coders are not the same six for each patient', () => {
    expectValues(ofCounts(FLEISS_1971), [PERCENT, 55.5556], [FLEISS, 0.4302], [nominal, 0.43341, 5]);
  });

  test("[CG-1] Gwet's coefficients of the abstractors' table and of raters with missing codes", () => {
    expectValues(ofCrossed([[13, 0, 0], [0, 20, 7], [0, 4, 56]]), [COHEN, 0.7964094, 6], [SCOTT_PI, 0.7962397, 6], [FLEISS, 0.7962397, 6], [GWET_AC1, 0.8493305, 6], [BP, 0.835], [nominal, 0.7972585, 6]);
    expectValues(ofSigns(KRIPPENDORFF_2018), [PERCENT, 81.81818], [FLEISS, 0.76117, 5], [CONGER, 0.76282, 5], [GWET_AC1, 0.77544, 5]);
  });

  test('[CG-1] Krippendorff 2018, page 290, at all four levels with missing codes', () => {
    expectValues(ofSigns(KRIPPENDORFF_2018), [nominal, 0.743421, 6], [ordinal, 0.815388, 6], [interval, 0.849107, 6], [ratio, 0.797403, 6], [LIGHT, 0.643503, 6]);
  });

  test('[CG-1] Krippendorff 2018, page 310, and the two of 2004, pages 224 and 227', () => {
    expectValues(ofSigns('aa ac cc cc cc cc cb bb bb bb bb dd'), [nominal, 0.759162, 6], [COHEN, 0.75]);
    expectValues(ofStrings('1100000000', '0110010100'), [nominal, 0.0952]);
    expectValues(ofSigns('aa ab bb bb bb bb bc cc cc cc cc cc'), [nominal, 0.7341]);
  });

  test('[CG-1] Hayes and Krippendorff 2007, and the example of an encyclopedia', () => {
    expectValues(ofSigns(HAYES_KRIPPENDORFF_2007), [ordinal, 0.759829, 6], [nominal, 0.47651, 5]);
    expectValues(ofSigns('.1. ... .22 .11 .33 334 444 13. 2.2 1.1 1.1 3.3 3.3 ... 3.4'), [nominal, 0.691358, 6], [interval, 0.810845, 6]);
  });

  test('[CG-1] Krippendorff 1995: 24 characters and one code, agreeing in three ways', () => {
    expectValues(ofStrings('001111111100001111110000', '000011110000000110000000'), [PERCENT, 66.6667], [COHEN, 0.384615, 6], [SCOTT_PI, 0.314286, 6], [nominal, 0.328571, 6]);
    expectValues(ofStrings('1'.repeat(18) + '0'.repeat(6), '1'.repeat(10) + '0'.repeat(14)), [COHEN, 0.384615, 6], [SCOTT_PI, 0.314286, 6], [nominal, 0.328571, 6]);
    expectValues(ofStrings('001111110011001111001100', '110011110011110011001100'), [COHEN, 0.314286, 6], [SCOTT_PI, 0.314286, 6], [nominal, 0.328571, 6]);
  });
});

test('[CG-1] α of complete data with many coders divides by m − 1; a known program forgets to and comes out too low', () => {
  const table = ofSigns('10000 11111 01100 00000 00000 00000 00000 00000 00000 00000');
  const alpha = measure(table, nominal).value!;
  expect(alpha).toBeCloseTo(0.635417, 6);
  expect(measure(table, FLEISS).value).toBeCloseTo(0.627976, 6);
  // Without the division there are (m − 1) times as many values, so the correction n − 1 is nearly n.
  const forgotten = 1 - ((1 - alpha) / 49) * 50 * (199 / 200);
  expect(forgotten).toBeLessThan(alpha - 0.005);
});

test('[CG-2] where everybody gives one code, chance-corrected figures are undefined and say why, and the percentage stands', () => {
  const table = ofStrings('1'.repeat(24), '1'.repeat(24));
  expect(measure(table, PERCENT)).toMatchObject({ value: 100, undefined: null });
  for (const statistic of [COHEN, SCOTT_PI, FLEISS, CONGER, LIGHT, nominal, ordinal, interval, ratio, BP, GWET_AC1]) {
    expect(measure(table, statistic), statistic.name).toMatchObject({ value: null, undefined: { code: 'no-variation', message: expect.stringContaining('“1”') as unknown } });
  }
});

test('[CG-2] where a second code could have been given, figures that know it are defined', () => {
  const table = unitTable(['A', 'B'], [[0, 0], [0, 0]], { values: [0, 1] });
  expect(measure(table, BP).value).toBe(1);
  expect(measure(table, GWET_AC1).value).toBe(1);
  expect(measure(table, COHEN).value).toBeNull();
});

test('[CG-2] a mean over pairs is undefined when one pair is, and names the pair', () => {
  const figure = measure(ofSigns('000 100 000 000 000'), LIGHT);
  expect(figure.value).toBeNull();
  expect(figure.undefined).toMatchObject({ code: 'undefined-pairs', message: expect.stringContaining('1 of 3 pairs (coder 2 and coder 3)') as unknown });
  expect(measure(ofSigns('000 100 000 000 000'), nominal).value).not.toBeNull();
});

test('[CG-2] without two codes on any unit there is nothing to compare, whatever is asked', () => {
  const table = ofSigns('1. .2 3. ..');
  for (const statistic of [PERCENT, COHEN, SCOTT_PI, FLEISS, CONGER, LIGHT, nominal, ordinal, interval, ratio, BP, GWET_AC1]) {
    expect(measure(table, statistic), statistic.name).toMatchObject({ value: null, n: 0, undefined: { code: 'no-pairs' } });
  }
});

test('[CG-2] a figure for two coders says of three that it does not apply, and a level for numbers that words are none', () => {
  expect(measure(ofSigns('112 221'), COHEN).undefined).toEqual({ code: 'not-applicable', message: "Cohen's κ is for two coders; here are 3." });
  expect(measure(ofSigns('112 221'), SCOTT_PI).undefined?.code).toBe('not-applicable');
  expect(measure(ofSigns('ab bb'), interval).undefined?.message).toBe('The interval level needs numbers; “a” is none.');
  expect(measure(unitTable(['A', 'B'], [[-1, 2], [3, 3]]), ratio).undefined?.message).toBe('The ratio level has a true zero; -1 lies below it.');
});

test('[CG-3] a figure carries its unit, universe, treatment of uncoded text, coders, codebook version, round and n', () => {
  const basis = { unit: { kind: 'turn' }, universe: 'all turns of 3 sources', uncoded: 'own-value', scope: { code: 'joint work', source: null }, codebookVersion: 'v4', round: 'second' } as const;
  const table = unitTable(['Ana', 'Ben', 'Cy'], [[1, 1, 0], [0, null, 0], [1, null, null], [1, 0, 1]], { basis });
  expect(measure(onlyCoders(table, ['Cy', 'Ana']), COHEN)).toEqual({
    ...basis, statistic: 'cohen', level: 'nominal', source: 'Cohen 1960', coders: ['Cy', 'Ana'], n: 3, interval: null, value: expect.closeTo(0.4, 12) as unknown, undefined: null,
  });
});
