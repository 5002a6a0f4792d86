import { kappaOfCounts, crossCoders } from './two-coders.ts';
import { needsTwoCoders, type Statistic } from './statistic.ts';

/**
 * Cohen's κ for two coders, nominal: `(p_o − p_e) / (1 − p_e)` with `p_e = Σ_c p_1c p_2c`, each coder keeping their own shares
 * (Cohen 1960, Educational and Psychological Measurement 20, 37–46). Units that one of the two did not code are passed over.
 */
export const COHEN: Statistic = {
  name: 'cohen',
  level: 'nominal',
  source: 'Cohen 1960',
  isSymmetric: false,
  uses: 'pairable',
  misfit: needsTwoCoders("Cohen's κ"),
  prepare: (table) => {
    const crossed = crossCoders(table);
    return (weights) => kappaOfCounts(crossed(weights));
  },
};
