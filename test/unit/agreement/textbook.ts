// Agreement straight from the definitions, pair by pair and without a thought for speed: what the library is held against.
import type { Level, UnitTable } from '../../../src/slices/coding/model/agreement/agreement.ts';

type Row = readonly (number | null)[];

/** The rows of a table as indexes of its values, each as often as it weighs. */
export function rowsOf(table: UnitTable): Row[] {
  const width = table.coders.length;
  return Array.from({ length: table.rows }, (_, row) => {
    const cells = Array.from(table.cells.subarray(row * width, (row + 1) * width), (cell) => (cell < 0 ? null : cell));
    return Array.from({ length: table.weights?.[row] ?? 1 }, () => cells);
  }).flat();
}

const given = (row: Row): number[] => row.filter((code) => code !== null);
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const chanceCorrected = (observed: number, chance: number): number => (Math.abs(1 - chance) < 1e-12 ? Number.NaN : (observed - chance) / (1 - chance));

/** α as one minus the mean distance within units over the mean distance of any two codes of pairable units. */
export function textbookAlpha(table: UnitTable, level: Level): number {
  const units = rowsOf(table).map(given).filter((codes) => codes.length >= 2);
  const codes = units.flat();
  const squared = distance(level, table, codes);
  let within = 0;
  for (const unit of units) {
    for (let i = 0; i < unit.length; i++) for (let j = 0; j < unit.length; j++) if (i !== j) within += squared(unit[i]!, unit[j]!) / (unit.length - 1);
  }
  let between = 0;
  for (let i = 0; i < codes.length; i++) for (let j = 0; j < codes.length; j++) if (i !== j) between += squared(codes[i]!, codes[j]!);
  return between === 0 ? Number.NaN : 1 - within / codes.length / (between / (codes.length * (codes.length - 1)));
}

function distance(level: Level, { values }: UnitTable, codes: readonly number[]): (c: number, k: number) => number {
  const [value, often] = [(c: number): number => Number(values[c]), (c: number): number => codes.filter((code) => code === c).length];
  if (level === 'nominal') return (c, k) => (c === k ? 0 : 1);
  if (level === 'interval') return (c, k) => (value(c) - value(k)) ** 2;
  if (level === 'ratio') return (c, k) => (c === k ? 0 : ((value(c) - value(k)) / (value(c) + value(k))) ** 2);
  return (c, k) => {
    const [low, high] = [Math.min(c, k), Math.max(c, k)];
    let between = 0;
    for (let g = low; g <= high; g++) between += often(g);
    return (between - (often(c) + often(k)) / 2) ** 2;
  };
}

/** The share of agreeing pairs within a unit, averaged over units with two codes. */
export function textbookObserved(table: UnitTable): number {
  const units = rowsOf(table).map(given).filter((codes) => codes.length >= 2);
  return mean(units.map((codes) => mean(codes.flatMap((one, i) => codes.filter((_, j) => j !== i).map((other) => (one === other ? 1 : 0))))));
}

function shares(table: UnitTable): number[] {
  const units = rowsOf(table).map(given).filter((codes) => codes.length > 0);
  return table.values.map((_, value) => mean(units.map((codes) => codes.filter((code) => code === value).length / codes.length)));
}

/** Fleiss' κ, Brennan–Prediger and AC1 from observed agreement and the shares of the values. */
export function textbookFleiss(table: UnitTable): number {
  return chanceCorrected(textbookObserved(table), shares(table).reduce((sum, share) => sum + share ** 2, 0));
}
export function textbookBrennanPrediger(table: UnitTable): number {
  return chanceCorrected(textbookObserved(table), 1 / table.values.length);
}
export function textbookAc1(table: UnitTable): number {
  if (table.values.length < 2) return Number.NaN;
  return chanceCorrected(textbookObserved(table), shares(table).reduce((sum, share) => sum + share * (1 - share), 0) / (table.values.length - 1));
}

/** Conger's κ with its chance as the mean over all pairs of coders, which is where its formula comes from. */
export function textbookConger(table: UnitTable): number {
  const coders = table.coders.map((_, coder) => rowsOf(table).map((row) => row[coder]!).filter((code) => code !== null)).filter((codes) => codes.length > 0);
  const share = (codes: readonly number[], value: number): number => codes.filter((code) => code === value).length / codes.length;
  const pairs = coders.flatMap((one, i) => coders.slice(i + 1).map((other) => [one, other] as const));
  return chanceCorrected(textbookObserved(table), mean(pairs.map(([one, other]) => table.values.reduce<number>((sum, _, value) => sum + share(one, value) * share(other, value), 0))));
}

/** Cohen's κ and Scott's π of two columns over the units both coded. */
export function textbookCohen(table: UnitTable, one = 0, other = 1, rows = rowsOf(table)): number {
  const both = rows.filter((row) => row[one] !== null && row[other] !== null);
  const share = (coder: number, value: number): number => mean(both.map((row) => (row[coder] === value ? 1 : 0)));
  return chanceCorrected(mean(both.map((row) => (row[one] === row[other] ? 1 : 0))), table.values.reduce<number>((sum, _, value) => sum + share(one, value) * share(other, value), 0));
}
export function textbookPi(table: UnitTable): number {
  const both = rowsOf(table).filter((row) => row[0] !== null && row[1] !== null);
  const share = (value: number): number => mean(both.flatMap((row) => [row[0] === value ? 1 : 0, row[1] === value ? 1 : 0]));
  return chanceCorrected(mean(both.map((row) => (row[0] === row[1] ? 1 : 0))), table.values.reduce<number>((sum, _, value) => sum + share(value) ** 2, 0));
}

/** The mean of Cohen's κ over pairs, on units coded by all. */
export function textbookLight(table: UnitTable): number {
  const whole = rowsOf(table).filter((row) => row.every((code) => code !== null));
  return mean(table.coders.flatMap((_, one) => table.coders.slice(one + 1).map((_, after) => textbookCohen(table, one, one + 1 + after, whole))));
}
