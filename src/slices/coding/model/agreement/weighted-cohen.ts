import { needsTwoCoders, type Statistic } from './statistic.ts';
import { crossCoders } from './two-coders.ts';
import { NOT_CODED, type UnitTable } from './unit-table.ts';

/** How bad it is that one coder gave value c and the other k, 0 for the same; c and k are indexes into the table's values. */
export type Disagreeing = 'linear' | 'quadratic' | readonly (readonly number[])[];

/**
 * Cohen's weighted κ for two coders: `1 − Σ v_ck o_ck / Σ v_ck e_ck` with disagreement weights v
 * (Cohen 1968, Psychological Bulletin 70, 213–220). `linear` and `quadratic` take the distance of the values' places in order
 * (1, 2, 3 …), as is usual for ordered categories; a matrix gives the weights outright.
 */
export function weightedCohen(weight: Disagreeing): Statistic {
  const word = typeof weight === 'string' ? weight : 'given';
  return {
    name: 'weighted-cohen',
    level: typeof weight === 'string' ? 'ordinal' : 'nominal',
    source: `Cohen 1968, ${word} weights`,
    isSymmetric: false,
    uses: 'pairable',
    misfit: (table) => needsTwoCoders("Cohen's weighted κ")(table) ?? wrongSize(weight, table),
    prepare: (table) => {
      const size = table.values.length;
      const matrix = Float64Array.from({ length: size * size }, (_, at) => disagreeing(weight, Math.floor(at / size), at % size));
      const crossed = crossCoders(table);
      return (weights) => {
        const { units, first, second } = crossed(weights);
        let expected = 0;
        for (let c = 0; c < size; c++) for (let k = 0; k < size; k++) expected += matrix[c * size + k]! * first[c]! * second[k]!;
        return expected === 0 ? Number.NaN : 1 - (units * observedSum(table, matrix, weights)) / expected;
      };
    },
  };
}

function observedSum({ rows, cells, values }: UnitTable, matrix: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const [a, b] = [cells[row * 2]!, cells[row * 2 + 1]!];
    if (a !== NOT_CODED && b !== NOT_CODED) sum += weights[row]! * matrix[a * values.length + b]!;
  }
  return sum;
}

function disagreeing(weight: Disagreeing, c: number, k: number): number {
  if (weight === 'linear') return Math.abs(c - k);
  return weight === 'quadratic' ? (c - k) ** 2 : weight[c]![k]!;
}

function wrongSize(weight: Disagreeing, { values }: UnitTable): string | null {
  if (typeof weight === 'string' || (weight.length >= values.length && weight.every((row) => row.length >= values.length))) return null;
  return `The weights are for ${weight.length} categories; here are ${values.length}.`;
}
