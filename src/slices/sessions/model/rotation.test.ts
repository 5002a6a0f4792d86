import fc from 'fast-check';
import { expect, test } from 'vitest';
import { criticalFriends } from '../../protocols/model/critical-friends.ts';
import type { SeatsHeld } from './rotation-ledger.ts';
import { proposeSeats, type RotationInput } from './rotation.ts';

const { seats } = criticalFriends;
const names = ['Ana', 'Ben', 'Cy', 'Dee', 'Eli', 'Fay', 'Gus', 'Hal', 'Ida', 'Jo', 'Kim', 'Lou'];
const group = (size: number) => names.slice(0, size).map((name) => ({ personId: name.toLowerCase(), name }));
const propose = (more: Partial<RotationInput> & { size?: number } = {}) => proposeSeats({ members: group(more.size ?? 6), history: [], seats, ...more });

/** Lets a circle meet, taking every proposal as it comes; `away` says who is absent when. */
function year(size: number, sessions: number, away: (session: number) => readonly string[] = () => []): readonly (SeatsHeld & { away: readonly string[] })[] {
  const history: (SeatsHeld & { away: readonly string[] })[] = [];
  for (let session = 0; session < sessions; session++) {
    const absent = away(session);
    history.push({ seats: propose({ size, history, absent }).assignment, away: absent });
  }
  return history;
}

test('[SE-80] a proposal gives each rotating seat to a different person and says why', () => {
  const { assignment, reasons } = propose();
  expect(Object.keys(assignment)).toEqual(['presenter', 'facilitator', 'timer']);
  expect(new Set(Object.values(assignment)).size).toBe(3);
  expect(reasons.map(({ seatId, personId }) => [seatId, personId])).toEqual(Object.entries(assignment));
  expect(reasons[0]!.why).toBe('Ana has not been presenter yet; 5 others are still to come in this round.');
});

test('[SE-80] the reasons tell of the last time, the last of a round, and a turn that someone away keeps', () => {
  const [one, two] = [{ seats: { presenter: 'ana' } }, { seats: { presenter: 'ben' } }];
  const why = (more: Partial<RotationInput>) => propose({ size: 3, ...more }).reasons.find(({ seatId }) => seatId === 'presenter')!.why;
  expect(why({ history: [one, two] })).toBe('Cy has not been presenter yet and is the last one of this round.');
  expect(why({ history: [one, two, { seats: { presenter: 'cy' } }] })).toBe('Ana was presenter 3 sessions ago; 2 others are still to come in this round.');
  expect(why({ history: [one, two], absent: ['cy'] })).toBe('Ana has been presenter in this round, but Cy would be next and will be away. Their turn stays theirs.');
});

test('[SE-81] over a year everyone has each seat once before anyone has it twice, in circles of three to twelve', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 12 }), (size) => {
      const history = year(size, size * 3);
      for (const seat of seats) {
        for (let round = 0; round < 3; round++) {
          const holders = history.slice(round * size, (round + 1) * size).map((session) => session.seats[seat.id]);
          expect(new Set(holders).size).toBe(size);
        }
      }
    }),
  );
});

test('[SE-81] with absences nobody presents again in a round while someone who is here has not', () => {
  const absences = fc.array(fc.array(fc.nat(6), { maxLength: 3 }), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(fc.integer({ min: 6, max: 7 }), absences, (size, plan) => {
      const members = group(size).map((member) => member.personId);
      const history = year(size, 30, (session) => plan[session]!.map((index) => members[index % size]!));
      let had = new Set<string>();
      for (const { seats: held, away } of history) {
        const presenter = held['presenter']!;
        expect(away).not.toContain(presenter);
        if (had.has(presenter)) expect(members.filter((id) => !had.has(id) && !away.includes(id))).toEqual([]);
        had.add(presenter);
        if (had.size === size) had = new Set();
      }
    }),
    { numRuns: 60 },
  );
});

test('[SE-82] a turn missed through absence comes first when the person is back', () => {
  const history = year(5, 4);
  const owing = propose({ size: 5, history }).assignment['presenter']!;
  const without = propose({ size: 5, history, absent: [owing] });
  expect(without.assignment['presenter']).not.toBe(owing);
  const next = propose({ size: 5, history: [...history, { seats: without.assignment }] });
  expect(next.assignment['presenter']).toBe(owing);
});

test('[SE-82] after a swap the one who gave a turn away still owes it, and the one who took it has had it', () => {
  const { assignment } = propose();
  const swapped = { seats: { ...assignment, presenter: assignment['timer']!, timer: assignment['presenter']! } };
  const next = propose({ history: [swapped] });
  expect(next.standings.find(({ personId }) => personId === assignment['presenter'])!.seats['presenter']).toEqual({ times: 0, sessionsAgo: null, owes: true });
  expect(next.standings.find(({ personId }) => personId === assignment['timer'])!.seats['presenter']).toEqual({ times: 1, sessionsAgo: 1, owes: false });
  expect(next.assignment['presenter']).not.toBe(assignment['timer']);
});

test('[SE-82] someone new joins the open round, and someone who left is not waited for', () => {
  const history = [{ seats: { presenter: 'ana' } }, { seats: { presenter: 'zed' } }, { seats: { presenter: 'ben' } }];
  const { standings } = propose({ size: 4, history });
  expect(standings.filter((one) => one.seats['presenter']!.owes).map((one) => one.name)).toEqual(['Cy', 'Dee']);
});

test('[SE-83] seats agreed on beforehand are respected and the others go to other people', () => {
  const { assignment, reasons } = propose({ pins: { presenter: 'fay' }, absent: ['ana'] });
  expect(assignment['presenter']).toBe('fay');
  expect(reasons[0]!.why).toBe('You agreed on this.');
  expect([assignment['facilitator'], assignment['timer']]).toEqual(['ben', 'cy']);
});

test('[SE-80] with fewer people than seats some seats stay open', () => {
  expect(Object.keys(propose({ size: 2 }).assignment)).toHaveLength(2);
  expect(propose({ size: 0 }).assignment).toEqual({});
});
