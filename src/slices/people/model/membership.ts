import { holdsOn, type IsoDay, type Span } from './days.ts';

/** One person's place in a network, cohort or circle. */
export interface Place extends Span {
  readonly membershipId: string;
  readonly personId: string;
}

/** What must be written so that exactly the wanted people belong from a day on. */
export interface MembershipPlan {
  /** People whose place begins on the day. */
  readonly begin: readonly string[];
  /** Places that end on the day. */
  readonly end: readonly Place[];
  /** Places that were to end later and now stay open. */
  readonly reopen: readonly Place[];
  /** Places that would have begun on the day or later and now never begin. */
  readonly drop: readonly Place[];
}

/** Compares who belongs with who is wanted from `on` on. Places that ended before that day are history and stay as they are. */
export function planMembership(places: readonly Place[], wanted: readonly string[], on: IsoDay): MembershipPlan {
  const staying = new Set(wanted);
  const current = places.filter((place) => holdsOn(place, on));
  const kept = current.filter((place) => staying.has(place.personId));
  const keptPeople = new Set(kept.map((place) => place.personId));
  const leaving = current.filter((place) => !staying.has(place.personId));
  return {
    begin: [...staying].filter((personId) => !keptPeople.has(personId)),
    end: leaving.filter((place) => place.from < on),
    reopen: kept.filter((place) => place.to !== null),
    drop: [...leaving.filter((place) => place.from === on), ...places.filter((place) => place.from > on)],
  };
}
