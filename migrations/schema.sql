-- The schema after all migrations, for reading. Written by `node scripts/dump-schema.mjs`; never edited by hand.

create table audit_entry (
  district_id uuid not null,
  entry_id uuid not null,
  at timestamp with time zone not null,
  actor_id uuid,
  act text not null,
  sentence text not null,
  constraint audit_entry_pkey PRIMARY KEY (district_id, entry_id)
);
alter table audit_entry enable row level security;
create policy district_wall on audit_entry using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant insert, select on audit_entry to jointwork_app;

create table check_in_key (
  district_id uuid not null,
  key_hash text not null,
  commitment_id uuid not null,
  person_id uuid not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint check_in_key_pkey PRIMARY KEY (district_id, key_hash),
  constraint check_in_key_district_id_commitment_id_fkey FOREIGN KEY (district_id, commitment_id) REFERENCES commitment(district_id, commitment_id)
);
alter table check_in_key enable row level security;
create policy district_wall on check_in_key using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on check_in_key to jointwork_app;

create table column_map (
  district_id uuid not null,
  study_id uuid not null,
  signature text not null,
  headings jsonb not null,
  map jsonb not null,
  kept_at timestamp with time zone not null,
  constraint column_map_pkey PRIMARY KEY (district_id, study_id, signature),
  constraint column_map_district_id_study_id_fkey FOREIGN KEY (district_id, study_id) REFERENCES study(district_id, study_id)
);
alter table column_map enable row level security;
create policy district_wall on column_map using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on column_map to jointwork_app;

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
  horizon text not null,
  what text not null,
  actor text not null,
  place text not null,
  evidence text not null,
  due_on date not null,
  check_on date not null,
  status text not null,
  content_for_supervisor boolean not null,
  asked_on date,
  created_at timestamp with time zone not null,
  constraint commitment_pkey PRIMARY KEY (district_id, commitment_id),
  constraint commitment_district_id_session_id_next_step_id_key UNIQUE (district_id, session_id, next_step_id),
  constraint commitment_horizon_check CHECK ((horizon = ANY (ARRAY['short'::text, 'long'::text]))),
  constraint commitment_status_check CHECK ((status = ANY (ARRAY['open'::text, 'happened'::text, 'partly'::text, 'changed'::text, 'withdrawn'::text])))
);
CREATE INDEX commitment_check ON public.commitment USING btree (district_id, check_on) WHERE (status = 'open'::text);
CREATE INDEX commitment_circle ON public.commitment USING btree (district_id, circle_id);
CREATE INDEX commitment_owner ON public.commitment USING btree (district_id, owner_id);
alter table commitment enable row level security;
create policy district_wall on commitment using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on commitment to jointwork_app;

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
  at timestamp with time zone not null,
  constraint commitment_date_change_pkey PRIMARY KEY (district_id, change_id),
  constraint commitment_date_change_district_id_commitment_id_fkey FOREIGN KEY (district_id, commitment_id) REFERENCES commitment(district_id, commitment_id)
);
alter table commitment_date_change enable row level security;
create policy district_wall on commitment_date_change using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on commitment_date_change to jointwork_app;

create table commitment_report (
  district_id uuid not null,
  report_id uuid not null,
  commitment_id uuid not null,
  by_person uuid not null,
  kind text not null,
  outcome text not null,
  sentence text not null,
  evidence text not null,
  at timestamp with time zone not null,
  constraint commitment_report_pkey PRIMARY KEY (district_id, report_id),
  constraint commitment_report_district_id_commitment_id_fkey FOREIGN KEY (district_id, commitment_id) REFERENCES commitment(district_id, commitment_id),
  constraint commitment_report_kind_check CHECK ((kind = ANY (ARRAY['check-in'::text, 'owner'::text]))),
  constraint commitment_report_outcome_check CHECK ((outcome = ANY (ARRAY['happened'::text, 'partly'::text, 'not-yet'::text, 'changed'::text])))
);
CREATE INDEX commitment_report_of ON public.commitment_report USING btree (district_id, commitment_id);
alter table commitment_report enable row level security;
create policy district_wall on commitment_report using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on commitment_report to jointwork_app;

create table district (
  district_id uuid not null,
  name text not null,
  time_zone text not null,
  leadership_definition text not null default ''::text,
  created_at timestamp with time zone not null,
  constraint district_pkey PRIMARY KEY (district_id)
);
alter table district enable row level security;
create policy district_wall on district using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant select, update on district to jointwork_app;

create table event_log (
  district_id uuid not null,
  stream_id uuid not null,
  seq bigint not null,
  command_id uuid not null,
  n integer not null,
  type text not null,
  version integer not null,
  payload jsonb not null,
  by_person uuid,
  at timestamp with time zone not null default now(),
  constraint event_log_pkey PRIMARY KEY (district_id, stream_id, seq),
  constraint event_log_district_id_stream_id_command_id_n_key UNIQUE (district_id, stream_id, command_id, n)
);
alter table event_log enable row level security;
create policy district_wall on event_log using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant insert, select on event_log to jointwork_app;

