import { isDivision, isShared, keysOf, type Axis } from './axis.ts';
import { cellNotes, type CellNote } from './cell-notes.ts';
import type { CodingTable } from './coding-table.ts';
import type { Measure } from './measure-cells.ts';
import type { CodingCounts } from './count-codings.ts';

/** Something a reader of the matrix must know, in a sentence; `codings` is how many it touches, `cells` where, if it
 * is not of the whole, listed when they are first asked for. */
export interface MatrixWarning {
  readonly kind: 'overlapping-codings' | 'several-rows' | 'several-columns' | 'left-out';
  readonly message: string;
  readonly codings: number;
  readonly cells: readonly CellNote[];
}

/** What in these counts is counted twice, and what is in no cell at all. */
export function matrixWarnings(table: CodingTable, rows: Axis, columns: Axis, counts: CodingCounts, measure: Measure): MatrixWarning[] {
  const warnings: MatrixWarning[] = [];
  const warn = (kind: MatrixWarning['kind'], codings: number, say: (codings: string) => string, where: Int32Array | null = null): void => {
    let cells: readonly CellNote[] | null = null;
    if (codings > 0) {
      warnings.push({
        kind,
        codings,
        message: say(codings === 1 ? '1 coding' : `${codings} codings`),
        get cells() {
          return (cells ??= where === null ? [] : cellNotes(where, columns.labels.length));
        },
      });
    }
  };
  if (measure === 'codings') {
    let doubled = 0;
    for (let cell = 0; cell < counts.doubled.length; cell++) doubled += counts.doubled[cell]!;
    const why = isShared(rows) ? 'of the code itself, of codes below it or of several coders' : 'of the same code, by one coder or several';
    warn('overlapping-codings', doubled, (many) => `Some text is counted more than once: ${many} ${why} lie on text that another coding of the same cell covers. Count characters or words to have every place once.`, counts.doubled);
  }
  const membership = (of: Axis): { none: number; several: number } => groupsOfCodings(table, of);
  const [byRow, byColumn] = [membership(rows), membership(columns)];
  warn('several-rows', byRow.several, (many) => `${many} are counted in more than one row, so the rows add up to more than the total.`);
  warn('several-columns', byColumn.several, (many) => `${many} are counted in more than one column (${columns.name}), so the columns add up to more than the total.`);
  warn('left-out', byRow.none + byColumn.none, (many) => `${many} are in no cell, because nothing is known of their ${byColumn.none > 0 ? columns.name : rows.name}.`);
  return warnings;
}

function groupsOfCodings(table: CodingTable, one: Axis): { none: number; several: number } {
  const isWhole = one.from.at(-1) === one.from.length - 1;
  if (isWhole && isDivision(one)) return { none: 0, several: 0 };
  const keys = keysOf(table, one.by);
  let [none, several] = [0, 0];
  for (let coding = 0; coding < keys.length; coding++) {
    const groups = one.from[keys[coding]! + 1]! - one.from[keys[coding]!]!;
    if (groups === 0) none++;
    else if (groups > 1) several++;
  }
  return { none, several };
}
