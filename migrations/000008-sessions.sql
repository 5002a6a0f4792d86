-- Sessions as rows: what lists, calendars and the rotation need. The truth of a session is its event stream of kind
-- 'session'; these rows are written in the same transaction as the events that change them.

create table session (
  district_id uuid not null,
  session_id uuid not null,
  circle_id uuid,
  title text not null,
  starts_at timestamptz not null,
  minutes integer not null,
  place text not null,
  status text not null check (status in ('planned', 'live', 'ended', 'cancelled')),
  protocol_id uuid not null,
  protocol_version integer not null,
  problem_id uuid,
  -- The version that was brought, frozen when the session starts.
  problem_version integer,
  supervisor_sees text not null check (supervisor_sees in ('completion', 'record')),
  presenter_id uuid,
  facilitator_id uuid,
  planned_by uuid,
  started_at timestamptz,
  ended_at timestamptz,
  next_step_count integer not null default 0,
  -- How often the invitation has changed: SEQUENCE of RFC 5545.
  invitation_sequence integer not null default 0,
  invitation_changed_at timestamptz not null,
  primary key (district_id, session_id)
);
create index session_by_time on session (district_id, starts_at);
create index session_by_circle on session (district_id, circle_id, starts_at);
create index session_by_problem on session (district_id, problem_id) where problem_id is not null;

create table session_person (
  district_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  guest boolean not null,
  -- The invitation_sequence this person was last told of; null before the first. A killed server leaves it behind and is made up for.
  told_sequence integer,
  primary key (district_id, session_id, person_id)
);
create index session_person_by_person on session_person (district_id, person_id);

-- Who held which seat; the rotation counts these.
create table session_seat (
  district_id uuid not null,
  session_id uuid not null,
  seat_id text not null,
  person_id uuid not null,
  primary key (district_id, session_id, seat_id)
);

-- Which server holds a person's stream. Rows of a killed server grow stale and any other server sweeps them.
create table session_presence (
  district_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  server_id uuid not null,
  connected boolean not null,
  seen_at timestamptz not null default now(),
  primary key (district_id, session_id, person_id, server_id)
-- Rewritten every few seconds: with room on the page, and seen_at in no index, rewriting stays in place.
) with (fillfactor = 50);
create index session_presence_by_server on session_presence (server_id) where connected;

select protect_table('session');
select protect_table('session_person');
select protect_table('session_seat');
select protect_table('session_presence');
