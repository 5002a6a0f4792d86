import { undefinedBecause } from './figure.ts';
import { observedAgreement } from './percent.ts';
import type { Statistic } from './statistic.ts';

/**
 * Brennan and Prediger's κ_n (also Bennett's S): chance gives every one of the q categories the same share,
 * `(p_o − 1/q) / (1 − 1/q)` (Brennan & Prediger 1981, Educational and Psychological Measurement 41, 687–699). q is given, or the number
 * of values the table declares; κ_n is defined even where all codes are the same, as long as more than one could have been given.
 */
export function brennanPrediger(categories?: number): Statistic {
  return {
    name: 'brennan-prediger',
    level: 'nominal',
    source: 'Brennan & Prediger 1981; missing codes as in Gwet 2014',
    isSymmetric: true,
    uses: 'pairable',
    misfit: () => null,
    prepare: (table) => {
      const observed = observedAgreement(table);
      const q = categories ?? table.values.length;
      return (weights) => (q < 2 ? Number.NaN : (observed(weights) - 1 / q) / (1 - 1 / q));
    },
    otherReason: () => undefinedBecause('one-category', 'With a single category there is no other code to choose, and the formula is 0/0.'),
  };
}
