// What a good programmer writes straight from the formulas: the yardstick, checked against the product before anything is timed.
import type { CodedSources } from './data.ts';

/** Krippendorff's α by its coincidence matrix, nominal or ordinal; values are 0 … categories − 1. */
export function textbookAlpha(rows: readonly (readonly (number | null)[])[], categories: number, level: 'nominal' | 'ordinal'): number {
  const coincidences = Array.from({ length: categories }, () => Array.from({ length: categories }, () => 0));
  for (const row of rows) {
    const codes = row.filter((code) => code !== null);
    if (codes.length < 2) continue;
    codes.forEach((one, i) => codes.forEach((other, j) => i !== j && (coincidences[one]![other]! += 1 / (codes.length - 1))));
  }
  const totals = coincidences.map((line) => line.reduce((sum, count) => sum + count, 0));
  const all = totals.reduce((sum, count) => sum + count, 0);
  const distance = (c: number, k: number): number => {
    if (level === 'nominal') return c === k ? 0 : 1;
    const between = totals.slice(Math.min(c, k), Math.max(c, k) + 1).reduce((sum, count) => sum + count, 0);
    return (between - (totals[c]! + totals[k]!) / 2) ** 2;
  };
  let [observed, expected] = [0, 0];
  for (let c = 0; c < categories; c++) {
    for (let k = 0; k < categories; k++) {
      const squared = distance(c, k);
      observed += coincidences[c]![k]! * squared;
      expected += totals[c]! * totals[k]! * squared;
    }
  }
  return 1 - ((all - 1) * observed) / expected;
}

/** α of so many resamples of the units. */
export function textbookBootstrap(rows: readonly (readonly (number | null)[])[], categories: number, level: 'nominal' | 'ordinal', resamples: number, random: () => number): number[] {
  return Array.from({ length: resamples }, () => textbookAlpha(rows.map(() => rows[Math.floor(random() * rows.length)]!), categories, level));
}

/** Cohen's κ of one source and code by marking every character for both coders. */
export function textbookCharacterKappa({ columns, lengths }: CodedSources, source: number, code: number): number {
  const length = lengths[source]!;
  const marks = [new Uint8Array(length), new Uint8Array(length)];
  for (let at = 0; at < columns.source.length; at++) {
    if (columns.source[at] === source && columns.code[at] === code) marks[columns.coder[at]!]!.fill(1, columns.start[at], columns.end[at]);
  }
  const counts = [0, 0, 0, 0];
  for (let at = 0; at < length; at++) counts[marks[0]![at]! * 2 + marks[1]![at]!]! += 1;
  const [neither, second, first, both] = counts.map((count) => count / length) as [number, number, number, number];
  const chance = (both + first) * (both + second) + (second + neither) * (first + neither);
  return (both + neither - chance) / (1 - chance);
}
