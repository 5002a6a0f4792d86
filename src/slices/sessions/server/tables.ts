import type { Transaction } from 'kysely';
import type { PeopleTables } from '../../people/server/index.ts';
import type { SessionStatus, SupervisorSees } from '../model/state.ts';

/** The tables that this slice alone writes, besides its event stream. */
export interface SessionTables {
  session: {
    district_id: string;
    session_id: string;
    circle_id: string | null;
    title: string;
    starts_at: Date;
    minutes: number;
    place: string;
    status: SessionStatus;
    protocol_id: string;
    protocol_version: number;
    problem_id: string | null;
    problem_version: number | null;
    supervisor_sees: SupervisorSees;
    presenter_id: string | null;
    facilitator_id: string | null;
    planned_by: string | null;
    started_at: Date | null;
    ended_at: Date | null;
    next_step_count: number;
    invitation_sequence: number;
    invitation_changed_at: Date;
  };
  session_person: {
    district_id: string;
    session_id: string;
    person_id: string;
    guest: boolean;
    told_sequence: number | null;
  };
  session_seat: {
    district_id: string;
    session_id: string;
    seat_id: string;
    person_id: string;
  };
}

export type SessionTrx = Transaction<SessionTables>;

/** A transaction of another slice, seen with this slice's tables. */
export function asSessions<T>(trx: Transaction<T>): SessionTrx {
  return trx as unknown as SessionTrx;
}

/** This slice's transaction, for the functions of the people slice. */
export function asPeople<T>(trx: Transaction<T>): Transaction<PeopleTables> {
  return trx as unknown as Transaction<PeopleTables>;
}
