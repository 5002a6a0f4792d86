import { guideTable, poissonTable, type GuideTable } from './guide-table.ts';

/** Neighbouring rows that stand for equally many units, and the Poisson table they share. */
interface Run {
  readonly end: number;
  readonly table: GuideTable;
}

/**
 * Draws with replacement as many units as there are, counted by row: a multinomial of `counts`, exact to 2⁻³² in every step.
 * Given their total, independent Poisson numbers are multinomial, so each row first gets a Poisson number with a mean a little
 * below its count (one table look-up), and what is then missing from the total is drawn unit by unit. Cost grows with distinct
 * rows and the square root of units, not with units. `counts` are whole, best with equal ones side by side; the array given
 * back is overwritten by the next draw.
 */
export function resampler(counts: Float64Array, random: () => number): () => Float64Array {
  const drawn = new Float64Array(counts.length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  // 2.5 standard deviations below the total: only one draw in 160 overshoots and is made again, which keeps it exact.
  const share = Math.max(0, 1 - 2.5 / Math.sqrt(total));
  const runs = share === 0 ? [] : runsOf(counts, share);
  // With a cell for each unit there is nothing to search; beyond so many the cells would no longer fit the processor's cache.
  const { upTo, guide } = guideTable(counts, 0, Math.min(total, 65_536));
  return () => {
    let units = Number.POSITIVE_INFINITY;
    while (units > total) units = drawPoisson(runs, drawn, random);
    for (; units < total; units++) {
      const chance = random();
      let row = guide[(chance * guide.length) >>> 0]!;
      while (chance >= upTo[row]!) row++;
      drawn[row]! += 1;
    }
    return drawn;
  };
}

function drawPoisson(runs: readonly Run[], drawn: Float64Array, random: () => number): number {
  if (runs.length === 0) drawn.fill(0);
  let row = 0;
  let units = 0;
  for (const { end, table } of runs) {
    const { first, upTo, guide } = table;
    const cells = guide.length;
    for (; row < end; row++) {
      const chance = random();
      let at = guide[(chance * cells) >>> 0]!;
      while (chance >= upTo[at]!) at++;
      drawn[row] = first + at;
      units += first + at;
    }
  }
  return units;
}

function runsOf(counts: Float64Array, share: number): Run[] {
  const tables = new Map<number, GuideTable>();
  const runs: Run[] = [];
  for (let row = 0; row < counts.length; row++) {
    if (counts[row + 1] === counts[row]) continue;
    const count = counts[row]!;
    const table = tables.get(count) ?? poissonTable(count * share);
    tables.set(count, table);
    runs.push({ end: row + 1, table });
  }
  return runs;
}
