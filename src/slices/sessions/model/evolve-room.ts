import { stoppedClock } from './clock.ts';
import { withCapture, withStep, type Evolvers } from './evolving.ts';
import { UNDO_MS } from './guards.ts';
import type { Participant, SessionState } from './state.ts';

/** Start, end and reopening, people coming and going, seats lent and returned. */
export const roomEvolvers: Evolvers<'SessionStarted' | 'SessionEnded' | 'SessionReopened' | 'PersonArrived' | 'PersonLeft' | 'SeatLent' | 'SeatReturned'> = {
  SessionStarted(state, { problemVersion, at }) {
    const people = Object.values(state.people).map((person) => [person.personId, person.present ? arrived(person, at) : person] as const);
    return { ...state, status: 'live', startedAt: at, plan: { ...state.plan, problemVersion }, people: Object.fromEntries(people) };
  },
  SessionEnded(state, { endedAt, pulse }) {
    const last = state.steps[state.current];
    const counted = pulse.reduce((so, { captureId, counts }) => withCapture(so, captureId, 'pulse', () => ({ counts })), state);
    const stopped = withStep(counted, state.current, (run) => ({ ...run, clock: stoppedClock(run.clock, endedAt) }));
    const undo = last ? { until: endedAt + UNDO_MS, toIndex: state.current, clock: last.clock, entered: null } : null;
    return { ...stopped, status: 'ended', endedAt, undo };
  },
  SessionReopened(state, { stepIndex, clock }) {
    const running = withStep(state, stepIndex, (run) => ({ ...run, clock }));
    return { ...running, status: 'live', endedAt: null, undo: null, current: stepIndex };
  },
  PersonArrived(state, { personId, at }) {
    return withPerson(state, personId, (person) => ({ ...(state.status === 'live' ? arrived(person, at) : person), present: true }));
  },
  PersonLeft(state, { personId }) {
    return withPerson(state, personId, (person) => ({ ...person, present: false }));
  },
  SeatLent(state, { seatId, holder, to }) {
    return { ...state, seats: { ...state.seats, [seatId]: { seatId, holder, lentTo: to } } };
  },
  SeatReturned(state, { seatId, holder }) {
    return { ...state, seats: { ...state.seats, [seatId]: { seatId, holder, lentTo: null } } };
  },
};

function withPerson(state: SessionState, personId: string, change: (person: Participant) => Participant): SessionState {
  if (!Object.hasOwn(state.people, personId)) return state;
  return { ...state, people: { ...state.people, [personId]: change(state.people[personId]!) } };
}

/** Arrived is who was there while the session ran; looking in beforehand is not attending. */
function arrived(person: Participant, at: number): Participant {
  return { ...person, arrivedAt: person.arrivedAt ?? at };
}
