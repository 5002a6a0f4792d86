import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayIn, holdsOn, type IsoDay } from './days.ts';
import { planMembership, type MembershipPlan, type Place } from './membership.ts';

const dayNumber = (n: number) => dayIn('UTC', Date.UTC(2026, 7, 1 + n));
const people = ['ana', 'ben', 'cleo', 'dan'];

/** Histories in which each person's places do not overlap, as they are on disk. */
const histories = fc
  .array(fc.record({ person: fc.constantFrom(...people), gap: fc.integer({ min: 0, max: 9 }), length: fc.option(fc.integer({ min: 1, max: 9 })) }), { maxLength: 12 })
  .map((steps) => {
    const next = new Map<string, number>();
    return steps.flatMap(({ person, gap, length }, index): Place[] => {
      const start = next.get(person) ?? 0;
      if (start === Infinity) return [];
      next.set(person, length === null ? Infinity : start + gap + length);
      return [{ membershipId: `m${index}`, personId: person, from: dayNumber(start + gap), to: length === null ? null : dayNumber(start + gap + length) }];
    });
  });
const changes = fc.record({ wanted: fc.subarray(people), on: fc.integer({ min: 0, max: 60 }).map(dayNumber) });

/** The places as they stand once the plan is written; `idFor` names the new ones. */
function afterPlan(places: readonly Place[], plan: MembershipPlan, on: IsoDay, idFor: (personId: string) => string): Place[] {
  const dropped = new Set(plan.drop.map((place) => place.membershipId));
  const ended = new Set(plan.end.map((place) => place.membershipId));
  const reopened = new Set(plan.reopen.map((place) => place.membershipId));
  const rest = places
    .filter((place) => !dropped.has(place.membershipId))
    .map((place) => (ended.has(place.membershipId) ? { ...place, to: on } : reopened.has(place.membershipId) ? { ...place, to: null } : place));
  return [...rest, ...plan.begin.map((personId) => ({ membershipId: idFor(personId), personId, from: on, to: null }))];
}

const membersOn = (places: readonly Place[], on: string) => places.filter((place) => holdsOn(place, on)).map((place) => place.personId).sort();

test('[PE-43] from the day of a change on exactly the wanted people belong', () => {
  fc.assert(
    fc.property(histories, changes, (places, { wanted, on }) => {
      const after = afterPlan(places, planMembership(places, wanted, on), on, (personId) => `new ${personId}`);
      for (const later of [on, '2026-11-30', '2030-01-01']) expect(membersOn(after, later)).toEqual([...wanted].sort());
    }),
    { seed: 11 },
  );
});

test('[PE-43] who belonged before the day of a change stays as it was', () => {
  fc.assert(
    fc.property(histories, changes, fc.integer({ min: 0, max: 60 }), (places, { wanted, on }, n) => {
      const after = afterPlan(places, planMembership(places, wanted, on), on, (personId) => `new ${personId}`);
      const before = dayNumber(n);
      if (before < on) expect(membersOn(after, before)).toEqual(membersOn(places, before));
    }),
    { seed: 12 },
  );
});

test('[PE-43] the same change again changes nothing', () => {
  fc.assert(
    fc.property(histories, changes, (places, { wanted, on }) => {
      const after = afterPlan(places, planMembership(places, wanted, on), on, (personId) => `new ${personId}`);
      expect(planMembership(after, wanted, on)).toEqual({ begin: [], end: [], reopen: [], drop: [] });
    }),
    { seed: 13 },
  );
});

test('[PE-43] someone who stays keeps the day on which their place began', () => {
  const places: Place[] = [{ membershipId: 'm1', personId: 'ana', from: '2026-08-01', to: '2027-01-01' }];
  const plan = planMembership(places, ['ana'], '2026-11-21');
  expect(afterPlan(places, plan, '2026-11-21', () => 'new')).toEqual([{ membershipId: 'm1', personId: 'ana', from: '2026-08-01', to: null }]);
});
