import { undefinedBecause } from './figure.ts';
import { observedAgreement } from './percent.ts';
import type { Statistic } from './statistic.ts';

/**
 * Brennan and Prediger's κ_n (also Bennett's S): chance gives every one of the q categories the same share,
 * `(p_o − 1/q) / (1 − 1/q)` (Brennan & Prediger 1981, Educational and Psychological Measurement 41, 687–699). q is the number of values the
 * table declares; it is defined even where all codes are the same, as long as more than one could have been given.
 */
export const BRENNAN_PREDIGER: Statistic = {
  name: 'brennan-prediger',
  level: 'nominal',
  source: 'Brennan & Prediger 1981; missing codes as in Gwet 2014',
  isSymmetric: true,
  uses: 'pairable',
  misfit: () => null,
  prepare: (table) => {
    const observed = observedAgreement(table);
    const categories = table.values.length;
    return (weights) => (categories < 2 ? Number.NaN : (observed(weights) - 1 / categories) / (1 - 1 / categories));
  },
  otherReason: () => undefinedBecause('one-category', 'With a single category there is no other code to choose, and the formula is 0/0.'),
};
