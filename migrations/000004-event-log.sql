-- What people do together, as an append-only log: one stream per thing, a dense sequence per stream.

create table event_stream (
  district_id uuid not null,
  stream_id uuid not null,
  kind text not null,
  seq bigint not null,
  primary key (district_id, stream_id)
);

create table event_log (
  district_id uuid not null,
  stream_id uuid not null,
  seq bigint not null,
  -- The client's id of the command, and the event's place in what that command did: a repeat cannot be stored twice.
  command_id uuid not null,
  n integer not null,
  type text not null,
  version integer not null,
  payload jsonb not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (district_id, stream_id, seq),
  unique (district_id, stream_id, command_id, n)
);

select protect_table('event_stream');
select protect_table('event_log');
-- Facts are final: the application may add to the log, never change or remove.
revoke update, delete, truncate on event_log from jointwork_app;
revoke delete, truncate on event_stream from jointwork_app;

-- Appends what one command did, if the stream still stands where the command was decided.
--   appended:  stored; seq is the stream's new end
--   duplicate: this command was stored before; seq is the end of what it did then
--   moved:     others came first; seq is the stream's end now, nothing was stored
--   missing:   there is no such stream
-- expected_seq 0 begins a stream. One statement does everything, so that a command costs one round trip; the update both
-- locks the stream's row until commit and checks its end. A repeat that the caller could not know of meets the unique
-- index and raises 23505.
create function append_events(in_district uuid, in_stream uuid, in_kind text, expected_seq bigint, in_command uuid, in_by uuid, in_events text)
returns table (status text, seq bigint)
language plpgsql
as $$
#variable_conflict use_column
declare
  events jsonb := in_events::jsonb;
  added integer := jsonb_array_length(events);
  found_seq bigint;
begin
  perform set_config('role', 'jointwork_app', true), set_config('app.district', in_district::text, true);
  if expected_seq = 0 then
    insert into event_stream (district_id, stream_id, kind, seq) values (in_district, in_stream, in_kind, added)
    on conflict (district_id, stream_id) do nothing;
  else
    update event_stream s set seq = expected_seq + added
    where s.district_id = in_district and s.stream_id = in_stream and s.seq = expected_seq and s.kind = in_kind;
  end if;
  if not found then
    select max(l.seq) into found_seq from event_log l
    where l.district_id = in_district and l.stream_id = in_stream and l.command_id = in_command;
    if found_seq is not null then
      return query select 'duplicate', found_seq;
      return;
    end if;
    select s.seq into found_seq from event_stream s
    where s.district_id = in_district and s.stream_id = in_stream and s.kind = in_kind;
    return query select case when found_seq is null then 'missing' else 'moved' end, coalesce(found_seq, 0);
    return;
  end if;
  insert into event_log (district_id, stream_id, seq, command_id, n, type, version, payload, by_person)
  select in_district, in_stream, expected_seq + e.n, in_command, e.n, e.payload ->> 'type', (e.payload ->> 'v')::integer, e.payload, in_by
  from jsonb_array_elements(events) with ordinality as e (payload, n);
  perform pg_notify('event_log', in_district::text || ' ' || in_stream::text || ' ' || (expected_seq + added)::text);
  return query select 'appended', expected_seq + added;
end
$$;

-- The stream's events after since_seq, in order; none when the stream is not of this kind or not of this district.
create function read_events(in_district uuid, in_stream uuid, in_kind text, since_seq bigint)
returns table (seq bigint, command_id uuid, payload jsonb, by_person uuid)
language plpgsql
as $$
#variable_conflict use_column
begin
  perform set_config('role', 'jointwork_app', true), set_config('app.district', in_district::text, true);
  return query
    select l.seq, l.command_id, l.payload, l.by_person from event_log l
    where l.district_id = in_district and l.stream_id = in_stream and l.seq > since_seq
      and exists (select 1 from event_stream s where s.district_id = in_district and s.stream_id = in_stream and s.kind = in_kind)
    order by l.seq;
end
$$;

-- Where many streams stand, for the poll that makes up for lost notices. Reads across districts, so only the owner may call it.
create function stream_ends(in_districts uuid[], in_streams uuid[])
returns table (district_id uuid, stream_id uuid, seq bigint)
language sql stable
as $$
  select s.district_id, s.stream_id, s.seq
  from unnest(in_districts, in_streams) as wanted (district_id, stream_id)
  join event_stream s on s.district_id = wanted.district_id and s.stream_id = wanted.stream_id
$$;
revoke execute on function stream_ends(uuid[], uuid[]) from public;

-- Secrets of this installation, made by the first server that needs them; no district's, and the owner's alone.
create table installation_secret (
  name text primary key,
  secret text not null
);
