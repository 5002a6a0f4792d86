import { undefinedBecause, valueOf, type Outcome } from './figure.ts';

/** How two coders used one code on one source: units both coded, one coded, neither coded. */
export interface FourCounts {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
}

/** A figure made of others, and how. Cells that were 0/0 are left out of a mean, and counted. */
export type Pooled = Outcome & {
  readonly how: 'mean of κ' | 'mean of κ, weighted by units' | 'pooled κ (mean of agreement and of chance)' | 'κ of all units together';
  readonly cells: number;
  readonly undefinedCells: number;
};

/** Cohen's κ of four counts (Cohen 1960). */
export function kappaOfFour({ both, onlyFirst, onlySecond, neither }: FourCounts): Outcome {
  const units = both + onlyFirst + onlySecond + neither;
  const chance = (both + onlyFirst) * (both + onlySecond) + (onlySecond + neither) * (onlyFirst + neither);
  if (units === 0) return undefinedBecause('no-pairs', 'There are no units to compare.');
  if (chance === units * units) return undefinedBecause('no-variation', 'Both coders gave one and the same answer throughout: chance alone would agree every time, and the formula is 0/0.');
  return valueOf((units * (both + neither) - chance) / (units * units - chance));
}

/** The mean of the cells' κ, each counting once or by its units (what NVivo's users work out in a spreadsheet). */
export function meanKappa(cells: readonly FourCounts[], isWeighted: boolean): Pooled {
  let [sum, weight, undefinedCells] = [0, 0, 0];
  for (const cell of cells) {
    const { value } = kappaOfFour(cell);
    const own = isWeighted ? cell.both + cell.onlyFirst + cell.onlySecond + cell.neither : 1;
    if (value === null) undefinedCells++;
    else [sum, weight] = [sum + own * value, weight + own];
  }
  const outcome = weight === 0 ? undefinedBecause('undefined-pairs', 'κ is 0/0 in every cell, so they have no mean.') : valueOf(sum / weight);
  return { ...outcome, how: isWeighted ? 'mean of κ, weighted by units' : 'mean of κ', cells: cells.length, undefinedCells };
}

/**
 * Pooled κ over codes: mean observed agreement against mean chance agreement, `(p̄_o − p̄_e) / (1 − p̄_e)`
 * (De Vries, Elliott, Kanouse & Teleki 2008, Field Methods 20, 272–282; Dedoose prints it).
 */
export function pooledKappa(cells: readonly FourCounts[]): Pooled {
  let [observed, chance, counted] = [0, 0, 0];
  for (const { both, onlyFirst, onlySecond, neither } of cells) {
    const units = both + onlyFirst + onlySecond + neither;
    if (units === 0) continue;
    counted++;
    observed += (both + neither) / units;
    chance += ((both + onlyFirst) * (both + onlySecond) + (onlySecond + neither) * (onlyFirst + neither)) / units ** 2;
  }
  const how = 'pooled κ (mean of agreement and of chance)';
  const all = { how, cells: cells.length, undefinedCells: cells.length - counted } as const;
  if (counted === 0) return { ...undefinedBecause('no-pairs', 'There are no units to compare.'), ...all };
  if (chance === counted) return { ...undefinedBecause('no-variation', 'Both coders gave one and the same answer throughout: chance alone would agree every time, and the formula is 0/0.'), ...all };
  return { ...valueOf((observed - chance) / (counted - chance)), ...all };
}

/** κ of all cells' units put together; sources and codes with many units count most. */
export function kappaTogether(cells: readonly FourCounts[]): Pooled {
  const all = cells.reduce((sum, cell) => ({ both: sum.both + cell.both, onlyFirst: sum.onlyFirst + cell.onlyFirst, onlySecond: sum.onlySecond + cell.onlySecond, neither: sum.neither + cell.neither }), { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 });
  return { ...kappaOfFour(all), how: 'κ of all units together', cells: cells.length, undefinedCells: 0 };
}
