import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  agreementReport, COHEN, CONGER, FLEISS, KRIPPENDORFF_ALPHA, LIGHT, measure, PERCENT, readUnitTable, SCOTT_PI, unitTable, weightedCohen,
  type Level, type Statistic, type UnitTable, type Value,
} from '../../src/slices/coding/model/agreement/agreement.ts';
import { readDelimited } from '../../src/kernel/delimited-text.ts';
import { must } from '../../src/kernel/result.ts';
import { mustHave } from '../support/shared-data.ts';

interface AgreementCase {
  readonly id: string;
  readonly coders: readonly string[];
  readonly matrix?: readonly (readonly (Value | null)[])[];
  readonly matrix_file?: string;
  readonly disagreement_weights?: number[][];
  readonly published: Readonly<Record<string, number | null>>;
  readonly published_tolerance: Readonly<Record<string, number>>;
  readonly computed: Readonly<Record<string, { readonly value: number | null }>>;
}

const textOf = (path: string): string => readFileSync(mustHave(path), 'utf8');
const { cases } = JSON.parse(textOf('agreement/agreement_cases.json')) as { cases: AgreementCase[] };

function statisticFor(key: string, one: AgreementCase): Statistic {
  const named: Record<string, Statistic> = {
    cohen: COHEN,
    scott_pi: SCOTT_PI,
    mean_pairwise_cohen: LIGHT,
    fleiss: FLEISS,
    'fleiss.irr': FLEISS,
    'fleiss.gwet_missing': FLEISS,
    'fleiss.exact_conger': CONGER,
    'conger.gwet_missing': CONGER,
    percent_agreement: PERCENT,
    mean_pairwise_percent_agreement: PERCENT,
    'cohen.weighted.linear': weightedCohen('linear'),
    'cohen.weighted.quadratic': weightedCohen('quadratic'),
    'cohen.weighted.custom': weightedCohen(one.disagreement_weights ?? []),
  };
  const found = key.startsWith('alpha.') ? KRIPPENDORFF_ALPHA[key.slice('alpha.'.length) as Level] : named[key];
  if (!found) throw new Error(`${one.id} has a figure named ${key}, which this test does not know`);
  return found;
}

function tableOf(one: AgreementCase): UnitTable {
  if (one.matrix) return unitTable(one.coders, one.matrix);
  return must(readUnitTable(textOf(`agreement/${one.matrix_file}`), 'interval'));
}

const asCsv = ({ coders, rows, cells, values }: UnitTable): string =>
  [coders, ...Array.from({ length: rows }, (_, row) => coders.map((_, coder) => values[cells[row * coders.length + coder]!] ?? ''))].map((line) => line.join(',')).join('\n');

test('[CG-1] there are 22 cases that others computed', () => {
  expect(cases).toHaveLength(22);
});

test.each(cases.map((one) => [one.id, one] as const))('[CG-1] every figure that others computed comes out to 1e-5: %s', (_id, one) => {
  const table = tableOf(one);
  for (const [key, { value }] of Object.entries(one.computed)) {
    const figure = measure(table, statisticFor(key, one));
    if (value === null) expect(figure, key).toMatchObject({ value: null, undefined: { message: expect.any(String) as unknown } });
    else expect(Math.abs(figure.value! - value), `${key}: ${figure.value} for ${value}`).toBeLessThan(1e-5);
  }
});

test.each(cases.map((one) => [one.id, one] as const))('[CG-1] every printed figure comes out to the digits printed: %s', (_id, one) => {
  for (const [key, printed] of Object.entries(one.published)) {
    // One paper gives a proportion where the others give percents.
    const { value } = measure(tableOf(one), statisticFor(key.replace('percent_agreement.gwet_missing', 'percent_agreement'), one));
    const found = value !== null && key === 'percent_agreement.gwet_missing' ? value / 100 : value;
    if (printed === null) expect(found, key).toBeNull();
    else expect(Math.abs(found! - printed), `${key}: ${found} for ${printed}`).toBeLessThan(one.published_tolerance[key] ?? 1e-5);
  }
});

test.each(cases.map((one) => [one.id, one] as const))('[CG-19] the same figures come from the same table written as a file: %s', (_id, one) => {
  const isNumeric = one.matrix?.flat().every((value) => typeof value !== 'string') ?? true;
  for (const level of isNumeric ? (['nominal', 'ordinal', 'interval'] as const) : (['nominal'] as const)) {
    const [asGiven, asRead] = [agreementReport(tableOf(one), level, null), agreementReport(must(readUnitTable(asCsv(tableOf(one)), level)), level, null)];
    expect(asRead.alpha === null ? null : asRead.alpha.toFixed(9)).toBe(asGiven.alpha === null ? null : asGiven.alpha.toFixed(9));
    expect([asRead.percent, asRead.ac1 === null, asRead.cohen?.toFixed(9)]).toEqual([asGiven.percent, asGiven.ac1 === null, asGiven.cohen?.toFixed(9)]);
  }
});

const { records } = must(readDelimited(textOf('sight/sample_dataset.csv')));
const [head, ...comments] = records;
const column = (name: string): (string | null)[] => comments.map(({ cells }) => cells[head!.cells.indexOf(name)] || null);

test.each([['general', 0.7538169189437127, 289], ['setup', 0.9505703422053232, 286], ['pedagogy', 0.7870665815783876, 286]])('[CG-1] published κ of two people coding comments, those that one left out dropped pair by pair: %s', (code, printed, n) => {
  const [one, other] = [column(`annotator_H1_${code}`), column(`annotator_H2_${code}`)];
  const figure = measure(unitTable(['H1', 'H2'], one.map((value, at) => [value, other[at]!])), COHEN);
  expect(comments).toHaveLength(289);
  expect(figure.value).toBeCloseTo(printed, 10);
  expect(figure.n).toBe(n);
});
