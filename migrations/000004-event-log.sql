-- What people do together, as an append-only log: one stream per thing, a dense sequence per stream.

create table event_stream (
  district_id uuid not null,
  stream_id uuid not null,
  kind text not null,
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
revoke update, delete, truncate on event_stream from jointwork_app;

-- Appends what one command did, if the stream still ends where the command was decided. Answers a word and a number:
--   'appended N'   stored; N is the stream's new end
--   'duplicate N'  this command was stored before; N is the end of what it did then
--   'moved N'      others came first; N is the stream's end now, nothing was stored
--   'missing 0'    there is no such stream
-- expected_seq 0 begins a stream. One statement does everything, so that a command costs one round trip. The lock makes
-- appends to one stream wait for each other's commit, so the sequence is dense and becomes visible in its order; it is kept
-- in memory, which costs less than locking a row. A repeat that its caller should have known meets the unique index.
create function append_events(in_district uuid, in_stream uuid, in_kind text, expected_seq bigint, in_command uuid, in_by uuid, in_events text) returns text
language plpgsql
as $$
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

-- Where many streams end, for the poll that makes up for lost notices. Reads across districts, so only the owner may call it.
create function stream_ends(in_districts uuid[], in_streams uuid[])
returns table (district_id uuid, stream_id uuid, seq bigint)
language sql stable
as $$
  select wanted.district_id, wanted.stream_id, last.seq
  from unnest(in_districts, in_streams) as wanted (district_id, stream_id)
  cross join lateral (
    select l.seq from event_log l
    where l.district_id = wanted.district_id and l.stream_id = wanted.stream_id
    order by l.seq desc limit 1
  ) as last
$$;
revoke execute on function stream_ends(uuid[], uuid[]) from public;

-- Secrets of this installation, made by the first server that needs them; no district's, and the owner's alone.
create table installation_secret (
  name text primary key,
  secret text not null
);