create table event_stream (
  district_id uuid not null,
  stream_id uuid not null,
  kind text not null,
  constraint event_stream_pkey PRIMARY KEY (district_id, stream_id)
);
alter table event_stream enable row level security;
create policy district_wall on event_stream using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant insert, select on event_stream to jointwork_app;

create table exchange_guid (
  district_id uuid not null,
  study_id uuid not null,
  id uuid not null,
  guid text not null,
  constraint exchange_guid_pkey PRIMARY KEY (district_id, study_id, id)
);
alter table exchange_guid enable row level security;
create policy district_wall on exchange_guid using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on exchange_guid to jointwork_app;

create table held_role (
  district_id uuid not null,
  role_id uuid not null,
  person_id uuid not null,
  role text not null,
  school_id uuid,
  from_on date not null,
  to_on date,
  constraint held_role_pkey PRIMARY KEY (district_id, role_id),
  constraint held_role_district_id_person_id_fkey FOREIGN KEY (district_id, person_id) REFERENCES person(district_id, person_id),
  constraint held_role_district_id_school_id_fkey FOREIGN KEY (district_id, school_id) REFERENCES school(district_id, school_id),
  constraint held_role_check CHECK ((to_on >= from_on)),
  constraint held_role_role_check CHECK ((role = ANY (ARRAY['principal'::text, 'supervisor'::text, 'central-office'::text, 'school-team'::text, 'cabinet'::text, 'researcher'::text, 'administrator'::text])))
);
CREATE INDEX held_role_person ON public.held_role USING btree (district_id, person_id);
CREATE INDEX held_role_role ON public.held_role USING btree (district_id, role, person_id);
CREATE INDEX held_role_school ON public.held_role USING btree (district_id, school_id);
alter table held_role enable row level security;
create policy district_wall on held_role using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on held_role to jointwork_app;

create table identity_account (
  id uuid not null,
  user_id uuid not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint identity_account_pkey PRIMARY KEY (id),
  constraint identity_account_user_id_provider_id_key UNIQUE (user_id, provider_id),
  constraint identity_account_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity_user(id) ON DELETE CASCADE
);
grant delete, insert, select, update on identity_account to jointwork_identity;

create table identity_guest (
  person_id uuid not null,
  pass_id uuid not null,
  token_hash text not null,
  name text not null,
  made_at timestamp with time zone not null,
  constraint identity_guest_pkey PRIMARY KEY (person_id),
  constraint identity_guest_token_hash_key UNIQUE (token_hash),
  constraint identity_guest_pass_id_fkey FOREIGN KEY (pass_id) REFERENCES identity_guest_pass(pass_id) ON DELETE CASCADE
);
CREATE INDEX identity_guest_pass_guests ON public.identity_guest USING btree (pass_id);
grant delete, insert, select, update on identity_guest to jointwork_identity;

create table identity_guest_pass (
  pass_id uuid not null,
  token_hash text not null,
  district_id uuid not null,
  session_id uuid not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  seats integer not null,
  revoked_at timestamp with time zone,
  constraint identity_guest_pass_pkey PRIMARY KEY (pass_id),
  constraint identity_guest_pass_token_hash_key UNIQUE (token_hash),
  constraint identity_guest_pass_seats_check CHECK (((seats >= 1) AND (seats <= 50)))
);
CREATE INDEX identity_guest_pass_session ON public.identity_guest_pass USING btree (session_id);
grant delete, insert, select, update on identity_guest_pass to jointwork_identity;

create table identity_invitation (
  token_hash text not null,
  user_id uuid not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  voided_at timestamp with time zone,
  constraint identity_invitation_pkey PRIMARY KEY (token_hash),
  constraint identity_invitation_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity_user(id) ON DELETE CASCADE
);
CREATE INDEX identity_invitation_user ON public.identity_invitation USING btree (user_id);
grant delete, insert, select, update on identity_invitation to jointwork_identity;

create table identity_limit (
  key character varying(255) not null,
  points integer not null default 0,
  expire bigint,
  constraint identity_limit_pkey PRIMARY KEY (key)
);
grant delete, insert, select, update on identity_limit to jointwork_identity;

create table identity_recovery_code (
  user_id uuid not null,
  code_hash text not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint identity_recovery_code_pkey PRIMARY KEY (user_id, code_hash),
  constraint identity_recovery_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity_user(id) ON DELETE CASCADE
);
grant delete, insert, select, update on identity_recovery_code to jointwork_identity;

