import { crossCoders } from './two-coders.ts';
import { needsTwoCoders, type Statistic } from './statistic.ts';

/**
 * Scott's π for two coders, nominal: `(p_o − p_e) / (1 − p_e)` with `p_e = Σ_c ((p_1c + p_2c) / 2)²`, the shares pooled over both
 * (Scott 1955, Public Opinion Quarterly 19, 321–325). Units that one of the two did not code are passed over. For more coders: Fleiss.
 */
export const SCOTT_PI: Statistic = {
  name: 'pi',
  level: 'nominal',
  source: 'Scott 1955',
  isSymmetric: false,
  uses: 'pairable',
  misfit: needsTwoCoders("Scott's π"),
  prepare: (table) => {
    const crossed = crossCoders(table);
    return (weights) => {
      const { units, agreeing, first, second } = crossed(weights);
      let chance = 0;
      for (let value = 0; value < first.length; value++) chance += (first[value]! + second[value]!) ** 2;
      return (4 * units * agreeing - chance) / (4 * units * units - chance);
    };
  },
};
