import { observedAgreement } from './percent.ts';
import type { Statistic } from './statistic.ts';
import { NOT_CODED, type UnitTable } from './unit-table.ts';
import { hasNoVariation } from './value-shares.ts';

/**
 * Conger's κ, the generalisation of Cohen's to more coders who each keep their own shares:
 * `p_e = Σ_c (p̄_c² − s_c² / r)`, s² being the variance over the r coders (Conger 1980, Psychological Bulletin 88, 322–328;
 * missing codes as in Gwet 2014). For two coders and complete data it equals Cohen's κ.
 */
export const CONGER: Statistic = {
  name: 'conger',
  level: 'nominal',
  source: 'Conger 1980; missing codes as in Gwet 2014',
  isSymmetric: false,
  uses: 'pairable',
  misfit: () => null,
  prepare: (table) => {
    const [observed, sharesFor] = [observedAgreement(table), sharesByCoder(table)];
    const size = table.values.length;
    return (weights) => {
      const { shares, active } = sharesFor(weights);
      const means = new Float64Array(size);
      for (const own of shares) for (let value = 0; value < size; value++) means[value]! += own[value]! / active;
      if (active < 2 || hasNoVariation(means)) return Number.NaN;
      let chance = 0;
      for (let value = 0; value < size; value++) {
        let squares = 0;
        for (const own of shares) squares += (own[value]! - means[value]!) ** 2;
        chance += means[value]! ** 2 - squares / (active - 1) / active;
      }
      return (observed(weights) - chance) / (1 - chance);
    };
  },
};

/** The shares of each coder who coded anything. */
function sharesByCoder({ coders, cells, rows, values }: UnitTable): (weights: Float64Array) => { shares: Float64Array[]; active: number } {
  return (weights) => {
    const counts = coders.map(() => new Float64Array(values.length));
    const units = new Float64Array(coders.length);
    for (let row = 0; row < rows; row++) {
      for (let coder = 0; coder < coders.length; coder++) {
        const value = cells[row * coders.length + coder]!;
        if (value === NOT_CODED) continue;
        counts[coder]![value]! += weights[row]!;
        units[coder]! += weights[row]!;
      }
    }
    const shares = counts.filter((_, coder) => units[coder]! > 0);
    counts.forEach((own, coder) => own.forEach((count, value) => (own[value] = count / units[coder]!)));
    return { shares, active: shares.length };
  };
}