create table identity_session (
  id uuid not null,
  user_id uuid not null,
  token text not null,
  signed_in_by text not null default 'password'::text,
  ip_address text,
  user_agent text,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint identity_session_pkey PRIMARY KEY (id),
  constraint identity_session_token_key UNIQUE (token),
  constraint identity_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity_user(id) ON DELETE CASCADE
);
CREATE INDEX identity_session_user ON public.identity_session USING btree (user_id);
grant delete, insert, select, update on identity_session to jointwork_identity;

create table identity_user (
  id uuid not null,
  district_id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  first_signed_in_at timestamp with time zone,
  recovery_codes_made_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint identity_user_pkey PRIMARY KEY (id),
  constraint identity_user_email_key UNIQUE (email),
  constraint identity_user_email_check CHECK ((email = lower(email)))
);
grant delete, insert, select, update on identity_user to jointwork_identity;

create table identity_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint identity_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX identity_verification_identifier ON public.identity_verification USING btree (identifier);
grant delete, insert, select, update on identity_verification to jointwork_identity;

create table import_line (
  district_id uuid not null,
  line_id uuid not null,
  study_id uuid not null,
  import_id uuid not null,
  folder text not null,
  file text not null,
  status text not null,
  message text not null,
  source_ids jsonb not null,
  rows integer not null,
  codings integer not null,
  notes jsonb not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint import_line_pkey PRIMARY KEY (district_id, line_id),
  constraint import_line_district_id_study_id_fkey FOREIGN KEY (district_id, study_id) REFERENCES study(district_id, study_id),
  constraint import_line_status_check CHECK ((status = ANY (ARRAY['imported'::text, 'known'::text, 'changed'::text, 'replaced'::text, 'refused'::text])))
);
CREATE INDEX import_line_import ON public.import_line USING btree (district_id, study_id, import_id, line_id);
alter table import_line enable row level security;
create policy district_wall on import_line using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant insert, select on import_line to jointwork_app;

create table installation_secret (
  name text not null,
  secret text not null,
  constraint installation_secret_pkey PRIMARY KEY (name)
);

create table membership (
  district_id uuid not null,
  membership_id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  part text not null,
  from_on date not null,
  to_on date,
  began_because text not null default ''::text,
  ended_because text not null default ''::text,
  constraint membership_pkey PRIMARY KEY (district_id, membership_id),
  constraint membership_district_id_group_id_fkey FOREIGN KEY (district_id, group_id) REFERENCES person_group(district_id, group_id),
  constraint membership_district_id_person_id_fkey FOREIGN KEY (district_id, person_id) REFERENCES person(district_id, person_id),
  constraint membership_check CHECK ((to_on > from_on)),
  constraint membership_part_check CHECK ((part = ANY (ARRAY['member'::text, 'supervisor'::text])))
);
CREATE INDEX membership_group ON public.membership USING btree (district_id, group_id, part);
CREATE INDEX membership_person ON public.membership USING btree (district_id, person_id, part);
alter table membership enable row level security;
create policy district_wall on membership using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on membership to jointwork_app;

create table notice (
  district_id uuid not null,
  notice_id uuid not null,
  person_id uuid not null,
  kind text not null,
  key text,
  title text not null,
  body text not null,
  url text not null,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint notice_pkey PRIMARY KEY (district_id, notice_id),
  constraint notice_district_id_person_id_fkey FOREIGN KEY (district_id, person_id) REFERENCES person(district_id, person_id)
);
CREATE INDEX notice_inbox ON public.notice USING btree (district_id, person_id, notice_id DESC);
CREATE UNIQUE INDEX notice_key ON public.notice USING btree (district_id, person_id, key) WHERE (key IS NOT NULL);
alter table notice enable row level security;
create policy district_wall on notice using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on notice to jointwork_app;

create table person (
  district_id uuid not null,
  person_id uuid not null,
  name text not null,
  email text,
  wants_mail boolean not null default true,
  guest_of_session uuid,
  created_at timestamp with time zone not null,
  constraint person_pkey PRIMARY KEY (district_id, person_id)
);
CREATE INDEX person_by_name ON public.person USING btree (district_id, lower(name), person_id) WHERE (guest_of_session IS NULL);
alter table person enable row level security;
create policy district_wall on person using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on person to jointwork_app;

