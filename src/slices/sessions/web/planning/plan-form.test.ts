import { expect, test } from 'vitest';
import { freshPlan, missingInPlan, planBody, seatPerson, type PlanForm } from './plan-form.ts';

const saturday = Date.UTC(2026, 10, 21, 15);
const whole: PlanForm = {
  ...freshPlan(saturday, 'America/Chicago'),
  circleId: 'c1',
  title: 'November circle',
  protocol: 'critical-friends@3',
  seats: [{ seatId: 'presenter', personId: 'rosa' }, { seatId: 'facilitator', personId: 'omar' }],
};

test('[SE-210] a new plan starts at half past eight by the wall clock of the district, on a weekday', () => {
  expect(freshPlan(saturday, 'America/Chicago')).toMatchObject({ startsAt: Date.UTC(2026, 10, 30, 14, 30) });
});

test('[SE-211] giving someone a second seat swaps the two people, so nobody sits twice', () => {
  expect(seatPerson(whole.seats, 'presenter', 'omar')).toEqual([{ seatId: 'presenter', personId: 'omar' }, { seatId: 'facilitator', personId: 'rosa' }]);
  expect(seatPerson(whole.seats, 'presenter', 'ana')).toEqual([{ seatId: 'presenter', personId: 'ana' }, { seatId: 'facilitator', personId: 'omar' }]);
});

test('[SE-212] a plan names what is still missing and is not sent before', () => {
  const bare = { ...whole, title: ' ', seats: seatPerson(whole.seats, 'presenter', null) };
  expect(missingInPlan(bare)).toEqual(['title', 'seats']);
  expect(planBody(whole, 's1')).toMatchObject({ protocolId: 'critical-friends', protocolVersion: 3 });
  expect(planBody(bare, 's1')).toBeNull();
});
