import { observedAgreement } from './percent.ts';
import type { Statistic } from './statistic.ts';
import { hasNoVariation, valueShares } from './value-shares.ts';

/**
 * Fleiss' κ for two or more coders, nominal: `(p_o − p_e) / (1 − p_e)` with `p_e = Σ_c π_c²`
 * (Fleiss 1971, Psychological Bulletin 76(5), 378–382). Where some codes are missing, p_o and π follow Gwet 2014, which gives
 * Fleiss' own value for complete data. For two coders and complete data it equals Scott's π.
 */
export const FLEISS: Statistic = {
  name: 'fleiss',
  level: 'nominal',
  source: 'Fleiss 1971; missing codes as in Gwet 2014',
  isSymmetric: true,
  uses: 'pairable',
  misfit: () => null,
  prepare: (table) => {
    const [observed, sharesFor] = [observedAgreement(table), valueShares(table)];
    return (weights) => {
      const shares = sharesFor(weights);
      if (hasNoVariation(shares)) return Number.NaN;
      let chance = 0;
      for (const share of shares) chance += share * share;
      return (observed(weights) - chance) / (1 - chance);
    };
  },
};
