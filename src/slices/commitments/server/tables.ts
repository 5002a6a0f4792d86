/** The tables that this slice alone writes; rows as Kysely sees them. Days are ISO dates, times are Date. */
export interface CommitmentTables {
  commitment: CommitmentRow;
  commitment_report: ReportRow;
  commitment_date_change: DateChangeRow;
  check_in_key: CheckInKeyRow;
}

export interface CommitmentRow {
  district_id: string;
  commitment_id: string;
  session_id: string;
  next_step_id: string;
  circle_id: string | null;
  problem_id: string | null;
  session_title: string;
  owner_id: string;
  check_by: string | null;
  horizon: 'short' | 'long';
  what: string;
  actor: string;
  place: string;
  evidence: string;
  due_on: string;
  check_on: string;
  status: 'open' | 'happened' | 'partly' | 'changed' | 'withdrawn';
  content_for_supervisor: boolean;
  asked_on: string | null;
  created_at: Date;
}

export interface ReportRow {
  district_id: string;
  report_id: string;
  commitment_id: string;
  by_person: string;
  kind: 'check-in' | 'owner';
  outcome: 'happened' | 'partly' | 'not-yet' | 'changed';
  sentence: string;
  evidence: string;
  at: Date;
}

export interface DateChangeRow {
  district_id: string;
  change_id: string;
  commitment_id: string;
  by_person: string;
  due_before: string;
  due_after: string;
  check_before: string;
  check_after: string;
  reason: string;
  at: Date;
}

export interface CheckInKeyRow {
  district_id: string;
  key_hash: string;
  commitment_id: string;
  person_id: string;
  expires_at: Date;
  used_at: Date | null;
}
