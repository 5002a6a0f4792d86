import { err, ok, type Result } from '../../../kernel/result.ts';
import type { DecideContext } from './commands.ts';
import type { PersonNamed, SessionEvent } from './events.ts';
import { stamp } from './guards.ts';
import { seatNamed } from './places.ts';
import { refusals } from './refusals.ts';
import type { SessionPlan } from './state.ts';

/** What a new session is planned from. `seats` gives person by seat id; seats may still be open. */
export interface PlanInput {
  readonly sessionId: string;
  readonly districtId: string;
  readonly plan: Omit<SessionPlan, 'problemVersion'>;
  readonly people: readonly PersonNamed[];
  readonly seats: Readonly<Record<string, string>>;
}

/** Plans a session: its first event. Refuses seats the protocol lacks, seats for guests or strangers, two seats for one. */
export function planSession(input: PlanInput, ctx: DecideContext): Result<readonly SessionEvent[]> {
  const people = [...new Map(input.people.map((person) => [person.personId, person])).values()];
  const seats = Object.entries(input.seats).map(([seatId, holder]) => ({ seatId, holder, lentTo: null }));
  const taken = new Set<string>();
  for (const { seatId, holder } of seats) {
    const person = people.find((candidate) => candidate.personId === holder);
    if (!seatNamed(input.plan.protocol.content, seatId)) return err(refusals.noSuchSeat());
    if (!person) return err(refusals.noSuchPerson());
    if (person.guest) return err(refusals.guestsHoldNoSeat());
    if (taken.has(holder)) return err(refusals.oneSeatEach(person.name));
    taken.add(holder);
  }
  const plan: SessionPlan = { ...input.plan, problemVersion: null };
  return ok([{ type: 'SessionPlanned', ...stamp(ctx), sessionId: input.sessionId, districtId: input.districtId, plan, people, seats }]);
}