create table person_group (
  district_id uuid not null,
  group_id uuid not null,
  kind text not null,
  name text not null,
  level text,
  network_id uuid,
  cohort_id uuid,
  supervisor_sees text not null default 'completion'::text,
  ended_on date,
  created_at timestamp with time zone not null,
  constraint person_group_pkey PRIMARY KEY (district_id, group_id),
  constraint person_group_district_id_cohort_id_fkey FOREIGN KEY (district_id, cohort_id) REFERENCES person_group(district_id, group_id),
  constraint person_group_district_id_network_id_fkey FOREIGN KEY (district_id, network_id) REFERENCES person_group(district_id, group_id),
  constraint person_group_kind_check CHECK ((kind = ANY (ARRAY['network'::text, 'cohort'::text, 'circle'::text]))),
  constraint person_group_level_check CHECK ((level = ANY (ARRAY['elementary'::text, 'k-8'::text, 'middle'::text, 'high'::text, 'k-12'::text, 'other'::text]))),
  constraint person_group_supervisor_sees_check CHECK ((supervisor_sees = ANY (ARRAY['completion'::text, 'record'::text])))
);
CREATE INDEX person_group_kind ON public.person_group USING btree (district_id, kind, lower(name));
alter table person_group enable row level security;
create policy district_wall on person_group using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on person_group to jointwork_app;

create table problem (
  district_id uuid not null,
  problem_id uuid not null,
  author_id uuid not null,
  created_at timestamp with time zone not null,
  version integer not null,
  saved_at timestamp with time zone not null,
  consultation_at timestamp with time zone,
  ready_author_at timestamp with time zone,
  ready_supervisor_at timestamp with time zone,
  ready_supervisor_id uuid,
  ready_undone_at timestamp with time zone,
  presented_at timestamp with time zone,
  constraint problem_pkey PRIMARY KEY (district_id, problem_id),
  constraint problem_version_check CHECK ((version >= 1))
);
CREATE INDEX problem_author ON public.problem USING btree (district_id, author_id);
alter table problem enable row level security;
create policy district_wall on problem using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant insert, select, update on problem to jointwork_app;

create table problem_comment (
  district_id uuid not null,
  comment_id uuid not null,
  problem_id uuid not null,
  answers uuid,
  field text,
  version integer not null,
  by_person uuid not null,
  at timestamp with time zone not null,
  text text not null,
  resolved_at timestamp with time zone,
  constraint problem_comment_pkey PRIMARY KEY (district_id, comment_id),
  constraint problem_comment_district_id_answers_fkey FOREIGN KEY (district_id, answers) REFERENCES problem_comment(district_id, comment_id),
  constraint problem_comment_district_id_problem_id_fkey FOREIGN KEY (district_id, problem_id) REFERENCES problem(district_id, problem_id)
);
CREATE INDEX problem_comment_problem ON public.problem_comment USING btree (district_id, problem_id, at);
alter table problem_comment enable row level security;
create policy district_wall on problem_comment using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant insert, select, update on problem_comment to jointwork_app;

create table problem_document (
  district_id uuid not null,
  document_id uuid not null,
  problem_id uuid not null,
  file_id uuid not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  shown text not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint problem_document_pkey PRIMARY KEY (district_id, document_id),
  constraint problem_document_district_id_problem_id_fkey FOREIGN KEY (district_id, problem_id) REFERENCES problem(district_id, problem_id),
  constraint problem_document_shown_check CHECK ((shown = ANY (ARRAY['page'::text, 'pdf'::text, 'image'::text, 'download'::text])))
);
CREATE INDEX problem_document_problem ON public.problem_document USING btree (district_id, problem_id);
CREATE INDEX problem_document_removed ON public.problem_document USING btree (removed_at) WHERE (removed_at IS NOT NULL);
alter table problem_document enable row level security;
create policy district_wall on problem_document using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on problem_document to jointwork_app;

create table problem_document_page (
  district_id uuid not null,
  document_id uuid not null,
  html text not null,
  notes jsonb not null,
  constraint problem_document_page_pkey PRIMARY KEY (district_id, document_id),
  constraint problem_document_page_district_id_document_id_fkey FOREIGN KEY (district_id, document_id) REFERENCES problem_document(district_id, document_id) ON DELETE CASCADE
);
alter table problem_document_page enable row level security;
create policy district_wall on problem_document_page using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on problem_document_page to jointwork_app;

create table problem_note (
  district_id uuid not null,
  note_id uuid not null,
  problem_id uuid not null,
  author_id uuid not null,
  text text not null,
  saved_at timestamp with time zone not null,
  constraint problem_note_pkey PRIMARY KEY (district_id, note_id),
  constraint problem_note_district_id_problem_id_fkey FOREIGN KEY (district_id, problem_id) REFERENCES problem(district_id, problem_id)
);
CREATE INDEX problem_note_author ON public.problem_note USING btree (district_id, problem_id, author_id);
alter table problem_note enable row level security;
create policy district_wall on problem_note using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on problem_note to jointwork_app;

