-- The walls between districts, before there is anything behind them.
--
-- Two roles that own nothing and cannot sign in do all daily work: jointwork_app inside one district, jointwork_identity on
-- accounts and sign-ins. The server takes one of them on at the start of every transaction. Databases of one PostgreSQL
-- cluster share roles, so a role may be there already, made by another database at this very moment.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['jointwork_app', 'jointwork_identity'] loop
    begin
      if not exists (select from pg_roles where rolname = role_name) then
        execute format('create role %I nologin', role_name);
      end if;
    exception when duplicate_object or unique_violation then
      null;
    when insufficient_privilege then
      raise exception 'the role % is missing and % may not create it. An administrator runs: create role % nologin; grant % to %;',
        role_name, current_user, role_name, role_name, current_user;
    end;
    begin
      if not pg_has_role(current_user, role_name, 'member') then
        execute format('grant %I to %I', role_name, current_user);
      end if;
    exception when insufficient_privilege then
      raise exception '% may not act as the role %. An administrator runs: grant % to %;',
        current_user, role_name, role_name, current_user;
    end;
  end loop;
end
$$;

grant usage on schema public to jointwork_app, jointwork_identity;

-- Puts a table behind the wall: whoever is not its owner sees and writes only rows of the district that the transaction
-- named. Refuses a table whose primary key does not start with district_id, so that none is forgotten.
create function protect_table(of_table regclass) returns void
language plpgsql
set search_path = public, pg_temp
as $$
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
$$;

-- Gives a table to the sign-in side alone. Its rows belong to people who may not have a district yet.
create function protect_identity_table(of_table regclass) returns void
language plpgsql
set search_path = public, pg_temp
as $$
begin
  if not exists (select from pg_class where oid = of_table and relname like 'identity\_%') then
    raise exception 'the name of % must start with "identity_"', of_table;
  end if;
  execute format('grant select, insert, update, delete on %s to jointwork_identity', of_table);
end
$$;
