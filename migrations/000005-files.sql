-- Files that people bring, kept beside the rows that speak of them: one backup, one transaction, one wall.
create table stored_file (
  district_id uuid not null,
  file_id uuid not null,
  name text not null check (name <> ''),
  media_type text not null,
  bytes integer not null check (bytes > 0),
  sha256 text not null check (length(sha256) = 64),
  content bytea not null,
  created_at timestamptz not null default now(),
  primary key (district_id, file_id),
  check (octet_length(content) = bytes)
);
select protect_table('stored_file');
-- Documents and pictures are packed already; packing them again only costs time.
alter table stored_file alter column content set storage external;
