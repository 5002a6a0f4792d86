import type { Seat } from '../../protocols/model/protocol.ts';
import { standingsOf, type SeatsHeld, type Standing } from './rotation-ledger.ts';

/** What a proposal is made from. `absent` are members who will not come; `pins` are seats already agreed on. */
export interface RotationInput {
  readonly members: readonly { readonly personId: string; readonly name: string }[];
  /** Finished sessions of this circle, oldest first. */
  readonly history: readonly SeatsHeld[];
  readonly seats: readonly Seat[];
  readonly absent?: readonly string[];
  readonly pins?: Readonly<Record<string, string>>;
}

/** Who could take which seat, and why in words. A proposal only: people may swap, and what is owed stays owed. */
export interface RotationProposal {
  readonly assignment: Readonly<Record<string, string>>;
  readonly reasons: readonly { readonly seatId: string; readonly personId: string; readonly why: string }[];
  readonly standings: readonly Standing[];
}

/**
 * Proposes rotating seats fairly: different people; nobody has a seat again before everyone who is here has had it; among
 * equals whoever waited longest, then whoever had fewest seats in all, then the circle's own order. Looks one round ahead:
 * someone who still owes as many seats as there are sessions left in the round must be given one now, or the round could
 * not close without a repeat (edge colouring of a bipartite graph; König 1916).
 */
export function proposeSeats(input: RotationInput): RotationProposal {
  const { members, history, seats, absent = [], pins = {} } = input;
  const rotating = seats.filter((seat) => seat.rotates || Object.hasOwn(pins, seat.id));
  const standings = standingsOf(members, history, rotating.map((seat) => seat.id));
  const pinned = new Set(Object.values(pins));
  const here = standings.filter(({ personId }) => !absent.includes(personId) && !pinned.has(personId));
  const open = rotating.filter((seat) => !Object.hasOwn(pins, seat.id)).map((seat) => seat.id);
  const chosen = bestChoice(open, here, standings);
  const assignment = { ...pins, ...chosen };
  const reasons = rotating.flatMap((seat) => {
    const personId = Object.hasOwn(assignment, seat.id) ? assignment[seat.id] : undefined;
    if (personId === undefined) return [];
    return [{ seatId: seat.id, personId, why: Object.hasOwn(pins, seat.id) ? 'You agreed on this.' : whyWords(seat, personId, standings, absent) }];
  });
  return { assignment, reasons, standings };
}

type Cost = readonly number[];
type Choice = Readonly<Record<string, string>>;

/** Tries the promising people for each seat and keeps the best whole, not the best seat by seat. */
function bestChoice(open: readonly string[], here: readonly Standing[], all: readonly Standing[]): Choice {
  const urgent = new Set(urgentPeople(open, all));
  const candidates = new Map(open.map((seatId) => [seatId, promising(seatId, here, open.length, urgent)]));
  let best: { choice: Choice; cost: Cost } | null = null;
  const place = (index: number, choice: Choice) => {
    if (index === open.length) {
      const cost = costOf(choice, here, urgent);
      if (!best || compare(cost, best.cost) < 0) best = { choice, cost };
      return;
    }
    const seatId = open[index]!;
    const free = candidates.get(seatId)!.filter((personId) => !Object.values(choice).includes(personId));
    // With more seats than people some seat stays empty; the circle must be larger for this protocol.
    if (free.length === 0) place(index + 1, choice);
    for (const personId of free) place(index + 1, { ...choice, [seatId]: personId });
  };
  place(0, {});
  return best === null ? {} : (best as { choice: Choice }).choice;
}

/** People who owe as many seats as there are sessions left in the longest round: one of theirs must come now. */
function urgentPeople(open: readonly string[], all: readonly Standing[]): readonly string[] {
  const sessionsLeft = Math.max(0, ...open.map((seatId) => all.filter((one) => one.seats[seatId]!.owes).length));
  return all.filter((one) => open.filter((seatId) => one.seats[seatId]!.owes).length >= sessionsLeft).map((one) => one.personId);
}

/** For S open seats nobody beyond the first S of a seat's own order is ever needed, except those who are urgent. */
function promising(seatId: string, here: readonly Standing[], count: number, urgent: ReadonlySet<string>): readonly string[] {
  const order = here.toSorted((a, b) => compare(turnCost(a, seatId), turnCost(b, seatId))).map((one) => one.personId);
  return [...new Set([...order.slice(0, count), ...order.filter((id) => urgent.has(id)).slice(0, count)])];
}

/** What it costs fairness to give this seat to this person; smaller is fairer, compared number by number. */
function turnCost(one: Standing, seatId: string): Cost {
  const { owes, sessionsAgo } = one.seats[seatId]!;
  return [owes ? 0 : 1, sessionsAgo === null ? 0 : 1 / sessionsAgo, one.total];
}

function costOf(choice: Choice, here: readonly Standing[], urgent: ReadonlySet<string>): Cost {
  const turns = Object.entries(choice).map(([seatId, personId]) => turnCost(here.find((one) => one.personId === personId)!, seatId));
  const sum = (index: number) => turns.reduce((total, cost) => total + cost[index]!, 0);
  const leftOut = [...urgent].filter((personId) => !Object.values(choice).includes(personId)).length;
  const placesInOrder = Object.values(choice).map((personId) => here.findIndex((one) => one.personId === personId));
  // A repeat in the protocol's first seat is the worst: that is the turn people wait for.
  return [-turns.length, turns[0]?.[0] ?? 0, sum(0), leftOut, sum(1), sum(2), ...placesInOrder];
}

function compare(a: Cost, b: Cost): number {
  const index = a.findIndex((number, at) => Math.abs(number - (b[at] ?? 0)) > 1e-9);
  return index < 0 ? 0 : a[index]! - b[index]!;
}

function whyWords(seat: Seat, personId: string, standings: readonly Standing[], absent: readonly string[]): string {
  const name = seat.name.toLowerCase();
  const me = standings.find((one) => one.personId === personId)!;
  const { owes, sessionsAgo } = me.seats[seat.id]!;
  const waiting = standings.filter((one) => one.seats[seat.id]!.owes && one.personId !== personId);
  if (!owes) {
    const away = waiting.filter((one) => absent.includes(one.personId)).map((one) => one.name);
    const because = away.length > 0 ? `${away.join(' and ')} would be next and will be away` : 'those who would be next have another seat today';
    return `${me.name} has been ${name} in this round, but ${because}. Their turn stays theirs.`;
  }
  const since = sessionsAgo === null ? `${me.name} has not been ${name} yet` : `${me.name} was ${name} ${sessionsAgo === 1 ? 'last time' : `${sessionsAgo} sessions ago`}`;
  if (waiting.length === 0) return `${since} and is the last one of this round.`;
  return `${since}; ${waiting.length === 1 ? 'one other is' : `${waiting.length} others are`} still to come in this round.`;
}
