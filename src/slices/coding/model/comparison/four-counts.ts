import type { FourCounts } from '../agreement/pooled.ts';
import { weightsOf, type UnitTable } from '../agreement/unit-table.ts';

/** The four counts of two coders' yes and no, for each text. The table has the values 0 and 1 and nobody is silent. */
export function fourCountsOf(table: UnitTable, textOf: Int32Array, texts: number): FourCounts[] {
  const counts = Array.from({ length: texts }, () => ({ both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 }));
  const weights = weightsOf(table);
  const yes = table.values.indexOf(1);
  for (let row = 0; row < table.rows; row++) {
    const [first, second] = [table.cells[2 * row] === yes, table.cells[2 * row + 1] === yes];
    const kind = first ? (second ? 'both' : 'onlyFirst') : second ? 'onlySecond' : 'neither';
    counts[textOf[row]!]![kind] += weights[row]!;
  }
  return counts;
}