create table problem_refocusing (
  district_id uuid not null,
  refocusing_id uuid not null,
  problem_id uuid not null,
  from_version integer not null,
  to_version integer not null,
  reason text not null,
  by_person uuid not null,
  at timestamp with time zone not null,
  constraint problem_refocusing_pkey PRIMARY KEY (district_id, refocusing_id),
  constraint problem_refocusing_district_id_problem_id_from_version_fkey FOREIGN KEY (district_id, problem_id, from_version) REFERENCES problem_version(district_id, problem_id, version),
  constraint problem_refocusing_district_id_problem_id_to_version_fkey FOREIGN KEY (district_id, problem_id, to_version) REFERENCES problem_version(district_id, problem_id, version)
);
CREATE INDEX problem_refocusing_problem ON public.problem_refocusing USING btree (district_id, problem_id, at);
alter table problem_refocusing enable row level security;
create policy district_wall on problem_refocusing using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant insert, select on problem_refocusing to jointwork_app;

create table problem_version (
  district_id uuid not null,
  problem_id uuid not null,
  version integer not null,
  content jsonb not null,
  reason text not null,
  saved_at timestamp with time zone not null,
  saved_by uuid not null,
  constraint problem_version_pkey PRIMARY KEY (district_id, problem_id, version),
  constraint problem_version_district_id_problem_id_fkey FOREIGN KEY (district_id, problem_id) REFERENCES problem(district_id, problem_id),
  constraint problem_version_version_check CHECK ((version >= 1))
);
alter table problem_version enable row level security;
create policy district_wall on problem_version using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant insert, select on problem_version to jointwork_app;

create table protocol (
  district_id uuid not null,
  protocol_id uuid not null,
  built_in text,
  copied_from uuid,
  copied_from_version integer,
  created_at timestamp with time zone not null,
  created_by uuid,
  archived_at timestamp with time zone,
  draft jsonb,
  draft_revision integer not null default 0,
  draft_based_on integer,
  draft_saved_at timestamp with time zone,
  draft_saved_by uuid,
  constraint protocol_pkey PRIMARY KEY (district_id, protocol_id),
  constraint protocol_district_id_built_in_key UNIQUE (district_id, built_in)
);
alter table protocol enable row level security;
create policy district_wall on protocol using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant insert, select, update on protocol to jointwork_app;

create table protocol_version (
  district_id uuid not null,
  protocol_id uuid not null,
  version integer not null,
  content jsonb not null,
  note text not null,
  published_at timestamp with time zone not null,
  published_by uuid,
  constraint protocol_version_pkey PRIMARY KEY (district_id, protocol_id, version),
  constraint protocol_version_district_id_protocol_id_fkey FOREIGN KEY (district_id, protocol_id) REFERENCES protocol(district_id, protocol_id),
  constraint protocol_version_version_check CHECK ((version >= 1))
);
alter table protocol_version enable row level security;
create policy district_wall on protocol_version using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
CREATE TRIGGER protocol_version_is_final BEFORE UPDATE ON public.protocol_version FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_protocol();
grant insert, select on protocol_version to jointwork_app;

create table schema_migration (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (number)
);

create table school (
  district_id uuid not null,
  school_id uuid not null,
  name text not null,
  level text not null,
  size integer,
  nces_id text,
  created_at timestamp with time zone not null,
  constraint school_pkey PRIMARY KEY (district_id, school_id),
  constraint school_level_check CHECK ((level = ANY (ARRAY['elementary'::text, 'k-8'::text, 'middle'::text, 'high'::text, 'k-12'::text, 'other'::text]))),
  constraint school_size_check CHECK ((size >= 0))
);
CREATE UNIQUE INDEX school_nces ON public.school USING btree (district_id, nces_id) WHERE (nces_id IS NOT NULL);
alter table school enable row level security;
create policy district_wall on school using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on school to jointwork_app;

create table session (
  district_id uuid not null,
  session_id uuid not null,
  circle_id uuid,
  title text not null,
  starts_at timestamp with time zone not null,
  minutes integer not null,
  place text not null,
  status text not null,
  protocol_id uuid not null,
  protocol_version integer not null,
  problem_id uuid,
  problem_version integer,
  supervisor_sees text not null,
  presenter_id uuid,
  facilitator_id uuid,
  planned_by uuid,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  next_step_count integer not null default 0,
  invitation_sequence integer not null default 0,
  invitation_changed_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (district_id, session_id),
  constraint session_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'live'::text, 'ended'::text, 'cancelled'::text]))),
  constraint session_supervisor_sees_check CHECK ((supervisor_sees = ANY (ARRAY['completion'::text, 'record'::text])))
);
CREATE INDEX session_by_circle ON public.session USING btree (district_id, circle_id, starts_at);
CREATE INDEX session_by_problem ON public.session USING btree (district_id, problem_id) WHERE (problem_id IS NOT NULL);
CREATE INDEX session_by_time ON public.session USING btree (district_id, starts_at);
alter table session enable row level security;
create policy district_wall on session using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on session to jointwork_app;

create table session_person (
  district_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  guest boolean not null,
  told_sequence integer,
  constraint session_person_pkey PRIMARY KEY (district_id, session_id, person_id)
);
CREATE INDEX session_person_by_person ON public.session_person USING btree (district_id, person_id);
alter table session_person enable row level security;
create policy district_wall on session_person using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on session_person to jointwork_app;

