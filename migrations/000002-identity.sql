-- Who can sign in: accounts, browser sign-ins, links and codes. Their keys have no district, because a stranger who types
-- an address has none yet. Only jointwork_identity reads and writes here; jointwork_app has the three functions at the end.

-- One account is one person of one district: the id is the person's. The row exists from the day an address is known, so
-- an address belongs to one person of the whole installation.
create table identity_user (
  id uuid primary key,
  district_id uuid not null,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  first_signed_in_at timestamptz,
  recovery_codes_made_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table identity_session (
  id uuid primary key,
  user_id uuid not null references identity_user (id) on delete cascade,
  token text not null unique,
  signed_in_by text not null default 'password',
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index identity_session_user on identity_session (user_id);

create table identity_account (
  id uuid primary key,
  user_id uuid not null references identity_user (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (user_id, provider_id)
);

-- Mailed sign-in links, kept as hashes by the sign-in library.
create table identity_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index identity_verification_identifier on identity_verification (identifier);

create table identity_invitation (
  token_hash text primary key,
  user_id uuid not null references identity_user (id) on delete cascade,
  made_by uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  voided_at timestamptz
);
create index identity_invitation_user on identity_invitation (user_id);

create table identity_recovery_code (
  user_id uuid not null references identity_user (id) on delete cascade,
  code_hash text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);

-- A link that lets guests into one session, and the guests it has let in.
create table identity_guest_pass (
  pass_id uuid primary key,
  token_hash text not null unique,
  district_id uuid not null,
  session_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  seats integer not null check (seats between 1 and 50),
  revoked_at timestamptz
);
create index identity_guest_pass_session on identity_guest_pass (session_id);

create table identity_guest (
  person_id uuid primary key,
  pass_id uuid not null references identity_guest_pass (pass_id) on delete cascade,
  token_hash text not null unique,
  name text not null,
  made_at timestamptz not null
);
create index identity_guest_pass_guests on identity_guest (pass_id);

-- Counters of tries, shared by every server; the shape is the rate limiter's own.
create table identity_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

select protect_identity_table('identity_user');
select protect_identity_table('identity_session');
select protect_identity_table('identity_account');
select protect_identity_table('identity_verification');
select protect_identity_table('identity_invitation');
select protect_identity_table('identity_recovery_code');
select protect_identity_table('identity_guest_pass');
select protect_identity_table('identity_guest');
select protect_identity_table('identity_limit');

-- Gives a person of the asking district this address. False when someone of this installation has it already, or when the
-- person has signed in: from then on the address is theirs, and only `own_change` (they asked themselves) may move it.
create function identity_set_address(of_person uuid, new_name text, new_email text, own_change boolean)
returns boolean
language plpgsql security definer
set search_path = public, pg_temp
as $$
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
$$;

-- Takes the address away again, for someone who has never signed in.
create function identity_drop_address(of_person uuid)
returns boolean
language plpgsql security definer
set search_path = public, pg_temp
as $$
begin
  delete from identity_user
  where id = of_person and first_signed_in_at is null
    and district_id = nullif(current_setting('app.district', true), '')::uuid;
  return found;
end
$$;

-- Where people of the asking district stand with signing in: nothing secret, for the list that administrators read.
create function identity_standing(of_people uuid[])
returns table (person_id uuid, standing text)
language sql stable security definer
set search_path = public, pg_temp
as $$
  select u.id, case
    when u.first_signed_in_at is not null then 'signed-in'
    when exists (select 1 from identity_invitation i
      where i.user_id = u.id and i.used_at is null and i.voided_at is null and i.expires_at > now()) then 'invited'
    else 'none' end
  from identity_user u
  where u.id = any (of_people) and u.district_id = nullif(current_setting('app.district', true), '')::uuid
$$;

revoke execute on function identity_set_address(uuid, text, text, boolean) from public;
revoke execute on function identity_drop_address(uuid) from public;
revoke execute on function identity_standing(uuid[]) from public;
grant execute on function identity_set_address(uuid, text, text, boolean) to jointwork_app;
grant execute on function identity_drop_address(uuid) to jointwork_app;
grant execute on function identity_standing(uuid[]) to jointwork_app;
