import { undefinedBecause } from './figure.ts';
import { observedAgreement } from './percent.ts';
import type { Statistic } from './statistic.ts';
import { valueShares } from './value-shares.ts';

/**
 * Gwet's AC1: `(p_o − p_e) / (1 − p_e)` with `p_e = Σ_c π_c (1 − π_c) / (q − 1)`, which stays steady where one value prevails
 * (Gwet 2008, British Journal of Mathematical and Statistical Psychology 61, 29–48). q is the number of values the table declares.
 */
export const GWET_AC1: Statistic = {
  name: 'ac1',
  level: 'nominal',
  source: 'Gwet 2008; missing codes as in Gwet 2014',
  isSymmetric: true,
  uses: 'pairable',
  misfit: () => null,
  prepare: (table) => {
    const [observed, sharesFor] = [observedAgreement(table), valueShares(table)];
    const categories = table.values.length;
    return (weights) => {
      if (categories < 2) return Number.NaN;
      let chance = 0;
      for (const share of sharesFor(weights)) chance += share * (1 - share);
      chance /= categories - 1;
      return (observed(weights) - chance) / (1 - chance);
    };
  },
  otherReason: () => undefinedBecause('one-category', 'With a single category there is no other code to choose, and the formula is 0/0.'),
};
