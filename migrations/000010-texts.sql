-- Studies: who belongs to them, the sources they read with every version of the text, cases, attributes, and how imports went.
-- Offsets everywhere count Unicode code points, so that a database whose characters are counted otherwise changes nothing.

create table study (
  district_id uuid not null,
  study_id uuid not null,
  title text not null,
  question text not null,
  -- Counts changes of title, question, members and archiving, so that an old page never writes over a newer one.
  revision integer not null default 1,
  -- Names the moment in the texts: grows with every source that comes, goes, or gets a new version.
  texts_revision integer not null default 0,
  created_at timestamptz not null,
  created_by uuid not null,
  archived_at timestamptz,
  primary key (district_id, study_id)
);
select protect_table('study');
revoke delete, truncate on study from jointwork_app;

create table study_member (
  district_id uuid not null,
  study_id uuid not null,
  person_id uuid not null,
  part text not null check (part in ('lead', 'coder', 'reader')),
  added_at timestamptz not null,
  primary key (district_id, study_id, person_id),
  foreign key (district_id, study_id) references study (district_id, study_id)
);
create index study_member_person on study_member (district_id, person_id);
select protect_table('study_member');

create table study_attribute (
  district_id uuid not null,
  attribute_id uuid not null,
  study_id uuid not null,
  name text not null,
  type text not null check (type in ('text', 'boolean', 'integer', 'float', 'date', 'datetime')),
  applies_to text not null check (applies_to in ('source', 'case')),
  allowed jsonb,
  -- The two that every import fills.
  key text check (key in ('folder', 'file')),
  created_at timestamptz not null,
  primary key (district_id, attribute_id),
  foreign key (district_id, study_id) references study (district_id, study_id)
);
create unique index study_attribute_name on study_attribute (district_id, study_id, applies_to, lower(name));
select protect_table('study_attribute');

create table study_case (
  district_id uuid not null,
  case_id uuid not null,
  study_id uuid not null,
  kind text not null check (kind in ('person', 'network', 'meeting', 'school', 'other')),
  name text not null,
  person_id uuid,
  network_id uuid,
  -- Values by attribute id.
  attributes jsonb not null,
  revision integer not null default 1,
  created_at timestamptz not null,
  primary key (district_id, case_id),
  foreign key (district_id, study_id) references study (district_id, study_id)
);
create index study_case_study on study_case (district_id, study_id, lower(name));
select protect_table('study_case');

create table text_source (
  district_id uuid not null,
  source_id uuid not null,
  study_id uuid not null,
  title text not null,
  type text not null check (type in ('observation', 'interview', 'document', 'survey', 'other')),
  dated_on date not null,
  respondent_id uuid,
  basis text check (basis in ('observed', 'took-part', 'heard')),
  handout_of uuid,
  given_by text not null default '',
  document_kind text not null default '',
  attributes jsonb not null,
  version integer not null check (version >= 1),
  -- Where it came from: the path inside the drop, and the SHA-256 of the file as it was, to know it again.
  folder text not null,
  file text not null,
  file_hash text,
  -- Several sources may come out of one file.
  part_of_file integer not null default 0,
  -- Of the newest version, so that lists need not read texts.
  length integer not null,
  turns integer not null,
  revision integer not null default 1,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (district_id, source_id),
  foreign key (district_id, study_id) references study (district_id, study_id),
  foreign key (district_id, respondent_id) references study_case (district_id, case_id),
  foreign key (district_id, handout_of) references text_source (district_id, source_id)
);
create index text_source_study on text_source (district_id, study_id, lower(title), source_id);
create index text_source_file on text_source (district_id, study_id, file_hash);
create index text_source_name on text_source (district_id, study_id, folder, file);
select protect_table('text_source');
revoke delete, truncate on text_source from jointwork_app;

create table text_version (
  district_id uuid not null,
  source_id uuid not null,
  version integer not null check (version >= 1),
  text text not null,
  -- Turns and segments, packed; see src/slices/texts/model/structure.ts.
  structure text not null,
  sha256 text not null,
  length integer not null,
  made_at timestamptz not null,
  made_by uuid not null,
  why text not null,
  primary key (district_id, source_id, version),
  foreign key (district_id, source_id) references text_source (district_id, source_id)
);
select protect_table('text_version');
-- Quotations rest on it: what a version says is said for ever.
revoke update, delete, truncate on text_version from jointwork_app;

create table source_case (
  district_id uuid not null,
  source_id uuid not null,
  case_id uuid not null,
  primary key (district_id, source_id, case_id),
  foreign key (district_id, source_id) references text_source (district_id, source_id),
  foreign key (district_id, case_id) references study_case (district_id, case_id)
);
create index source_case_case on source_case (district_id, case_id);
select protect_table('source_case');

-- What the columns of tables with this heading mean, as somebody confirmed it.
create table column_map (
  district_id uuid not null,
  study_id uuid not null,
  signature text not null,
  headings jsonb not null,
  map jsonb not null,
  kept_at timestamptz not null,
  primary key (district_id, study_id, signature),
  foreign key (district_id, study_id) references study (district_id, study_id)
);
select protect_table('column_map');

-- One line for each file of an import, refused ones too.
create table import_line (
  district_id uuid not null,
  line_id uuid not null,
  study_id uuid not null,
  import_id uuid not null,
  folder text not null,
  file text not null,
  status text not null check (status in ('imported', 'known', 'changed', 'replaced', 'refused')),
  message text not null,
  source_ids jsonb not null,
  rows integer not null,
  codings integer not null,
  notes jsonb not null,
  at timestamptz not null,
  by_person uuid not null,
  primary key (district_id, line_id),
  foreign key (district_id, study_id) references study (district_id, study_id)
);
create index import_line_import on import_line (district_id, study_id, import_id, line_id);
select protect_table('import_line');
revoke update, delete, truncate on import_line from jointwork_app;