create table session_presence (
  district_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  server_id uuid not null,
  connected boolean not null,
  seen_at timestamp with time zone not null default now(),
  constraint session_presence_pkey PRIMARY KEY (district_id, session_id, person_id, server_id)
);
CREATE INDEX session_presence_by_server ON public.session_presence USING btree (server_id) WHERE connected;
alter table session_presence enable row level security;
create policy district_wall on session_presence using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on session_presence to jointwork_app;

create table session_seat (
  district_id uuid not null,
  session_id uuid not null,
  seat_id text not null,
  person_id uuid not null,
  constraint session_seat_pkey PRIMARY KEY (district_id, session_id, seat_id)
);
alter table session_seat enable row level security;
create policy district_wall on session_seat using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on session_seat to jointwork_app;

create table source_case (
  district_id uuid not null,
  source_id uuid not null,
  case_id uuid not null,
  constraint source_case_pkey PRIMARY KEY (district_id, source_id, case_id),
  constraint source_case_district_id_case_id_fkey FOREIGN KEY (district_id, case_id) REFERENCES study_case(district_id, case_id),
  constraint source_case_district_id_source_id_fkey FOREIGN KEY (district_id, source_id) REFERENCES text_source(district_id, source_id)
);
CREATE INDEX source_case_case ON public.source_case USING btree (district_id, case_id);
alter table source_case enable row level security;
create policy district_wall on source_case using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on source_case to jointwork_app;

create table stored_file (
  district_id uuid not null,
  file_id uuid not null,
  name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 text not null,
  content bytea not null,
  created_at timestamp with time zone not null default now(),
  constraint stored_file_pkey PRIMARY KEY (district_id, file_id),
  constraint stored_file_bytes_check CHECK ((bytes > 0)),
  constraint stored_file_check CHECK ((octet_length(content) = bytes)),
  constraint stored_file_name_check CHECK ((name <> ''::text)),
  constraint stored_file_sha256_check CHECK ((length(sha256) = 64))
);
alter table stored_file enable row level security;
create policy district_wall on stored_file using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on stored_file to jointwork_app;

create table study (
  district_id uuid not null,
  study_id uuid not null,
  title text not null,
  question text not null,
  revision integer not null default 1,
  texts_revision integer not null default 0,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  archived_at timestamp with time zone,
  constraint study_pkey PRIMARY KEY (district_id, study_id)
);
alter table study enable row level security;
create policy district_wall on study using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant insert, select, update on study to jointwork_app;

create table study_attribute (
  district_id uuid not null,
  attribute_id uuid not null,
  study_id uuid not null,
  name text not null,
  type text not null,
  applies_to text not null,
  allowed jsonb,
  key text,
  created_at timestamp with time zone not null,
  constraint study_attribute_pkey PRIMARY KEY (district_id, attribute_id),
  constraint study_attribute_district_id_study_id_fkey FOREIGN KEY (district_id, study_id) REFERENCES study(district_id, study_id),
  constraint study_attribute_applies_to_check CHECK ((applies_to = ANY (ARRAY['source'::text, 'case'::text]))),
  constraint study_attribute_key_check CHECK ((key = ANY (ARRAY['folder'::text, 'file'::text]))),
  constraint study_attribute_type_check CHECK ((type = ANY (ARRAY['text'::text, 'boolean'::text, 'integer'::text, 'float'::text, 'date'::text, 'datetime'::text])))
);
CREATE UNIQUE INDEX study_attribute_name ON public.study_attribute USING btree (district_id, study_id, applies_to, lower(name));
alter table study_attribute enable row level security;
create policy district_wall on study_attribute using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on study_attribute to jointwork_app;

create table study_case (
  district_id uuid not null,
  case_id uuid not null,
  study_id uuid not null,
  kind text not null,
  name text not null,
  person_id uuid,
  network_id uuid,
  attributes jsonb not null,
  revision integer not null default 1,
  created_at timestamp with time zone not null,
  constraint study_case_pkey PRIMARY KEY (district_id, case_id),
  constraint study_case_district_id_study_id_fkey FOREIGN KEY (district_id, study_id) REFERENCES study(district_id, study_id),
  constraint study_case_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'network'::text, 'meeting'::text, 'school'::text, 'other'::text])))
);
CREATE INDEX study_case_study ON public.study_case USING btree (district_id, study_id, lower(name));
alter table study_case enable row level security;
create policy district_wall on study_case using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on study_case to jointwork_app;

