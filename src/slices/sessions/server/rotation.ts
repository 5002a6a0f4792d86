import type { z } from 'zod';
import { dayIn } from '../../people/model/days.ts';
import type { GroupPerson } from '../../people/server/index.ts';
import type { Seat } from '../../protocols/model/protocol.ts';
import { proposeSeats } from '../model/rotation.ts';
import type { RotationAnswer } from '../model/wire.ts';
import type { SessionTrx } from './tables.ts';

/** One session of a circle as the rotation counts it. */
interface HeldOn {
  readonly on: string;
  readonly seats: Readonly<Record<string, string>>;
}

/**
 * Who held which seat in this circle's sessions before a moment, oldest first. Coming sessions count like finished ones,
 * so that a whole year can be planned in one afternoon without proposing the same person twice.
 */
export async function seatsHeldBefore(trx: SessionTrx, circleId: string, before: number, timeZone: string): Promise<readonly HeldOn[]> {
  const rows = await trx
    .selectFrom('session')
    .innerJoin('session_seat', (join) => join.onRef('session_seat.district_id', '=', 'session.district_id').onRef('session_seat.session_id', '=', 'session.session_id'))
    .select(['session.session_id', 'session.starts_at', 'session_seat.seat_id', 'session_seat.person_id'])
    .where('session.circle_id', '=', circleId)
    .where('session.status', '!=', 'cancelled')
    .where('session.starts_at', '<', new Date(before))
    .orderBy('session.starts_at')
    .orderBy('session.session_id')
    .execute();
  const sessions = new Map<string, { on: string; seats: Record<string, string> }>();
  for (const row of rows) {
    const session = sessions.get(row.session_id) ?? { on: dayIn(timeZone, row.starts_at.getTime()), seats: {} };
    session.seats[row.seat_id] = row.person_id;
    sessions.set(row.session_id, session);
  }
  return [...sessions.values()];
}

/** The proposal with its reasons and the ledger it stands on. */
export function rotationAnswer(members: readonly GroupPerson[], history: readonly HeldOn[], seats: readonly Seat[], absent: readonly string[]): z.input<typeof RotationAnswer> {
  const proposal = proposeSeats({ members, history, seats, absent });
  const rotating = seats.filter((seat) => seat.rotates);
  const reasonFor = (seatId: string): string =>
    proposal.reasons.find((reason) => reason.seatId === seatId)?.why ?? 'The circle has fewer people than the protocol has seats on this day.';
  return {
    seats: rotating.map((seat) => ({ seatId: seat.id, seatName: seat.name, personId: proposal.assignment[seat.id] ?? null, reason: reasonFor(seat.id) })),
    people: proposal.standings.map((standing) => {
      const bySeat = Object.entries(standing.seats);
      const lastOn = rotating.flatMap((seat) => {
        const last = history.findLast((session) => session.seats[seat.id] === standing.personId);
        return last ? [[seat.id, last.on] as const] : [];
      });
      return {
        personId: standing.personId,
        name: standing.name,
        held: Object.fromEntries(bySeat.map(([seatId, seat]) => [seatId, seat.times])),
        owes: bySeat.filter(([, seat]) => seat.owes).map(([seatId]) => seatId),
        lastOn: Object.fromEntries(lastOn),
      };
    }),
  };
}
