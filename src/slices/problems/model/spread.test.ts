import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KINDS } from './content.ts';
import { schoolYearOf, spreadOf, type Counted } from './spread.ts';

const months = schoolYearOf('2026-11');
const some = (count: number, problem: Counted): Counted[] => Array.from({ length: count }, () => problem);
const A = { circleId: 'a', name: 'Circle A', own: false };
const B = { circleId: 'b', name: 'Circle B', own: false };

test('[PO-31] a count of one or two is told as too few, with its whole row', () => {
  const spread = spreadOf([...some(2, { month: '2026-09', circleId: null, kinds: ['managerial'] }), ...some(9, { month: '2026-10', circleId: null, kinds: ['instructional'] })], months, []);
  const september = spread.months.find(({ month }) => month === '2026-09')!.row;
  expect(Object.values(september)).toEqual([null, null, null, null, null, null]);
});

test('[PO-31] what could be found by subtraction is hidden too', () => {
  const problems = [...some(1, { month: '2026-09', circleId: 'a', kinds: ['managerial'] }), ...some(4, { month: '2026-10', circleId: 'b', kinds: ['instructional'] })];
  const spread = spreadOf(problems, months, [A, B]);
  expect(spread.year.total).toBe(5);
  expect(spread.circles.map(({ row }) => row.total)).toEqual([null, null]);
  const alone = spreadOf(some(2, { month: '2026-09', circleId: 'a', kinds: [] }), months, [A]);
  expect(alone.year.total).toBeNull();
});

test('[PO-32] circles of one’s own are counted exactly', () => {
  const spread = spreadOf([{ month: '2026-09', circleId: 'a', kinds: ['operational', 'instructional'] }], months, [{ ...A, own: true }, B]);
  expect(spread.circles[0]!.row).toEqual({ total: 1, instructional: 1, managerial: 0, operational: 1, nonInstructional: 0, noKindYet: 0 });
});

test('[PO-31] no one or two is ever shown outside one’s own circles, and hidden rows never add up to one or two', () => {
  const problem = fc.record({ month: fc.constantFrom(...months.slice(0, 4)), circleId: fc.constantFrom('a', 'b'), kinds: fc.subarray([...KINDS]) });
  fc.assert(
    fc.property(fc.array(problem, { maxLength: 25 }), (problems) => {
      const spread = spreadOf(problems, months, [A, B]);
      for (const row of [spread.year, ...spread.months.map((m) => m.row), ...spread.circles.map((c) => c.row)]) for (const count of Object.values(row)) expect([1, 2]).not.toContain(count);
      const told = spread.months.reduce((sum, { row }) => sum + (row.total ?? 0), 0);
      if (spread.year.total !== null) expect([1, 2]).not.toContain(spread.year.total - told);
    }),
  );
});

test('[PO-30] a school year runs from August to July', () => {
  expect([months[0], months[5], months[11]]).toEqual(['2026-08', '2027-01', '2027-07']);
  expect(schoolYearOf('2027-07')).toEqual(months);
  expect(schoolYearOf('2027-08')[0]).toBe('2027-08');
});
