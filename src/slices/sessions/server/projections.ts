import { sql } from 'kysely';
import type { Batch } from '../../../platform/server/streams/stream-kind.ts';
import type { SessionEvent, SessionEventType } from '../model/events.ts';
import type { SeatHold, SessionState } from '../model/state.ts';
import { facilitatorOf, presenterOf } from './relations.ts';
import type { SessionTrx } from './tables.ts';

export type SessionBatch = Batch<SessionState, SessionEvent>;

const CHANGES_ROWS: ReadonlySet<SessionEventType> = new Set<SessionEventType>([
  'SessionPlanned',
  'PlanChanged',
  'ParticipantAdded',
  'ParticipantRemoved',
  'SeatAssigned',
  'SessionCancelled',
  'SessionStarted',
  'SessionEnded',
  'SessionReopened',
  'NextStepWritten',
  'NextStepRemoved',
]);

/** Whether these events change a session's rows. */
export function changesRows(events: readonly SessionEvent[]): boolean {
  return events.some((event) => CHANGES_ROWS.has(event.type));
}

/** Writes a session's rows as they are after a batch, in the batch's own transaction. */
export async function writeSessionRows(trx: SessionTrx, batch: SessionBatch): Promise<void> {
  await writeSession(trx, batch);
  const types = new Set(batch.entries.map((entry) => entry.event.type));
  if (types.has('SessionPlanned') || types.has('ParticipantAdded') || types.has('ParticipantRemoved')) await writePeople(trx, batch.state);
  if (types.has('SessionPlanned') || types.has('SeatAssigned') || types.has('SessionEnded')) await writeSeats(trx, batch.state);
}

async function writeSession(trx: SessionTrx, { districtId, state, entries }: SessionBatch): Promise<void> {
  const planned = entries.find((entry) => entry.event.type === 'SessionPlanned');
  const lastAt = entries.at(-1)!.event.at;
  const shown = {
    circle_id: state.plan.circleId,
    title: state.plan.title,
    starts_at: new Date(state.plan.startsAt),
    minutes: state.plan.minutes,
    place: state.plan.place,
    status: state.status,
    problem_id: state.plan.problemId,
    problem_version: state.plan.problemVersion,
    supervisor_sees: state.plan.supervisorSees,
    presenter_id: presenterOf(state),
    facilitator_id: facilitatorOf(state),
    started_at: dateOrNull(state.startedAt),
    ended_at: dateOrNull(state.endedAt),
    next_step_count: countNextSteps(state),
  };
  if (planned) {
    const { protocolId, version } = state.plan.protocol;
    const identity = { district_id: districtId, session_id: state.sessionId, protocol_id: protocolId, protocol_version: version, planned_by: planned.by };
    await trx.insertInto('session').values({ ...identity, ...shown, invitation_sequence: 0, invitation_changed_at: new Date(lastAt) }).execute();
    return;
  }
  const invitation = changesInvitation(entries) ? { invitation_sequence: sql<number>`invitation_sequence + 1`, invitation_changed_at: new Date(lastAt) } : {};
  await trx.updateTable('session').set({ ...shown, ...invitation }).where('session_id', '=', state.sessionId).execute();
}

/** Whether people who already have the session in their calendar must be told: when, where, what it is called, or that it is off. */
function changesInvitation(entries: SessionBatch['entries']): boolean {
  return entries.some(({ event }) => {
    if (event.type === 'SessionCancelled') return true;
    return event.type === 'PlanChanged' && ['title', 'startsAt', 'minutes', 'place'].some((field) => field in event.changes);
  });
}

async function writePeople(trx: SessionTrx, state: SessionState): Promise<void> {
  const people = Object.values(state.people);
  const gone = trx.deleteFrom('session_person').where('session_id', '=', state.sessionId);
  await (people.length > 0 ? gone.where('person_id', 'not in', people.map((person) => person.personId)) : gone).execute();
  if (people.length === 0) return;
  const rows = people.map((person) => ({ district_id: state.districtId, session_id: state.sessionId, person_id: person.personId, guest: person.guest }));
  await trx.insertInto('session_person').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
}

async function writeSeats(trx: SessionTrx, state: SessionState): Promise<void> {
  await trx.deleteFrom('session_seat').where('session_id', '=', state.sessionId).execute();
  // Once it is over, whoever really did it counts: a turn that was lent away is still owed.
  const holderOf = (hold: SeatHold): string => (state.status === 'ended' ? (hold.lentTo ?? hold.holder) : hold.holder);
  const rows = Object.values(state.seats).map((hold) => ({ district_id: state.districtId, session_id: state.sessionId, seat_id: hold.seatId, person_id: holderOf(hold) }));
  if (rows.length > 0) await trx.insertInto('session_seat').values(rows).execute();
}

function countNextSteps(state: SessionState): number {
  return Object.values(state.captures).reduce((count, capture) => count + (capture.kind === 'next-steps' ? capture.nextSteps.length : 0), 0);
}

function dateOrNull(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}
