-- Protocols: how a structured conversation runs. One shared draft at most; published versions are final.

create table protocol (
  district_id uuid not null,
  protocol_id uuid not null,
  -- The key of a protocol that comes with the product; null for the district's own.
  built_in text,
  copied_from uuid,
  copied_from_version integer,
  created_at timestamptz not null,
  created_by uuid,
  archived_at timestamptz,
  draft jsonb,
  -- Counts every save and every publication, so that an old page can never write over a newer draft.
  draft_revision integer not null default 0,
  draft_based_on integer,
  draft_saved_at timestamptz,
  draft_saved_by uuid,
  primary key (district_id, protocol_id),
  unique (district_id, built_in)
);
select protect_table('protocol');
revoke delete, truncate on protocol from jointwork_app;

create table protocol_version (
  district_id uuid not null,
  protocol_id uuid not null,
  version integer not null check (version >= 1),
  content jsonb not null,
  note text not null,
  published_at timestamptz not null,
  published_by uuid,
  primary key (district_id, protocol_id, version),
  foreign key (district_id, protocol_id) references protocol (district_id, protocol_id)
);
select protect_table('protocol_version');
-- A session keeps the version it began with, so a published version never changes: the application cannot, and the trigger
-- stops everyone else who might do it by mistake.
revoke update, delete, truncate on protocol_version from jointwork_app;

create function refuse_change_of_published_protocol() returns trigger language plpgsql as $$
begin
  raise exception 'a published protocol version never changes';
end
$$;
create trigger protocol_version_is_final before update on protocol_version
for each row execute function refuse_change_of_published_protocol();
