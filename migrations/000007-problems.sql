-- Problems of practice: every save is a version; the conversation on it belongs to its author and their supervisors.

create table problem (
  district_id uuid not null,
  problem_id uuid not null,
  author_id uuid not null,
  created_at timestamptz not null,
  -- The newest version.
  version integer not null check (version >= 1),
  saved_at timestamptz not null,
  consultation_at timestamptz,
  ready_author_at timestamptz,
  ready_supervisor_at timestamptz,
  ready_supervisor_id uuid,
  -- When a changed statement took the marks back; cleared by the next mark.
  ready_undone_at timestamptz,
  presented_at timestamptz,
  primary key (district_id, problem_id)
);
create index problem_author on problem (district_id, author_id);
select protect_table('problem');
revoke delete, truncate on problem from jointwork_app;

create table problem_version (
  district_id uuid not null,
  problem_id uuid not null,
  version integer not null check (version >= 1),
  content jsonb not null,
  reason text not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  primary key (district_id, problem_id, version),
  foreign key (district_id, problem_id) references problem (district_id, problem_id)
);
select protect_table('problem_version');
-- What was once saved stays as it was.
revoke update, delete, truncate on problem_version from jointwork_app;

create table problem_comment (
  district_id uuid not null,
  comment_id uuid not null,
  problem_id uuid not null,
  answers uuid,
  field text,
  version integer not null,
  by_person uuid not null,
  at timestamptz not null,
  text text not null,
  resolved_at timestamptz,
  primary key (district_id, comment_id),
  foreign key (district_id, problem_id) references problem (district_id, problem_id),
  foreign key (district_id, answers) references problem_comment (district_id, comment_id)
);
create index problem_comment_problem on problem_comment (district_id, problem_id, at);
select protect_table('problem_comment');
revoke delete, truncate on problem_comment from jointwork_app;

-- The statement before and after are those of the two versions; only the reason is written here.
create table problem_refocusing (
  district_id uuid not null,
  refocusing_id uuid not null,
  problem_id uuid not null,
  from_version integer not null,
  to_version integer not null,
  reason text not null,
  by_person uuid not null,
  at timestamptz not null,
  primary key (district_id, refocusing_id),
  foreign key (district_id, problem_id, from_version) references problem_version (district_id, problem_id, version),
  foreign key (district_id, problem_id, to_version) references problem_version (district_id, problem_id, version)
);
create index problem_refocusing_problem on problem_refocusing (district_id, problem_id, at);
select protect_table('problem_refocusing');
revoke update, delete, truncate on problem_refocusing from jointwork_app;

-- Private notes on a consultation: read by their writer alone.
create table problem_note (
  district_id uuid not null,
  note_id uuid not null,
  problem_id uuid not null,
  author_id uuid not null,
  text text not null,
  saved_at timestamptz not null,
  primary key (district_id, note_id),
  foreign key (district_id, problem_id) references problem (district_id, problem_id)
);
create index problem_note_author on problem_note (district_id, problem_id, author_id);
select protect_table('problem_note');

create table problem_document (
  district_id uuid not null,
  document_id uuid not null,
  problem_id uuid not null,
  file_id uuid not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  shown text not null check (shown in ('page', 'pdf', 'image', 'download')),
  added_at timestamptz not null,
  -- Taken away, and until when it can be brought back.
  removed_at timestamptz,
  primary key (district_id, document_id),
  foreign key (district_id, problem_id) references problem (district_id, problem_id)
);
create index problem_document_problem on problem_document (district_id, problem_id);
create index problem_document_removed on problem_document (removed_at) where removed_at is not null;
select protect_table('problem_document');

-- A Word document as the clean page that readers are shown, made once when it is brought.
create table problem_document_page (
  district_id uuid not null,
  document_id uuid not null,
  html text not null,
  notes jsonb not null,
  primary key (district_id, document_id),
  foreign key (district_id, document_id) references problem_document (district_id, document_id) on delete cascade
);
select protect_table('problem_document_page');