create table study_member (
  district_id uuid not null,
  study_id uuid not null,
  person_id uuid not null,
  part text not null,
  added_at timestamp with time zone not null,
  constraint study_member_pkey PRIMARY KEY (district_id, study_id, person_id),
  constraint study_member_district_id_study_id_fkey FOREIGN KEY (district_id, study_id) REFERENCES study(district_id, study_id),
  constraint study_member_part_check CHECK ((part = ANY (ARRAY['lead'::text, 'coder'::text, 'reader'::text])))
);
CREATE INDEX study_member_person ON public.study_member USING btree (district_id, person_id);
alter table study_member enable row level security;
create policy district_wall on study_member using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant delete, insert, select, update on study_member to jointwork_app;

create table text_source (
  district_id uuid not null,
  source_id uuid not null,
  study_id uuid not null,
  title text not null,
  type text not null,
  dated_on date not null,
  respondent_id uuid,
  basis text,
  handout_of uuid,
  given_by text not null default ''::text,
  document_kind text not null default ''::text,
  attributes jsonb not null,
  version integer not null,
  folder text not null,
  file text not null,
  file_hash text,
  part_of_file integer not null default 0,
  length integer not null,
  turns integer not null,
  revision integer not null default 1,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint text_source_pkey PRIMARY KEY (district_id, source_id),
  constraint text_source_district_id_handout_of_fkey FOREIGN KEY (district_id, handout_of) REFERENCES text_source(district_id, source_id),
  constraint text_source_district_id_respondent_id_fkey FOREIGN KEY (district_id, respondent_id) REFERENCES study_case(district_id, case_id),
  constraint text_source_district_id_study_id_fkey FOREIGN KEY (district_id, study_id) REFERENCES study(district_id, study_id),
  constraint text_source_basis_check CHECK ((basis = ANY (ARRAY['observed'::text, 'took-part'::text, 'heard'::text]))),
  constraint text_source_type_check CHECK ((type = ANY (ARRAY['observation'::text, 'interview'::text, 'document'::text, 'survey'::text, 'other'::text]))),
  constraint text_source_version_check CHECK ((version >= 1))
);
CREATE INDEX text_source_file ON public.text_source USING btree (district_id, study_id, file_hash);
CREATE INDEX text_source_name ON public.text_source USING btree (district_id, study_id, folder, file);
CREATE INDEX text_source_study ON public.text_source USING btree (district_id, study_id, lower(title), source_id);
alter table text_source enable row level security;
create policy district_wall on text_source using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant insert, select, update on text_source to jointwork_app;

create table text_version (
  district_id uuid not null,
  source_id uuid not null,
  version integer not null,
  text text not null,
  structure text not null,
  sha256 text not null,
  length integer not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  why text not null,
  constraint text_version_pkey PRIMARY KEY (district_id, source_id, version),
  constraint text_version_district_id_source_id_fkey FOREIGN KEY (district_id, source_id) REFERENCES text_source(district_id, source_id),
  constraint text_version_version_check CHECK ((version >= 1))
);
alter table text_version enable row level security;
create policy district_wall on text_version using ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid)) with check ((district_id = (NULLIF(current_setting('app.district'::text, true), ''::text))::uuid));
grant insert, select on text_version to jointwork_app;

CREATE OR REPLACE FUNCTION public.append_events(in_district uuid, in_stream uuid, in_kind text, expected_seq bigint, in_command uuid, in_by uuid, in_events text)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
declare
  events jsonb := in_events::jsonb;
  added integer := jsonb_array_length(events);
  event jsonb;
  last_seq bigint;
  done_seq bigint;
begin
  perform
    set_config('role', 'jointwork_app', true),
    set_config('app.district', in_district::text, true),
    pg_advisory_xact_lock(hashtextextended(in_stream::text, 0));
  last_seq := coalesce((select l.seq from event_log l where l.district_id = in_district and l.stream_id = in_stream order by l.seq desc limit 1), 0);
  if last_seq <> expected_seq then
    done_seq := (select max(l.seq) from event_log l where l.district_id = in_district and l.stream_id = in_stream and l.command_id = in_command);
    return case when done_seq is not null then 'duplicate ' || done_seq when last_seq = 0 then 'missing 0' else 'moved ' || last_seq end;
  end if;
  if expected_seq = 0 then
    insert into event_stream (district_id, stream_id, kind) values (in_district, in_stream, in_kind);
  end if;
  for i in 1 .. added loop
    event := events -> (i - 1);
    insert into event_log (district_id, stream_id, seq, command_id, n, type, version, payload, by_person)
    values (in_district, in_stream, expected_seq + i, in_command, i, event ->> 'type', (event ->> 'v')::integer, event, in_by);
  end loop;
  perform pg_notify('event_log', in_district::text || ' ' || in_stream::text || ' ' || (expected_seq + added)::text);
  return 'appended ' || (expected_seq + added);
end
$function$
;
grant execute on function append_events(uuid,uuid,text,bigint,uuid,uuid,text) to public;

