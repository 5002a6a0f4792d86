/** One finished session as the ledger sees it: who really held each seat. Oldest first in every list of them. */
export interface SeatsHeld {
  readonly seats: Readonly<Record<string, string>>;
}

/** How one person stands to one seat. */
export interface SeatStanding {
  readonly times: number;
  /** How many sessions ago they last held it: 1 is the last one; null for never. */
  readonly sessionsAgo: number | null;
  /** Whether they are still to have it in this round. A round ends when everyone in the circle has had the seat. */
  readonly owes: boolean;
}

/** One person's standing by seat id. */
export interface Standing {
  readonly personId: string;
  readonly name: string;
  readonly seats: Readonly<Record<string, SeatStanding>>;
  /** Turns in any of these seats, all together. */
  readonly total: number;
}

/**
 * Reads the ledger: for each member and seat how often, how long ago, and whether it is still theirs to take this round.
 * Only what was really held counts, so a swap or an absence leaves the turn owed. People who have left do not count, and
 * someone new simply joins the round that is open.
 */
export function standingsOf(members: readonly { readonly personId: string; readonly name: string }[], history: readonly SeatsHeld[], seatIds: readonly string[]): readonly Standing[] {
  const ids = members.map((member) => member.personId);
  const hadBySeat = new Map(seatIds.map((seatId) => [seatId, hadThisRound(ids, history, seatId)]));
  return members.map(({ personId, name }) => {
    const seats = Object.fromEntries(seatIds.map((seatId) => [seatId, standing(personId, history, seatId, hadBySeat.get(seatId)!)]));
    return { personId, name, seats, total: Object.values(seats).reduce((sum, seat) => sum + seat.times, 0) };
  });
}

function hadThisRound(members: readonly string[], history: readonly SeatsHeld[], seatId: string): ReadonlySet<string> {
  let had = new Set<string>();
  for (const session of history) {
    const holder = Object.hasOwn(session.seats, seatId) ? session.seats[seatId] : undefined;
    if (holder !== undefined && members.includes(holder)) had.add(holder);
    if (had.size === members.length) had = new Set();
  }
  return had;
}

function standing(personId: string, history: readonly SeatsHeld[], seatId: string, had: ReadonlySet<string>): SeatStanding {
  const held = history.map((session) => Object.hasOwn(session.seats, seatId) && session.seats[seatId] === personId);
  const last = held.lastIndexOf(true);
  return { times: held.filter(Boolean).length, sessionsAgo: last < 0 ? null : history.length - last, owes: !had.has(personId) };
}
