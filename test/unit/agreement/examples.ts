import { unitTable, type UnitTable, type Value } from '../../../src/slices/coding/model/agreement/agreement.ts';

/** A table from words, one per unit and one sign per coder; a dot is no code. Digits are numbers. */
export function ofSigns(words: string): UnitTable {
  const rows = words.trim().split(/\s+/).map((word) => Array.from(word, (sign): Value | null => (sign === '.' ? null : /\d/.test(sign) ? Number(sign) : sign)));
  return unitTable(rows[0]!.map((_, at) => `coder ${at + 1}`), rows);
}

/** A table of two coders from their crossed counts: row c, column k is how many units the first gave c and the second k. */
export function ofCrossed(counts: readonly (readonly number[])[]): UnitTable {
  const cells = counts.flatMap((line, c) => line.map((count, k) => ({ row: [c + 1, k + 1], count }))).filter(({ count }) => count > 0);
  return unitTable(['A', 'B'], cells.map(({ row }) => row), { weights: cells.map(({ count }) => count), values: counts.map((_, c) => c + 1) });
}

/** A table from how often each value was given in each unit, whoever gave it; the coders are then anybody. */
export function ofCounts(counts: readonly (readonly number[])[]): UnitTable {
  const rows = counts.map((line) => line.flatMap((count, value) => Array.from({ length: count }, () => `value ${value + 1}`)));
  return unitTable(rows[0]!.map((_, at) => `coder ${at + 1}`), rows);
}

/** A table of two coders from two strings of equal length, one sign per unit. */
export function ofStrings(first: string, second: string): UnitTable {
  return ofSigns(Array.from(first, (sign, at) => sign + second[at]!).join(' '));
}

/** Krippendorff 2018, p. 290: four coders, twelve units, missing codes. */
export const KRIPPENDORFF_2018 = '11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 ..3.';

/** Hayes & Krippendorff 2007: five coders, forty units, 0 to 3. */
export const HAYES_KRIPPENDORFF_2007 =
  '112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223 111.1 111.1 212.2 1233. 1101. 000.0 ' +
  '0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2 110.0 2121. 22.22 3222. 222.2 223.2 222.2 22.12 2222. 111.1';

/** Fleiss 1971, table 1: thirty patients, six psychiatrists each, five diagnoses. */
export const FLEISS_1971: readonly (readonly number[])[] = [
  [0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0], [2, 0, 4, 0, 0], [0, 0, 4, 0, 2], [2, 0, 3, 1, 0], [2, 0, 0, 4, 0], [0, 0, 0, 0, 6],
  [1, 0, 0, 5, 0], [1, 1, 0, 4, 0], [0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1], [0, 0, 5, 0, 1], [3, 0, 0, 1, 2], [5, 1, 0, 0, 0], [0, 2, 0, 4, 0], [1, 0, 2, 0, 3],
  [0, 0, 0, 0, 6], [0, 1, 0, 5, 0], [0, 2, 0, 1, 3], [2, 0, 0, 4, 0], [1, 0, 0, 4, 1], [0, 5, 0, 1, 0], [4, 0, 0, 0, 2], [0, 2, 0, 4, 0], [1, 0, 5, 0, 0], [0, 0, 0, 0, 6],
];
