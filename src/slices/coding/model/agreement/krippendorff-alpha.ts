import type { Level } from './figure.ts';
import { countRows, type RowCounts } from './row-counts.ts';
import type { Statistic } from './statistic.ts';
import { unitCount, type UnitTable } from './unit-table.ts';
import { dot, pairableCounts } from './weighted-sums.ts';

/**
 * Krippendorff's α, any number of coders, missing codes allowed: `1 − (n − 1) Σ_u (Σ_{c<k} n_uc n_uk δ²_ck) / (m_u − 1) / Σ_{c<k} n_c n_k δ²_ck`
 * over the units with two codes or more (Krippendorff 2018, Content Analysis, 4th ed., ch. 12; Hayes & Krippendorff 2007). The squared
 * distance δ² is 1 for any two nominal values, the distance of mid-ranks for ordinal ones, `(c − k)²` for interval and
 * `((c − k)/(c + k))²` for ratio values.
 */
export const KRIPPENDORFF_ALPHA: Readonly<Record<Level, Statistic>> = {
  nominal: alpha('nominal', nominalDisagreement),
  ordinal: alpha('ordinal', ordinalDisagreement),
  interval: alpha('interval', intervalDisagreement),
  ratio: alpha('ratio', ratioDisagreement),
};

/** Sums of squared distances. */
interface Disagreement {
  /** Over all pairs of values, from how often each occurs. Asked first. */
  readonly expected: (occurring: Float64Array, codes: number) => number;
  /** Within units, each unit divided by m_u − 1. */
  readonly observed: (weights: Float64Array) => number;
}

function alpha(level: Level, disagreementOf: (table: UnitTable, pairable: RowCounts) => Disagreement): Statistic {
  return {
    name: 'alpha',
    level,
    source: 'Krippendorff 2018, ch. 12',
    isSymmetric: true,
    uses: 'pairable',
    misfit: level === 'nominal' ? () => null : needsNumbers(level),
    prepare: (table, most = unitCount(table)) => {
      const counts = countRows(table);
      const occurringIn = pairableCounts(counts, table.values.length, most);
      const { expected, observed } = disagreementOf(table, counts);
      return (weights) => {
        const occurring = occurringIn(weights);
        let codes = 0;
        let variety = 0;
        for (let value = 0; value < occurring.length; value++) {
          codes += occurring[value]!;
          if (occurring[value]! > 0) variety++;
        }
        if (variety < 2) return Number.NaN;
        const chance = expected(occurring, codes);
        return 1 - ((codes - 1) * observed(weights)) / chance;
      };
    },
  };
}

function nominalDisagreement(_table: UnitTable, pairable: RowCounts): Disagreement {
  return {
    observed: sumsWithin(pairable, () => 1),
    expected: (occurring, codes) => {
      let same = 0;
      for (const count of occurring) same += count * count;
      return (codes * codes - same) / 2;
    },
  };
}

function intervalDisagreement(table: UnitTable, pairable: RowCounts): Disagreement {
  const at = centred(numbersOf(table));
  return { observed: sumsWithin(pairable, (c, k) => (at[c]! - at[k]!) ** 2), expected: (occurring, codes) => pairSum(occurring, at, codes) };
}

function ratioDisagreement(table: UnitTable, pairable: RowCounts): Disagreement {
  const numbers = numbersOf(table);
  const squared = (c: number, k: number): number => ratioDistance(numbers[c]!, numbers[k]!) ** 2;
  const all = Float64Array.from({ length: numbers.length ** 2 }, (_, at) => squared(Math.floor(at / numbers.length), at % numbers.length));
  return {
    observed: sumsWithin(pairable, squared),
    expected: (occurring) => {
      let sum = 0;
      for (let c = 0; c < numbers.length; c++) {
        if (occurring[c] === 0) continue;
        for (let k = c + 1; k < numbers.length; k++) sum += occurring[c]! * occurring[k]! * all[c * numbers.length + k]!;
      }
      return sum;
    },
  };
}

function ratioDistance(c: number, k: number): number {
  return c === k ? 0 : (c - k) / (c + k);
}

// Ranks depend on how often each value occurs, so every resample has its own distances.
function ordinalDisagreement(table: UnitTable, pairable: RowCounts): Disagreement {
  const ranks = new Float64Array(table.values.length);
  const { rows, starts, values, counts, sizes } = pairable;
  return {
    expected: (occurring, codes) => {
      let below = -codes / 2;
      for (let value = 0; value < ranks.length; value++) {
        ranks[value] = below + occurring[value]! / 2;
        below += occurring[value]!;
      }
      return pairSum(occurring, ranks, codes);
    },
    observed: (weights) => {
      let observed = 0;
      for (let row = 0; row < rows; row++) {
        const [start, end, size] = [starts[row]!, starts[row + 1]!, sizes[row]!];
        if (size < 2 || end - start < 2) continue;
        let sum = 0;
        let squares = 0;
        for (let entry = start; entry < end; entry++) {
          const rank = ranks[values[entry]!]!;
          sum += counts[entry]! * rank;
          squares += counts[entry]! * rank * rank;
        }
        observed += (weights[row]! * (size * squares - sum * sum)) / (size - 1);
      }
      return observed;
    },
  };
}

/** `Σ_u Σ_{c<k} n_uc n_uk δ²_ck / (m_u − 1)` for distances that stay the same whatever the weights. */
function sumsWithin({ rows, starts, values, counts, sizes }: RowCounts, squared: (c: number, k: number) => number): (weights: Float64Array) => number {
  const sums = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    if (sizes[row]! < 2) continue;
    let sum = 0;
    for (let one = starts[row]!; one < starts[row + 1]!; one++) {
      for (let other = one + 1; other < starts[row + 1]!; other++) sum += counts[one]! * counts[other]! * squared(values[one]!, values[other]!);
    }
    sums[row] = sum / (sizes[row]! - 1);
  }
  return (weights) => dot(weights, sums);
}

/** `Σ_{c<k} n_c n_k (x_c − x_k)²` in one pass: `n Σ n_c x_c² − (Σ n_c x_c)²`. */
function pairSum(occurring: Float64Array, at: Float64Array, codes: number): number {
  let sum = 0;
  let squares = 0;
  for (let value = 0; value < at.length; value++) {
    sum += occurring[value]! * at[value]!;
    squares += occurring[value]! * at[value]! * at[value]!;
  }
  return codes * squares - sum * sum;
}

/** Numbers near zero keep their digits in {@link pairSum}; years or scores of 1,000,000 would lose them. */
function centred(numbers: Float64Array): Float64Array {
  const middle = (numbers[0]! + numbers.at(-1)!) / 2;
  return numbers.map((number) => number - middle);
}

function numbersOf(table: UnitTable): Float64Array {
  return Float64Array.from(table.values, Number);
}

function needsNumbers(level: Level): (table: UnitTable) => string | null {
  return ({ values }) => {
    const word = values.find((value) => typeof value !== 'number');
    if (word !== undefined) return `The ${level} level needs numbers; “${word}” is none.`;
    const below = values.find((value) => Number(value) < 0);
    return level === 'ratio' && below !== undefined ? `The ratio level has a true zero; ${below} lies below it.` : null;
  };
}