CREATE OR REPLACE FUNCTION public.identity_drop_address(of_person uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from identity_user
  where id = of_person and first_signed_in_at is null
    and district_id = nullif(current_setting('app.district', true), '')::uuid;
  return found;
end
$function$
;
grant execute on function identity_drop_address(uuid) to jointwork_app;

CREATE OR REPLACE FUNCTION public.identity_set_address(of_person uuid, new_name text, new_email text, own_change boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  asking_district uuid := nullif(current_setting('app.district', true), '')::uuid;
begin
  if asking_district is null then
    raise exception 'an address belongs to a person of a district';
  end if;
  -- An invitation was made for one address; with another address it is good no more.
  update identity_invitation i set voided_at = now() from identity_user u
  where i.user_id = of_person and u.id = of_person and u.district_id = asking_district and u.email <> lower(new_email)
    and i.used_at is null and i.voided_at is null;
  insert into identity_user (id, district_id, name, email) values (of_person, asking_district, new_name, lower(new_email))
  on conflict (id) do update set
    name = excluded.name,
    email = excluded.email,
    updated_at = now()
  where identity_user.district_id = asking_district
    and (own_change or identity_user.first_signed_in_at is null or identity_user.email = excluded.email);
  return found;
exception when unique_violation then
  return false;
end
$function$
;
grant execute on function identity_set_address(uuid,text,text,boolean) to jointwork_app;

CREATE OR REPLACE FUNCTION public.identity_standing(of_people uuid[])
 RETURNS TABLE(person_id uuid, standing text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select u.id, case
    when u.first_signed_in_at is not null then 'signed-in'
    when exists (select 1 from identity_invitation i
      where i.user_id = u.id and i.used_at is null and i.voided_at is null and i.expires_at > now()) then 'invited'
    else 'none' end
  from identity_user u
  where u.id = any (of_people) and u.district_id = nullif(current_setting('app.district', true), '')::uuid
$function$
;
grant execute on function identity_standing(uuid[]) to jointwork_app;

CREATE OR REPLACE FUNCTION public.protect_identity_table(of_table regclass)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from pg_class where oid = of_table and relname like 'identity\_%') then
    raise exception 'the name of % must start with "identity_"', of_table;
  end if;
  execute format('grant select, insert, update, delete on %s to jointwork_identity', of_table);
end
$function$
;
grant execute on function protect_identity_table(regclass) to public;

CREATE OR REPLACE FUNCTION public.protect_table(of_table regclass)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  first_key text;
begin
  select a.attname into first_key
  from pg_constraint c
  join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
  where c.conrelid = of_table and c.contype = 'p' and a.atttypid = 'uuid'::regtype;
  if first_key is distinct from 'district_id' then
    raise exception 'the primary key of % must start with "district_id uuid"', of_table;
  end if;
  -- Enabled, not forced: the owner works past the wall on purpose (see docs/decisions/0001-database.md).
  execute format('alter table %s enable row level security', of_table);
  execute format(
    'create policy district_wall on %s using (district_id = nullif(current_setting(''app.district'', true), '''')::uuid)'
    ' with check (district_id = nullif(current_setting(''app.district'', true), '''')::uuid)', of_table);
  execute format('grant select, insert, update, delete on %s to jointwork_app', of_table);
end
$function$
;
grant execute on function protect_table(regclass) to public;

CREATE OR REPLACE FUNCTION public.read_events(in_district uuid, in_stream uuid, in_kind text, since_seq bigint)
 RETURNS TABLE(seq bigint, command_id uuid, payload jsonb, by_person uuid)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
begin
  perform set_config('role', 'jointwork_app', true), set_config('app.district', in_district::text, true);
  return query
    select l.seq, l.command_id, l.payload, l.by_person from event_log l
    where l.district_id = in_district and l.stream_id = in_stream and l.seq > since_seq
      and exists (select 1 from event_stream s where s.district_id = in_district and s.stream_id = in_stream and s.kind = in_kind)
    order by l.seq;
end
$function$
;
grant execute on function read_events(uuid,uuid,text,bigint) to public;

CREATE OR REPLACE FUNCTION public.refuse_change_of_published_protocol()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a published protocol version never changes';
end
$function$
;
grant execute on function refuse_change_of_published_protocol() to public;

CREATE OR REPLACE FUNCTION public.stream_ends(in_districts uuid[], in_streams uuid[])
 RETURNS TABLE(district_id uuid, stream_id uuid, seq bigint)
 LANGUAGE sql
 STABLE
AS $function$
  select wanted.district_id, wanted.stream_id, last.seq
  from unnest(in_districts, in_streams) as wanted (district_id, stream_id)
  cross join lateral (
    select l.seq from event_log l
    where l.district_id = wanted.district_id and l.stream_id = wanted.stream_id
    order by l.seq desc limit 1
  ) as last
$function$
;
