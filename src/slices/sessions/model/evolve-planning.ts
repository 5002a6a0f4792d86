import { freshClock } from './clock.ts';
import type { PersonNamed, SessionEvent } from './events.ts';
import type { Evolvers } from './evolving.ts';
import { freshCaptures } from './places.ts';
import type { Participant, SessionPlan, SessionState, StepRun } from './state.ts';
import { plannedMsOf } from './time-plan.ts';

/** The state that a plan begins with. */
export function planned(event: Extract<SessionEvent, { type: 'SessionPlanned' }>): SessionState {
  return {
    sessionId: event.sessionId,
    districtId: event.districtId,
    status: 'planned',
    plan: event.plan,
    people: Object.fromEntries(event.people.map((person) => [person.personId, newcomer(person)])),
    seats: Object.fromEntries(event.seats.map((hold) => [hold.seatId, hold])),
    steps: freshSteps(event.plan),
    current: -1,
    moves: 0,
    undo: null,
    captures: freshCaptures(event.plan.protocol.content),
    startedAt: null,
    endedAt: null,
  };
}

/** What changes to the plan do to the state. */
export const planningEvolvers: Evolvers<'PlanChanged' | 'ParticipantAdded' | 'ParticipantRemoved' | 'SeatAssigned' | 'SessionCancelled'> = {
  PlanChanged(state, { changes }) {
    const plan = { ...state.plan, ...changes };
    return { ...state, plan, steps: state.status === 'planned' ? freshSteps(plan) : state.steps };
  },
  ParticipantAdded(state, { person }) {
    return Object.hasOwn(state.people, person.personId) ? state : { ...state, people: { ...state.people, [person.personId]: newcomer(person) } };
  },
  ParticipantRemoved(state, { personId }) {
    const { [personId]: _gone, ...people } = state.people;
    return { ...state, people };
  },
  SeatAssigned(state, { seatId, personId }) {
    return { ...state, seats: { ...state.seats, [seatId]: { seatId, holder: personId, lentTo: null } } };
  },
  SessionCancelled(state) {
    return { ...state, status: 'cancelled' };
  },
};

function newcomer({ personId, name, guest }: PersonNamed): Participant {
  return { personId, name, guest, arrivedAt: null, present: false };
}

function freshSteps(plan: SessionPlan): readonly StepRun[] {
  const { content } = plan.protocol;
  const plannedMs = plannedMsOf(content, plan.minutes);
  return content.steps.map((step, index) => ({
    stepId: step.id,
    clock: freshClock(plannedMs[index]!),
    run: 0,
    earlierMs: 0,
    timeReachedRun: 0,
    scriptRead: false,
    ready: [],
  }));
}
