-- Districts, their schools and people, who holds which role from when to when, and who belongs to which network, cohort or circle.
-- Every from/to pair is a half-open span of days: the first day it holds, and the first on which it no longer does (null: open).

create table district (
  district_id uuid primary key,
  name text not null,
  time_zone text not null,
  leadership_definition text not null default '',
  created_at timestamptz not null
);

create table school (
  district_id uuid not null,
  school_id uuid not null,
  name text not null,
  level text not null check (level in ('elementary', 'k-8', 'middle', 'high', 'k-12', 'other')),
  size integer check (size >= 0),
  -- Text: the Center's ids begin with zeros.
  nces_id text,
  created_at timestamptz not null,
  primary key (district_id, school_id)
);
create unique index school_nces on school (district_id, nces_id) where nces_id is not null;

create table person (
  district_id uuid not null,
  person_id uuid not null,
  name text not null,
  -- As shown to administrators; what signs in is identity_user.email.
  email text,
  wants_mail boolean not null default true,
  -- Set for a guest let into one session by a link: such a person is in no list.
  guest_of_session uuid,
  created_at timestamptz not null,
  primary key (district_id, person_id)
);
create index person_by_name on person (district_id, lower(name), person_id) where guest_of_session is null;

create table held_role (
  district_id uuid not null,
  role_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('principal', 'supervisor', 'central-office', 'school-team', 'cabinet', 'researcher', 'administrator')),
  school_id uuid,
  from_on date not null,
  to_on date check (to_on >= from_on),
  primary key (district_id, role_id),
  foreign key (district_id, person_id) references person (district_id, person_id),
  foreign key (district_id, school_id) references school (district_id, school_id)
);
create index held_role_person on held_role (district_id, person_id);
create index held_role_role on held_role (district_id, role, person_id);
create index held_role_school on held_role (district_id, school_id);

-- A network (PPLC), a cohort or a circle: three kinds of people who meet, alike in who belongs when.
create table person_group (
  district_id uuid not null,
  group_id uuid not null,
  kind text not null check (kind in ('network', 'cohort', 'circle')),
  name text not null,
  level text check (level in ('elementary', 'k-8', 'middle', 'high', 'k-12', 'other')),
  network_id uuid,
  cohort_id uuid,
  supervisor_sees text not null default 'completion' check (supervisor_sees in ('completion', 'record')),
  ended_on date,
  created_at timestamptz not null,
  primary key (district_id, group_id),
  foreign key (district_id, network_id) references person_group (district_id, group_id),
  foreign key (district_id, cohort_id) references person_group (district_id, group_id)
);
create index person_group_kind on person_group (district_id, kind, lower(name));

create table membership (
  district_id uuid not null,
  membership_id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  part text not null check (part in ('member', 'supervisor')),
  from_on date not null,
  to_on date check (to_on > from_on),
  began_because text not null default '',
  ended_because text not null default '',
  primary key (district_id, membership_id),
  foreign key (district_id, group_id) references person_group (district_id, group_id),
  foreign key (district_id, person_id) references person (district_id, person_id)
);
create index membership_group on membership (district_id, group_id, part);
create index membership_person on membership (district_id, person_id, part);

-- Each person's own inbox in the app.
create table notice (
  district_id uuid not null,
  notice_id uuid not null,
  person_id uuid not null,
  kind text not null,
  -- The sender's own name for this notice: the same key again adds nothing, so a repeated job tells nobody twice.
  key text,
  title text not null,
  body text not null,
  url text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (district_id, notice_id),
  foreign key (district_id, person_id) references person (district_id, person_id)
);
create index notice_inbox on notice (district_id, person_id, notice_id desc);
create unique index notice_key on notice (district_id, person_id, key) where key is not null;

-- Who did what administrative act. Never anything that anyone wrote in private.
create table audit_entry (
  district_id uuid not null,
  entry_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  act text not null,
  sentence text not null,
  primary key (district_id, entry_id)
);

select protect_table('district');
select protect_table('school');
select protect_table('person');
select protect_table('held_role');
select protect_table('person_group');
select protect_table('membership');
select protect_table('notice');
select protect_table('audit_entry');
-- An audit trail that the application could change would prove nothing.
revoke update, delete, truncate on audit_entry from jointwork_app;
-- Districts are made by the owner alone.
revoke insert, delete, truncate on district from jointwork_app;
