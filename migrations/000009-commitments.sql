-- Promises: next steps of ended sessions, with the days they are due and will be asked about, and what was said of them.
create table commitment (
  district_id uuid not null,
  commitment_id uuid not null,
  session_id uuid not null,
  next_step_id uuid not null,
  circle_id uuid,
  problem_id uuid,
  session_title text not null,
  owner_id uuid not null,
  check_by uuid,
  horizon text not null check (horizon in ('short', 'long')),
  what text not null,
  actor text not null,
  place text not null,
  evidence text not null,
  due_on date not null,
  check_on date not null,
  status text not null check (status in ('open', 'happened', 'partly', 'changed', 'withdrawn')),
  content_for_supervisor boolean not null,
  asked_on date,
  created_at timestamptz not null,
  primary key (district_id, commitment_id),
  unique (district_id, session_id, next_step_id)
);
create index commitment_owner on commitment (district_id, owner_id);
create index commitment_circle on commitment (district_id, circle_id);
create index commitment_check on commitment (district_id, check_on) where status = 'open';
select protect_table('commitment');

create table commitment_report (
  district_id uuid not null,
  report_id uuid not null,
  commitment_id uuid not null,
  by_person uuid not null,
  kind text not null check (kind in ('check-in', 'owner')),
  outcome text not null check (outcome in ('happened', 'partly', 'not-yet', 'changed')),
  sentence text not null,
  evidence text not null,
  at timestamptz not null,
  primary key (district_id, report_id),
  foreign key (district_id, commitment_id) references commitment
);
create index commitment_report_of on commitment_report (district_id, commitment_id);
select protect_table('commitment_report');

-- Every change of dates, with its reason: history is kept, never overwritten.
create table commitment_date_change (
  district_id uuid not null,
  change_id uuid not null,
  commitment_id uuid not null,
  by_person uuid not null,
  due_before date not null,
  due_after date not null,
  check_before date not null,
  check_after date not null,
  reason text not null,
  at timestamptz not null,
  primary key (district_id, change_id),
  foreign key (district_id, commitment_id) references commitment
);
select protect_table('commitment_date_change');

-- A mailed check-in can be answered without signing in: the key is good for one answer to one promise. Only its hash is kept.
create table check_in_key (
  district_id uuid not null,
  key_hash text not null,
  commitment_id uuid not null,
  person_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (district_id, key_hash),
  foreign key (district_id, commitment_id) references commitment
);
select protect_table('check_in_key');
