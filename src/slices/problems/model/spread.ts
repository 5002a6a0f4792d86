import type { Kind } from './content.ts';
import type { Spread, SpreadRow } from './wire.ts';

/** What the spread counts of one problem: the month it was begun in, its author's circle, its kinds. */
export interface Counted {
  /** `2026-09` in the district's calendar. */
  readonly month: string;
  readonly circleId: string | null;
  readonly kinds: readonly Kind[];
}

export interface CircleToCount {
  readonly circleId: string;
  readonly name: string;
  /** The reader belongs to it or supervises it, and may see its counts exactly. */
  readonly own: boolean;
}

/** One or two is told as "fewer than three", so that no count points at a person. */
const TOO_FEW = 3;

/**
 * How the kinds of problems are spread over a school year's months and over circles. A row or cell of one or two is null;
 * where subtracting the other rows from the year would give it away, the next smallest row is hidden too, or the year's
 * total when there is none. Circles of the reader's own are exact. A problem of several kinds counts under each.
 */
export function spreadOf(problems: readonly Counted[], months: readonly string[], circles: readonly CircleToCount[]): Spread {
  const monthRows = months.map((month) => ({ month, own: false, counts: countsOf(problems.filter((p) => p.month === month)) }));
  const circleRows = circles.map((circle) => ({ ...circle, counts: countsOf(problems.filter((p) => p.circleId === circle.circleId)) }));
  const hiddenMonths = hiddenRows(monthRows);
  const hiddenCircles = hiddenRows(circleRows);
  const year = countsOf(problems);
  const giveaway = hiddenMonths.giveaway || (hiddenCircles.giveaway && problems.every((p) => p.circleId !== null));
  return {
    from: months[0] ?? '',
    to: months.at(-1) ?? '',
    year: { ...shown(year), ...(giveaway ? { total: null } : {}) },
    months: monthRows.map((row) => ({ month: row.month, row: hiddenMonths.rows.has(row) ? NOTHING_SHOWN : shown(row.counts) })),
    circles: circleRows.map((row) => ({ circleId: row.circleId, name: row.name, row: row.own ? row.counts : hiddenCircles.rows.has(row) ? NOTHING_SHOWN : shown(row.counts) })),
  };
}

type Counts = { readonly [Name in keyof SpreadRow]: number };

function countsOf(problems: readonly Counted[]): Counts {
  const having = (test: (kinds: readonly Kind[]) => boolean) => problems.filter(({ kinds }) => test(kinds)).length;
  return {
    total: problems.length,
    instructional: having((kinds) => kinds.includes('instructional')),
    managerial: having((kinds) => kinds.includes('managerial')),
    operational: having((kinds) => kinds.includes('operational')),
    nonInstructional: having((kinds) => kinds.length > 0 && !kinds.includes('instructional')),
    noKindYet: having((kinds) => kinds.length === 0),
  };
}

const NOTHING_SHOWN: SpreadRow = { total: null, instructional: null, managerial: null, operational: null, nonInstructional: null, noKindYet: null };

function shown(counts: Counts): SpreadRow {
  if (isFew(counts.total)) return NOTHING_SHOWN;
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, isFew(count) ? null : count])) as SpreadRow;
}

const isFew = (count: number) => count > 0 && count < TOO_FEW;

interface Row {
  readonly own: boolean;
  readonly counts: Counts;
}

/** Rows to hide whole: those of one or two, and the next smallest when those together could be found by subtraction. */
function hiddenRows<R extends Row>(rows: readonly R[]): { readonly rows: ReadonlySet<R>; readonly giveaway: boolean } {
  const strangers = rows.filter((row) => !row.own && row.counts.total > 0);
  const few = strangers.filter((row) => isFew(row.counts.total));
  if (few.length === 0 || few.reduce((sum, row) => sum + row.counts.total, 0) >= TOO_FEW) return { rows: new Set(few), giveaway: false };
  const [next] = strangers.filter((row) => !few.includes(row)).sort((a, b) => a.counts.total - b.counts.total);
  return { rows: new Set(next ? [...few, next] : few), giveaway: next === undefined };
}

/** The twelve months of the school year (August to July) that `month` (`2026-11`) lies in. */
export function schoolYearOf(month: string): string[] {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const first = number >= 8 ? year : year - 1;
  return Array.from({ length: 12 }, (_, index) => {
    const at = 7 + index;
    return `${first + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
